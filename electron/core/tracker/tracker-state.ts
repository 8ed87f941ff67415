import type { MayLeave } from '../usage/five-hour';
import type { WindowPhase } from '../snapshot/snapshot-types';
import type { SavedLimitMode } from '../limit-mode/limit-mode';
import type {
  BankedResets,
  ExtraUsage,
  PromoCredit,
  Severity,
  SourceId,
  SurfaceShare,
  UsageEvent,
} from '../usage/usage';

/** The events already raised for a window in its present period. A new period starts with an empty record. */
export interface EventRecord {
  /** Whether the window has had no percent so far: its first one raises no events. */
  readonly quiet: boolean;
  /** Thresholds (percent) that the window has passed, with or without an event. */
  readonly thresholds: readonly number[];
  readonly limit: 'open' | 'reached' | 'cleared';
  readonly corrected: boolean;
  /** Whether the clock alone raised the period's end, before any reading of the next period. */
  readonly ended: boolean;
}

/** One window's state. */
export interface TrackedWindow {
  readonly id: string;
  readonly label: string;
  /** Percent used, from a reading at `observedAt`; after the reset, the last percent of the old period. */
  readonly utilization: number | null;
  readonly resetsAt: number | null;
  readonly exactReset: boolean;
  /** `resetsAt` as its source wrote it; `null` where the source gave none. */
  readonly rawResetsAt: string | null;
  /** Whether the API's answer shows that the window has not started; otherwise `resetsAt: null` means unknown. */
  readonly notStarted: boolean;
  /** A source's own severity: only the same source lowers it within a period. */
  readonly floor: { readonly severity: Severity; readonly source: SourceId };
  readonly source: SourceId;
  readonly observedAt: number;
  /** The status of the answer that gave the percent; `null` without an HTTP answer. */
  readonly httpStatus: number | null;
  /** The first reading of 100 % in this period. */
  readonly reachedAt: number | null;
  /** The first reading of this period that had a percent; `null` before one, and in states of older versions. */
  readonly firstAt: number | null;
  /** The reading of the last rise of the percent; `null` if a gap without readings hides that moment. */
  readonly roseAt: number | null;
  /** When a reading contradicted the value on screen; a second one in a row replaces the value. */
  readonly doubtedAt: number | null;
  /** When Anthropic's own answers lowered the percent before the reset: older readings prove no rise after it. */
  readonly loweredAt: number | null;
  /** The last percent of this period in an answer of Anthropic's own; `null` before one. */
  readonly proven: number | null;
  /** The events already raised in this period. */
  readonly said: EventRecord;
  /** Whether a complete answer of the API has ever named the window. */
  readonly listed: boolean;
  /** Complete answers in a row that did not name the window. */
  readonly missed: number;
  /** Why a 5-hour limit may disappear at any time; absent for a usual limit. */
  readonly mayLeave?: MayLeave | undefined;
}

/** A value with its source and the moment of its observation. */
export interface Dated<T> {
  readonly value: T;
  readonly source: SourceId;
  readonly observedAt: number;
}

/**
 * The state of one account's windows, and the events already raised for them. It is plain JSON and is saved on disk,
 * so that a restart neither repeats nor loses an event.
 */
export interface TrackerState {
  readonly version: 1;
  readonly account: string;
  /** In the order of `compareWindows`. */
  readonly windows: readonly TrackedWindow[];
  /** `null` until a source gives it; `value: null` when the account has none. */
  readonly extraUsage: Dated<ExtraUsage | null> | null;
  readonly breakdown: Dated<readonly SurfaceShare[]> | null;
  readonly bankedResets: Dated<BankedResets> | null;
  readonly promoCredits: Dated<readonly PromoCredit[]> | null;
  /** How Claude goes on at a limit. */
  readonly limitMode: SavedLimitMode;
  /** The window that Anthropic points to (`Observation.headline`); `null` before an answer that could name one. */
  readonly headline?: Dated<string | null> | null | undefined;
  /** Complete answers in a row that named no 5-hour limit. */
  readonly withoutFiveHour?: number | undefined;
  readonly organizationId: string | null;
  /** Source and moment of the newest recorded value; an answer that the tracker rejects does not count. */
  readonly newest: { readonly source: SourceId; readonly observedAt: number } | null;
  /** Moment of the newest complete answer, so that a repeated one is not counted twice. */
  readonly completeAt: number | null;
  /** The tracker's last moment, and since when its moments follow each other without a leap; epoch ms. */
  readonly clock: { readonly at: number; readonly steadySince: number } | null;
}

/** A new state and the events on the way to it, in the order in which the user gets them. */
export interface TrackerStep {
  readonly state: TrackerState;
  readonly events: readonly UsageEvent[];
}

/** The settings and plan facts that the tracker needs. */
export interface TrackerOptions {
  /** Percents that raise an event when utilization rises past them; in any order. */
  readonly thresholds: readonly number[];
  /** Percents of single windows, by id; they replace `thresholds` there. */
  readonly windowThresholds?: Readonly<Record<string, readonly number[]>>;
  /** Whether the plan usually has no 5-hour limit. */
  readonly lacksFiveHour?: boolean;
}

/** One window as the snapshot needs it. */
export interface TrackedView {
  readonly id: string;
  readonly label: string;
  /** Percent used; `null` is unknown, and always so after the reset. */
  readonly utilization: number | null;
  readonly phase: WindowPhase;
  readonly resetsAt: number | null;
  readonly startedAt: number | null;
  readonly severity: Severity;
  readonly source: SourceId;
  readonly observedAt: number;
  readonly stale: boolean;
  /** The first reading of 100 %; `null` while the limit is not reached. */
  readonly reachedAt: number | null;
  /** The first reading of this period that had a percent; `null` if unknown. */
  readonly firstAt: number | null;
  /** The reading of the last rise of the percent; `null` if unknown. */
  readonly roseAt: number | null;
  readonly exactReset: boolean;
  readonly rawResetsAt: string | null;
  readonly httpStatus: number | null;
  /** Percent used as the source gave it, also of a period that has ended. */
  readonly reported: number | null;
}
