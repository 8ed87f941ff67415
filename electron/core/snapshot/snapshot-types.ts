import type { AskView } from '../polling/ask-claude-code';
import type { LocalEstimate } from '../estimate/basis';
import type { FiveHourLimit } from '../usage/five-hour';
import type { Locale } from '../text/format';
import type { LimitModeView } from '../limit-mode/limit-mode';
import type { CauseKind } from '../network/failure-cause';
import type { ActionId, ProblemKind, RefusalFacts } from '../problem';
import type { ScanProgress } from './scan-progress';
import type { Amount } from '../settings/settings';
import type { SettingsNotice } from '../settings/trouble';
import type {
  Account,
  ExtraUsage,
  PromoCredit,
  ResetGrant,
  Severity,
  SourceId,
  SurfaceShare,
  TokenSums,
} from '../usage/usage';
import type { TodayUse } from './today';
import type { WeekInHand } from '../week-in-hand/week-facts';

/** Where a window stands in its life. `reset_due`: its reset has passed and nobody has said what came after. */
export type WindowPhase = 'running' | 'not_started' | 'reset_due' | 'unknown';

/** A range of percents at the reset: at least `low`, at most `high`. */
export interface PercentRange {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

/** Whether a window lasts until its reset. */
export interface Pace {
  readonly verdict: 'lasts' | 'runs_out' | 'unknown';
  /** `null` while nothing can be said (no start, too early, past the reset, old reading). */
  readonly atReset: PercentRange | null;
  /** When 100 % is expected (epoch ms); only with `runs_out`. */
  readonly runsOutAt: number | null;
  /** The range of that instant; only with `runs_out`. */
  readonly runsOutBetween: { readonly from: number; readonly to: number } | null;
  /** When a forecast that is not sure meets 100 %; without it where it stays below, and where nothing can be said. */
  readonly fullAt?: FullAt | null | undefined;
}

/** When each line of a forecast meets 100 % (epoch ms); `null` for a line that stays below it until the reset. */
export interface FullAt {
  /** On the way to the high end: before this instant a run-out is unlikely. */
  readonly earliest: number;
  /** On the way to the middle: from here on a run-out is as likely as not. */
  readonly middle: number | null;
}

/** What a number rests on, for whoever asks why it is that one. */
export interface Evidence {
  /** Percent used exactly as the source said it, also of a period that has ended; `null`: it said none. */
  readonly reported: number | null;
  /** Status of the answer that it was read from; `null` where there was none. */
  readonly httpStatus: number | null;
  /** The reset exactly as its source wrote it. */
  readonly rawResetsAt: string | null;
  /** Whether the reset is an exact epoch rather than a timestamp that wavers. */
  readonly exactReset: boolean;
}

/** One window as it is on screen. */
export interface WindowView {
  readonly id: string;
  readonly label: string;
  /** Percent used; `null` is unknown (or passed its reset), never 0. */
  readonly utilization: number | null;
  readonly phase: WindowPhase;
  readonly resetsAt: number | null;
  /** When the window began; `null` when unknown or not started. */
  readonly startedAt: number | null;
  readonly severity: Severity;
  readonly source: SourceId;
  readonly observedAt: number;
  readonly stale: boolean;
  /** When 100 % was first seen; `null` while it is not reached. */
  readonly reachedAt: number | null;
  /** When the first percent of this period was read (epoch ms); without it where nothing says so. */
  readonly firstAt?: number | null | undefined;
  /** The range of an estimate, percents used; `null` for what was measured. */
  readonly range: { readonly low: number; readonly high: number } | null;
  /** The estimate from this machine's own count, also beside a measured number; `null` without one. */
  readonly localEstimate: LocalEstimate | null;
  readonly evidence: Evidence;
  /** Tokens counted on this machine since the window began; `null` while nothing counts them. */
  readonly tokens: TokenSums | null;
  readonly pace: Pace;
}

/** The one sentence on top: `claim` in bold, `rest` behind it, `note` small below. */
export interface Verdict {
  readonly tone: Severity | 'muted';
  readonly claim: string;
  readonly rest: string;
  readonly note: string | null;
}

/** What keeps the numbers from being live, in words. */
export interface ProblemView {
  readonly kind: ProblemKind;
  /** What happened, a whole sentence. */
  readonly message: string;
  /** What to do or what Quotide does next, a whole sentence. */
  readonly advice: string;
  readonly action: ActionId | null;
  readonly retryAt: number | null;
  readonly since: number;
  /** Of `rate_limited`: what more is known of the refusal. */
  readonly refusal?: RefusalFacts | undefined;
  /** Why Anthropic is not reached, of a closed set; absent or `null`: it is, or that is not known. */
  readonly cause?: CauseKind | null | undefined;
  /** Whether it goes away only if the user does what `advice` says. */
  readonly mustAct?: boolean | undefined;
}

/** One account of several, as the popover lists it. */
export interface AccountSummary {
  /** Its config folder; what `settings.accounts.chosenDir` names. */
  readonly dir: string;
  /** `~/.claude`. */
  readonly dirLabel: string;
  readonly plan: string | null;
  readonly name: string | null;
  readonly chosen: boolean;
  /** Of its tightest window; `null` when unknown. */
  readonly utilization: number | null;
  readonly severity: Severity;
  /** Who said that percent and when; `null` while nobody did. */
  readonly source: SourceId | null;
  readonly observedAt: number | null;
  readonly stale: boolean;
}

/** How the user wants numbers and times shown in the popover. */
export interface Display {
  readonly amount: Amount;
  readonly time: 'countdown' | 'clock';
}

/** Alerts that the system did not show as notifications; each `null` when there is nothing. */
export interface UndeliveredAlerts {
  /** The last of them, until the person has looked. */
  readonly last: {
    readonly title: string;
    readonly body: string;
    readonly window: string | null;
  } | null;
  /** Why the system shows none, as a sentence. */
  readonly refusal: string | null;
}

/**
 * The alert at the reset of the limit that is reached. `on`: it comes at `at`. `later`: quiet hours hold it back until
 * their end. `off`: the settings allow none.
 */
export interface ResetAlert {
  /** Id of the window. */
  readonly window: string;
  /** Epoch ms of its reset. */
  readonly at: number;
  readonly state: 'on' | 'later' | 'off';
}

/** What is shown of banked resets. Instants are epoch ms. */
export interface BankedView {
  readonly count: number;
  /** The first end of those that are open; `null` where none has an end. */
  readonly nextExpiresAt: number | null;
  /** Those that are open, the one that ends first on top. */
  readonly grants: readonly ResetGrant[];
  readonly source: SourceId;
  readonly observedAt: number;
}

/** One account at one moment, built from its facts alone: frozen, versioned, made by main alone. */
export interface AccountSnapshot {
  /** Rises with each snapshot; a receiver drops an older one. */
  readonly version: number;
  readonly takenAt: number;
  /** How this user writes times and numbers: one choice, made by main, for tray and page alike. */
  readonly locale: Locale;
  /** True while the simulated API is played. */
  readonly demo: boolean;
  /** `loading`: nothing known yet; `empty`: a problem and no numbers; `ready`: numbers, live or old. */
  readonly phase: 'loading' | 'empty' | 'ready';
  readonly account: Account | null;
  /** Source and age of the newest reading; `null` before the first data. */
  readonly source: SourceId | null;
  readonly observedAt: number | null;
  readonly stale: boolean;
  readonly windows: readonly WindowView[];
  /** What this machine has used today and on the days before; absent or `null`: nothing is counted. */
  readonly today?: TodayUse | null | undefined;
  /** What can be said of the week that ends this user’s work first; absent or `null` where nothing can. */
  readonly week?: WeekInHand | null | undefined;
  /** Whether the account has a 5-hour limit, so that absence differs from not knowing. */
  readonly fiveHourLimit?: FiveHourLimit | undefined;
  /** The window that Anthropic points to where only one fits; `null`: none is known. */
  readonly headline?: string | null | undefined;
  readonly extraUsage: ExtraUsage | null;
  /** Source and moment of `extraUsage`; absent or `null` where nothing spoke of it. */
  readonly extraUsageFrom?: { readonly source: SourceId; readonly observedAt: number } | null | undefined;
  /** How Claude goes on at a limit; absent: nothing was said of it. */
  readonly limitMode?: LimitModeView | undefined;
  /** Banked limit resets; absent or `null`: not known. */
  readonly bankedResets?: BankedView | null | undefined;
  /** How the week divides by surface, as Anthropic says; absent or `null`: not known. */
  readonly surfaces?: readonly SurfaceShare[] | null | undefined;
  /** Credit that Anthropic gives for a time; absent or `null`: none is known. */
  readonly promoCredits?: readonly PromoCredit[] | null | undefined;
  readonly verdict: Verdict;
  readonly problem: ProblemView | null;
  /** Whether a click may ask Claude Code in our place; absent or `null`: it is not offered. */
  readonly askClaudeCode?: AskView | null | undefined;
  readonly refreshing: boolean;
  /** When Quotide looks again: at the API, or without a login at the login (epoch ms); `null` while paused. */
  readonly nextRefreshAt: number | null;
  /** From when a click on Refresh leads to a request (epoch ms); until then it is answered in words. `null`: now. */
  readonly refreshAllowedAt: number | null;
  /** The answer to a click that led to no request, for a few seconds; `null`: there is none. */
  readonly refreshAnswer: string | null;
  /** By how much this computer's clock is ahead where a user should know, ms (negative: behind); else `null`. */
  readonly clockAheadMs: number | null;
}

/** All accounts at one moment: the numbers of the one that is chosen, and what is about all of them. */
export interface AppSnapshot extends AccountSnapshot {
  /** All accounts; one when there is but one. */
  readonly accounts: readonly AccountSummary[];
  readonly display: Display;
  readonly undelivered: UndeliveredAlerts;
  /** The alert at the reset of the limit that is reached; absent or `null`: no limit is, or the system shows none. */
  readonly resetAlert?: ResetAlert | null | undefined;
  /** While many transcripts are read for the first time; else `null`. */
  readonly scan: ScanProgress | null;
  /** What a person should know of the stored history, in words; `null` when all is well. */
  readonly historyWarning: string | null;
  /** What a person should know of the settings file, in words; `null` when all of it is used. */
  readonly settingsFile: SettingsNotice | null;
}

/** The mark of a snapshot that has been through `applyEstimates`; it exists for the compiler alone. */
declare const estimatesApplied: unique symbol;

/**
 * Everything that is on screen at one moment, estimates in the place of old numbers. Tray and pages accept no other
 * snapshot, so that leaving out that step does not compile.
 */
export type ShownSnapshot = AppSnapshot & { readonly [estimatesApplied]: true };
