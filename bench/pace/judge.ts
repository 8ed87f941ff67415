import { paceOf } from '../../electron/core/pace/pace';
import type { PaceHistory, PaceSample } from '../../electron/core/pace/learning/pace-history';
import { HOUR, zoneOffsets, type ZoneOffset } from '../../electron/core/pace/learning/week-hours';
import { learnPace, withRecent } from '../../electron/core/pace/learning/learn-pace';
import { linear, workDays } from './rules';
import type { Trace, TracedWindow } from './trace';

/** One forecast an hour: the percents of each method, and the real one. At most 100. */
export interface Forecast {
  readonly kind: TracedWindow['kind'];
  readonly low: number;
  readonly mid: number;
  readonly high: number;
  readonly linear: number;
  readonly workDays: number;
  readonly came: number;
  readonly lasts: boolean;
}

/** One period that was watched from the first forecast to its end. */
export interface Watched {
  readonly kind: TracedWindow['kind'];
  readonly reachedAt: number | null;
  /** The first warning before 100 was read; `null`: none. */
  readonly warnedAt: number | null;
  /** The first time that the middle was 100 or more: “may run out”. */
  readonly maybeAt: number | null;
  readonly linearWarnedAt: number | null;
}

export interface Judged {
  readonly forecasts: Forecast[];
  readonly watched: Watched[];
}

/** A rise after so long a silence may be long past (`core/tracker/window`). */
const SILENCE = HOUR / 2;
const LEARN_EVERY = 24 * HOUR;
/** As many readings as reach back further than anything recent that is asked for. */
const RECENT = 60;

/** Runs the app's forecast over the judged week of a trace, as the app would: only what was read by then counts. */
export function judge(trace: Trace, withHistory: boolean, into: Judged): void {
  const offsets = zoneOffsets(trace.timeZone, trace.from - 168 * HOUR, trace.to);
  for (const window of trace.windows) judgeWindow(window, trace, offsets, withHistory, into);
}

function judgeWindow(
  { kind, samples, truth }: TracedWindow,
  trace: Trace,
  offsets: readonly ZoneOffset[],
  withHistory: boolean,
  into: Judged,
): void {
  const { lengthMs } = truth;
  const historyAt = withHistory ? makeLearner(samples, trace.timeZone, lengthMs) : () => null;
  const roseAt = rises(samples);
  const firsts = new Map<number, Firsts>();
  const periods = new Map(
    truth.periods
      .filter(({ startsAt, resetsAt }) => startsAt >= trace.from && resetsAt <= trace.to)
      .map((period) => [period.resetsAt, period]),
  );
  let hour = -1;
  samples.forEach(({ at, utilization, resetsAt }, index) => {
    const period = resetsAt === null || at < trace.from ? undefined : periods.get(resetsAt);
    if (period === undefined || utilization === null || utilization >= 100) return;
    const reading = {
      utilization,
      resetsAt: period.resetsAt,
      lengthMs,
      now: at,
      observedAt: at,
      stale: false,
    };
    const { atReset, verdict } = paceOf({
      ...reading,
      roseAt: roseAt[index] ?? null,
      history: historyAt(index),
    });
    if (atReset === null) return;
    const asPeersSee = { used: utilization, at, resetsAt: period.resetsAt, lengthMs };
    const straight = linear(asPeersSee);
    const first = firsts.get(period.resetsAt) ?? { warnedAt: null, maybeAt: null, linearWarnedAt: null };
    firsts.set(period.resetsAt, first);
    if (verdict === 'runs_out') first.warnedAt ??= at;
    if (atReset.mid >= 100) first.maybeAt ??= at;
    if (straight >= 100) first.linearWarnedAt ??= at;
    if (Math.floor(at / HOUR) === hour) return;
    hour = Math.floor(at / HOUR);
    into.forecasts.push({
      kind,
      low: Math.min(100, atReset.low),
      mid: Math.min(100, atReset.mid),
      high: Math.min(100, atReset.high),
      linear: Math.min(100, straight),
      workDays: Math.min(100, workDays(asPeersSee, offsets)),
      // In whole percents, as the API says it and the forecast was made from.
      came: period.reachedAt === null ? Math.floor(period.peak) : 100,
      lasts: verdict === 'lasts',
    });
  });
  for (const [resetsAt, { reachedAt }] of periods) {
    const first = firsts.get(resetsAt);
    if (first !== undefined) into.watched.push({ kind, reachedAt, ...first });
  }
}

interface Firsts {
  warnedAt: number | null;
  maybeAt: number | null;
  linearWarnedAt: number | null;
}

/** For each reading, when the percent was last seen to rise, as the app's tracker notes it. */
function rises(samples: readonly PaceSample[]): readonly (number | null)[] {
  let roseAt: number | null = null;
  return samples.map(({ at, utilization, resetsAt }, index) => {
    const before = samples[index - 1];
    const isSame = before !== undefined && before.resetsAt === resetsAt;
    if (!isSame) roseAt = null;
    else if ((utilization ?? 0) > (before.utilization ?? 0)) roseAt = at - before.at <= SILENCE ? at : null;
    return roseAt;
  });
}

/** Learns once a day, and takes what is recent at each reading, as of the reading with an index. */
function makeLearner(samples: readonly PaceSample[], timeZone: string, lengthMs: number) {
  let learned: PaceHistory | null = null;
  let learnAt = 0;
  return (index: number): PaceHistory | null => {
    const at = samples[index]?.at ?? 0;
    if (at >= learnAt) {
      learned = learnPace(samples.slice(0, index + 1), at, timeZone, lengthMs);
      learnAt = at + LEARN_EVERY;
    }
    return learned && withRecent(learned, samples.slice(Math.max(0, index - RECENT), index + 1), at);
  };
}
