import type { ExtraState, LimitModeReading } from '../limit-mode/mode-word';
import type { PlanWords } from './plan-spelling';

/**
 * The types of usage readings. Instants are epoch ms (UTC); utilization is the percent of a window that is used, 0–100
 * and sometimes above, never the remaining part and never a fraction.
 */

/**
 * The source of an observation. `claude_code`: the answer to Claude Code's control request, sent on a click;
 * `claude_code_cache`: the last answer of the usage endpoint that Claude Code stores in `.claude.json`.
 */
export const sourceIds = [
  'response_headers',
  'official_api',
  'claude_code',
  'claude_code_cache',
  'statusline',
  'local_estimate',
] as const;
/** The id of a source. */
export type SourceId = (typeof sourceIds)[number];

/** Whether a source is an answer of Anthropic, the only proof that use fell. */
export function isProof(source: SourceId): boolean {
  return isUsageBody(source) || source === 'response_headers';
}

/** Whether a source has the body of the usage endpoint, which names every window, also those that have not started. */
export function isUsageBody(source: SourceId): boolean {
  return source === 'official_api' || isOfClaudeCode(source);
}

/** Whether Claude Code got the answer with its own login, so that it is valid while Quotide has no login. */
export function isOfClaudeCode(source: SourceId): boolean {
  return source === 'claude_code' || source === 'claude_code_cache';
}

/**
 * Whether a source may repeat an old value as a new one: an idle session draws its old status line. Such a source
 * proves that use rose, never that it fell.
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

/** One rate-limit window in an observation. */
export interface LimitWindow {
  /** `five_hour`, `seven_day`, `seven_day_<model>`, or a codename that carries money. */
  readonly id: string;
  /** The window's English name: `5-hour`, `7-day`, `7-day Fable`. */
  readonly label: string;
  /** Percent used as the source has it; `null` without one. */
  readonly utilization: number | null;
  /** The canonical instant of the reset; `null` if the window has not started, or the source has none. */
  readonly resetsAt: number | null;
  /** The reset exactly as the source has it, for the history. */
  readonly rawResetsAt: string | null;
  /** Whether `resetsAt` is an exact epoch of a header and not a rounded timestamp. */
  readonly exactReset: boolean;
  /** The source's own severity, the minimum for ours. */
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
  /** Prepaid money left; `null` if Anthropic reports none. */
  readonly balance: Money | null;
  /** Anthropic's reason why it is off, verbatim. */
  readonly disabledReason: string | null;
  /** Whether the user switched it off, so that it has no row. */
  readonly userDisabled: boolean;
  /** The payer, whether it pays now, whether a cap has paused it; absent where no response had them. */
  readonly state?: ExtraState | undefined;
  /** Daily and weekly caps beside the limit; absent without any. */
  readonly caps?: readonly SpendCap[] | undefined;
  /** Whether Anthropic reports that one of its limits is reached; absent where it does not report. */
  readonly limitReached?: boolean | undefined;
}

/** A cap on extra usage for a day or a week. */
export interface SpendCap {
  readonly period: 'daily' | 'weekly';
  readonly used: Money | null;
  readonly limit: Money | null;
}

/** A surface's share of the weekly use, in percent of the use, not of the limit. */
export interface SurfaceShare {
  readonly key: string;
  readonly label: string;
  readonly percent: number;
}

/** Banked limit resets of one grant. Instants are epoch ms. */
export interface ResetGrant {
  /** Anthropic's id; for a grant without one, made of its dates. */
  readonly id: string;
  readonly left: number;
  /** `null`: it has started. */
  readonly startsAt: number | null;
  /** `null`: it has no end. */
  readonly endsAt: number | null;
}

/** The banked limit resets that can be claimed, by grant; empty without any. */
export interface BankedResets {
  readonly grants: readonly ResetGrant[];
}

/** Credit from Anthropic for a limited time. */
export interface PromoCredit {
  readonly id: string;
  /** Anthropic's name of it, made safe for a screen. */
  readonly label: string;
  readonly used: Money | null;
  readonly limit: Money | null;
  /** Epoch ms; `null` if unknown. */
  readonly endsAt: number | null;
  readonly isEnded: boolean;
}

/** The values of one source at one moment. */
export interface Observation {
  readonly source: SourceId;
  /** When the answer arrived; for a source that may repeat itself, when its values changed. */
  readonly observedAt: number;
  /** Key of the account. */
  readonly account: string;
  readonly windows: readonly LimitWindow[];
  /** Absent if this source has no such value; `null` if the account has none. */
  readonly extraUsage?: ExtraUsage | null;
  /** The window that Anthropic marks as the one to show where only one fits; `null`: none. Absent: no such value. */
  readonly headline?: string | null;
  readonly breakdown?: readonly SurfaceShare[];
  readonly bankedResets?: BankedResets;
  readonly promoCredits?: readonly PromoCredit[];
  /** How Claude continues at a limit; absent if this source has no such value. */
  readonly limitMode?: LimitModeReading;
  /** The spelling of the plan; absent without one. */
  readonly plan?: PlanWords;
  readonly organizationId: string | null;
  /** HTTP status of the answer; `null` without one. */
  readonly httpStatus: number | null;
  /** False for a repeated cached answer, or if the age of its values is unknown. */
  readonly fresh: boolean;
}

/** The tokens of one window or period, counted on this machine. */
export interface TokenSums {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
}

/** The signed-in account, as the login on disk and the profile have it. */
export interface Account {
  /** Stable key: organization uuid, else a hash of the config folder. Never an e-mail address. */
  readonly key: string;
  /** `Max`, `Ultra`, `Pro`, …, or another plan in its own spelling; `null` when unknown. */
  readonly plan: string | null;
  /** Anthropic's rate-limit tier, verbatim. */
  readonly tier: string | null;
  readonly organizationId: string | null;
  /** The name on screen (an e-mail address or an organization's name); never logged. */
  readonly name: string | null;
}

/**
 * Why a window was reset ahead of time, if Anthropic may not have caused it. `banked`: a banked reset was used.
 * `restarted`: only the 5-hour window was reset, while the week kept its use, as `/limit-reset` does. `unknown`: a
 * banked reset may have been used, but the answer with the remaining number is missing.
 */
export type EarlyResetCause = 'banked' | 'restarted' | 'unknown';

/** What all events have. */
interface EventBase {
  /** The instant of the change, epoch ms; for a scheduled reset the instant of the reset, not of its observation. */
  readonly at: number;
  /** Key of the account. */
  readonly account: string;
}

/** What all events of one window have; `window` is its id. */
interface WindowEventBase extends EventBase {
  readonly window: string;
}

/** A period of a window has ended. */
export interface WindowResetEvent extends WindowEventBase {
  readonly kind: 'window_reset';
  /** Percent used before the reset; `null` if unknown. */
  readonly value: number | null;
  /** Whether it is a reset ahead of time. */
  readonly early: boolean;
  /** The cause of an early reset that Anthropic may not have caused; never stored. */
  readonly cause?: EarlyResetCause | undefined;
}

/** A window's use passed a threshold upwards. */
export interface ThresholdEvent extends WindowEventBase {
  readonly kind: 'threshold_crossed';
  /** The percent that was passed. */
  readonly value: number;
  readonly early: false;
}

/** A limit was reached or cleared, or Anthropic corrected an earlier value of a window. */
export interface WindowEvent extends WindowEventBase {
  readonly kind: 'limit_reached' | 'limit_cleared' | 'server_correction';
  /** Percent used from then on; `null` if unknown. */
  readonly value: number | null;
  readonly early: false;
}

/** A change of the login, or of the way in which Claude goes on at a limit. */
export interface AccountEvent extends EventBase {
  readonly kind:
    | 'account_switched'
    | 'credentials_lost'
    | 'credentials_restored'
    | 'grace_started'
    | 'low_priority_started'
    | 'extra_usage_started'
    | 'held_back';
  readonly window: null;
  readonly value: null;
  readonly early: false;
}

/** A change of an account or a window. The same kinds and fields are stored and exported. */
export type UsageEvent = WindowResetEvent | ThresholdEvent | WindowEvent | AccountEvent;

/** The kind of an event. */
export type EventKind = UsageEvent['kind'];
