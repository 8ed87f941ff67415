import type { MayLeave } from '../usage/five-hour';
import type { WindowPhase } from '../snapshot/snapshot-types';
import type { KeptLimitMode } from '../limit-mode/limit-mode';
import type {
  BankedResets,
  ExtraUsage,
  PromoCredit,
  Severity,
  SourceId,
  SurfaceShare,
  UsageEvent,
} from '../usage/usage';

/** What was already said about a window in its present period; a new period starts with a clean one. */
export interface Said {
  /** No percent is known yet and none was expected: the first one is noted without events. */
  readonly quiet: boolean;
  /** Thresholds passed, whether told or noted in silence. */
  readonly thresholds: readonly number[];
  readonly limit: 'open' | 'reached' | 'cleared';
  readonly corrected: boolean;
  /** The period's end was told by the clock alone, ahead of any reading. */
  readonly ended: boolean;
}

/** All that is remembered of one window. */
export interface TrackedWindow {
  readonly id: string;
  readonly label: string;
  /** Percent used as a source said it at `observedAt`; of a period past its reset, the last one known. */
  readonly utilization: number | null;
  readonly resetsAt: number | null;
  readonly exactReset: boolean;
  /** `resetsAt` exactly as its source wrote it; `null` where it gave none. */
  readonly rawResetsAt: string | null;
  /** The API said that the window has not started; otherwise `resetsAt: null` is unknown. */
  readonly notStarted: boolean;
  /** The source's own severity and who said it: only the same source lowers it within a period. */
  readonly floor: { readonly severity: Severity; readonly source: SourceId };
  readonly source: SourceId;
  readonly observedAt: number;
  /** Of the answer that the percent was read from; `null` where there was none. */
  readonly httpStatus: number | null;
  /** When 100 % was first seen in this period. */
  readonly reachedAt: number | null;
  /** The first reading of this period that had a percent; `null` before one, and in states of older versions. */
  readonly firstAt: number | null;
  /** The reading that showed the last rise of the percent; `null` where a silence hides when that was. */
  readonly roseAt: number | null;
  /** When a reading contradicted what is on show; a second one in a row is believed. */
  readonly doubtedAt: number | null;
  /** When Anthropic's own answers lowered the percent ahead of the reset: what is older proves no rise after it. */
  readonly loweredAt: number | null;
  /** The last percent of this period that Anthropic's own answer said; `null` while none did. */
  readonly proven: number | null;
  readonly said: Said;
  /** Whether the API's complete answer ever named it. */
  readonly listed: boolean;
  /** Complete answers in a row that did not name it. */
  readonly missed: number;
  /** Of a 5-hour limit; absent: it stays, as limits do. */
  readonly mayLeave?: MayLeave | undefined;
}

/** A value with its source and the moment it was said. */
export interface Dated<T> {
  readonly value: T;
  readonly source: SourceId;
  readonly observedAt: number;
}

/**
 * Everything known about one account's windows, and what was said about them: plain JSON, kept on disk so
 * that a restart neither repeats nor forgets an event.
 */
export interface TrackerState {
  readonly version: 1;
  readonly account: string;
  /** In the order of `compareWindows`. */
  readonly windows: readonly TrackedWindow[];
  /** `null` until a source spoke of it; `value: null` when the account has none. */
  readonly extraUsage: Dated<ExtraUsage | null> | null;
  readonly breakdown: Dated<readonly SurfaceShare[]> | null;
  readonly bankedResets: Dated<BankedResets> | null;
  readonly promoCredits: Dated<readonly PromoCredit[]> | null;
  /** How Claude goes on at a limit. */
  readonly limitMode: KeptLimitMode;
  /** The window that Anthropic points to (`Observation.headline`); `null` until an answer could say. */
  readonly headline?: Dated<string | null> | null | undefined;
  /** Complete answers in a row that named no 5-hour limit. */
  readonly withoutFiveHour?: number | undefined;
  readonly organizationId: string | null;
  /** Source and moment of the newest value taken in; an answer that is set aside does not count. */
  readonly newest: { readonly source: SourceId; readonly observedAt: number } | null;
  /** Moment of the newest complete answer, so that a repeated one is not counted twice. */
  readonly completeAt: number | null;
  /** The last moment the tracker was told of, and since when these moments followed without a leap. */
  readonly clock: { readonly at: number; readonly steadySince: number } | null;
}

/** A new state and what happened on the way, in the order it is to be told. */
export interface TrackerStep {
  readonly state: TrackerState;
  readonly events: readonly UsageEvent[];
}

export interface TrackerOptions {
  /** Percents worth an event when utilization rises past them; any order. */
  readonly thresholds: readonly number[];
  /** The own percents of some windows, by id, in place of those. */
  readonly windowThresholds?: Readonly<Record<string, readonly number[]>>;
  /** Whether the plan usually has no 5-hour limit. */
  readonly lacksFiveHour?: boolean;
}

/** One window as the snapshot needs it. */
export interface TrackedView {
  readonly id: string;
  readonly label: string;
  /** Percent used; `null` is unknown, and always so once the reset has passed. */
  readonly utilization: number | null;
  readonly phase: WindowPhase;
  readonly resetsAt: number | null;
  readonly startedAt: number | null;
  readonly severity: Severity;
  readonly source: SourceId;
  readonly observedAt: number;
  readonly stale: boolean;
  /** When 100 % was first seen; `null` while it is not reached. */
  readonly reachedAt: number | null;
  /** When the first percent of this period was read; `null` where nothing says so. */
  readonly firstAt: number | null;
  /** When the percent was last seen to rise; `null` where nobody knows. */
  readonly roseAt: number | null;
  readonly exactReset: boolean;
  readonly rawResetsAt: string | null;
  readonly httpStatus: number | null;
  /** Percent used as the source said it, also of a period that has ended. */
  readonly reported: number | null;
}
