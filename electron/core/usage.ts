import type { ExtraState, LimitModeWord } from './limit-mode/word';
import type { PlanWords } from './plan-spelling';

/**
 * The words of the field as readonly types. Instants are epoch milliseconds (UTC); utilization is the
 * percent of a window that is *used*, 0–100 and sometimes above, never "remaining", never a fraction.
 */

/**
 * Where an observation came from. `claude_code`: the answer of Claude Code's control request, which a click asks for;
 * `claude_code_cache`: the last answer of the usage endpoint as Claude Code keeps it in `.claude.json`.
 */
export const sourceIds = [
  'response_headers',
  'official_api',
  'claude_code',
  'claude_code_cache',
  'statusline',
  'local_estimate',
] as const;
export type SourceId = (typeof sourceIds)[number];

/** Whether a source is an answer of Anthropic's own, which alone proves that use fell. */
export function isProof(source: SourceId): boolean {
  return isUsageBody(source) || source === 'response_headers';
}

/** Whether a source hands on the body of the usage endpoint: it names every window, and says what has not started. */
export function isUsageBody(source: SourceId): boolean {
  return source === 'official_api' || isOfClaudeCode(source);
}

/** Whether Claude Code asked for the answer with its own login, so that it holds while Quotide has no login. */
export function isOfClaudeCode(source: SourceId): boolean {
  return source === 'claude_code' || source === 'claude_code_cache';
}

/**
 * Whether a source may say an old value again as if it were new: an idle session draws its old status line. Such a
 * source proves that use rose, never that it fell.
 */
export function mayRepeat(source: SourceId): boolean {
  return !isProof(source) && source !== 'local_estimate';
}

/** How serious a window's utilization is; `reached` means Claude refuses or 100 % is used. */
export type Severity = 'normal' | 'warning' | 'critical' | 'reached';

/** An amount in major units (dollars, not cents). */
export interface Money {
  readonly amount: number;
  /** ISO 4217 code, e.g. `USD`. */
  readonly currency: string;
}

/** What one source said about one rate-limit window at one moment. */
export interface LimitWindow {
  /** `five_hour`, `seven_day`, `seven_day_<model>`, or a codename that carries money. */
  readonly id: string;
  /** Words for a person: `5-hour`, `7-day`, `7-day Fable`. */
  readonly label: string;
  /** Percent used as the source said it; `null` when it did not say. */
  readonly utilization: number | null;
  /** Canonical reset instant; `null` when the window has not started (or the source did not say). */
  readonly resetsAt: number | null;
  /** The reset exactly as the source wrote it, for the history. */
  readonly rawResetsAt: string | null;
  /** Whether `resetsAt` is an exact epoch from a header rather than a rounded timestamp. */
  readonly exactReset: boolean;
  /** The source's own severity: a floor for ours. */
  readonly severity: Severity;
}

/** Pay-as-you-go use beyond the plan ("usage credits"). */
export interface ExtraUsage {
  readonly enabled: boolean;
  readonly used: Money | null;
  /** `null` when uncapped or unknown. */
  readonly limit: Money | null;
  /** Percent of the limit, computed from the amounts; may exceed 100; `null` without a limit. */
  readonly utilization: number | null;
  /** Prepaid money left, where Anthropic says it. */
  readonly balance: Money | null;
  /** Anthropic's word for why it is off, verbatim. */
  readonly disabledReason: string | null;
  /** The user switched it off: not worth a row. */
  readonly userDisabled: boolean;
  /** Whose it is, whether it pays now, whether a cap has paused it; absent where no response said. */
  readonly state?: ExtraState | undefined;
  /** Daily and weekly caps beside the limit; absent where Anthropic names none. */
  readonly caps?: readonly SpendCap[] | undefined;
  /** Whether Anthropic says that a limit of it is reached, whichever one; absent where it does not say. */
  readonly limitReached?: boolean | undefined;
}

/** A cap on extra usage for a day or a week. */
export interface SpendCap {
  readonly period: 'daily' | 'weekly';
  readonly used: Money | null;
  readonly limit: Money | null;
}

/** The share of the weekly use by surface; not percent of the limit. */
export interface SurfaceShare {
  readonly key: string;
  readonly label: string;
  readonly percent: number;
}

/** Banked limit resets of one grant. Instants are epoch ms. */
export interface ResetGrant {
  /** Anthropic's id of it; of one that has none, made of its dates. */
  readonly id: string;
  readonly left: number;
  /** `null`: it is open already. */
  readonly startsAt: number | null;
  /** `null`: no end was named. */
  readonly endsAt: number | null;
}

/** The banked limit resets that can be claimed, by grant; no grants: there are none. */
export interface BankedResets {
  readonly grants: readonly ResetGrant[];
}

/** Credit that Anthropic gives for a time. */
export interface PromoCredit {
  readonly id: string;
  /** Anthropic's name for it, fit for a screen. */
  readonly label: string;
  readonly used: Money | null;
  readonly limit: Money | null;
  /** Epoch ms; `null` when not said. */
  readonly endsAt: number | null;
  readonly isEnded: boolean;
}

/** What one source said at one moment. */
export interface Observation {
  readonly source: SourceId;
  /** When the answer arrived; of a source that may repeat itself, when its values changed. */
  readonly observedAt: number;
  /** Key of the account it speaks of. */
  readonly account: string;
  readonly windows: readonly LimitWindow[];
  /** Absent when this source cannot say; `null` when the account has none. */
  readonly extraUsage?: ExtraUsage | null;
  /** The window that Anthropic marks as the one to show where only one fits; `null`: none. Absent: it cannot say. */
  readonly headline?: string | null;
  readonly breakdown?: readonly SurfaceShare[];
  readonly bankedResets?: BankedResets;
  readonly promoCredits?: readonly PromoCredit[];
  /** Absent where the source cannot say how Claude goes on at a limit. */
  readonly limitMode?: LimitModeWord;
  /** What it says of the plan; absent where it says nothing. */
  readonly plan?: PlanWords;
  readonly organizationId: string | null;
  /** HTTP status of the answer it was read from, where there was one. */
  readonly httpStatus: number | null;
  /** False when it repeats a cached answer, or when nothing proves how old its values are. */
  readonly fresh: boolean;
}

/** Tokens of one window or period, as counted on this machine. */
export interface TokenSums {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
}

/** Who is signed in, as far as the login on disk and the profile say. */
export interface Account {
  /** Stable key: organization uuid, else a hash of the config folder. Never an e-mail address. */
  readonly key: string;
  /** `Max`, `Ultra`, `Pro`, …, another plan by its own spelling; `null` when unknown. */
  readonly plan: string | null;
  /** Anthropic's rate-limit tier, verbatim. */
  readonly tier: string | null;
  readonly organizationId: string | null;
  /** What to call it on screen (an e-mail address or an organization's name); never logged. */
  readonly name: string | null;
}

/** What changed; the same words are stored and shown. */
export type EventKind =
  | 'window_reset'
  | 'threshold_crossed'
  | 'limit_reached'
  | 'limit_cleared'
  | 'server_correction'
  | 'account_switched'
  /** At a limit: Claude went on in one of three ways, or was held back again. */
  | 'grace_started'
  | 'low_priority_started'
  | 'extra_usage_started'
  | 'held_back'
  | 'credentials_lost'
  | 'credentials_restored';

/**
 * Why a window was reset ahead of its time, where it may not be Anthropic's own doing. `banked`: a banked reset was used.
 * `restarted`: the 5-hour window alone, while the week kept its use, as `/limit-reset` does it. `unknown`: a banked reset
 * may have been used; the answer that says how many are left has not come.
 */
export type EarlyResetCause = 'banked' | 'restarted' | 'unknown';

export interface UsageEvent {
  readonly kind: EventKind;
  /** When it happened (a scheduled reset: the reset instant, not when we noticed). */
  readonly at: number;
  /** Window id; `null` for account events. */
  readonly window: string | null;
  /** threshold: the percent crossed; resets: percent used before; corrections: the new percent. */
  readonly value: number | null;
  /** A reset ahead of its time; false for every other event. */
  readonly early: boolean;
  /** Of an early reset that may not be Anthropic's own doing; never stored. */
  readonly cause?: EarlyResetCause | undefined;
  readonly account: string;
}
