import { paceOf } from '../../electron/core/pace';
import type { PaceHistory, PaceSample } from '../../electron/core/pace/history';
import { HOUR, zoneOffsets } from '../../electron/core/pace/hours';
import { learnPace, withRecent } from '../../electron/core/pace/learn';
import { linear, workDays } from './rules';
import type { Trace, TracedWindow } from './trace';

/** One forecast an hour: what each method said, and what came. Percents, at most 100. */
export interface Forecast {
  readonly kind: TracedWindow['kind'];
  readonly low: number;
  readonly mid: number;
  readonly high: number;
  readonly linear: number;
  readonly workDays: number;
  readonly came: number;
  readonly lasts: boolean;
  readonly used: number;
  readonly elapsed: number;
  readonly name: string;
}

/** One period that was watched from the first forecast to its end. */
export interface Watched {
  readonly kind: TracedWindow['kind'];
  readonly reachedAt: number | null;
  /** The first warning before 100 was read; `null`: none. */
  readonly warnedAt: number | null;
  readonly linearWarnedAt: number | null;
}

export interface Judged {
  readonly forecasts: Forecast[];
  readonly watched: Watched[];
}

const LEARN_EVERY = 24 * HOUR;
/** As many readings as reach back further than anything recent that is asked for. */
const RECENT = 300;

/** Runs the app's forecast over the judged week of a trace, as the app would: only what was read by then counts. */
export function judge(trace: Trace, withHistory: boolean, into: Judged): void {
  const offsets = zoneOffsets(trace.timeZone, trace.from - 168 * HOUR, trace.to);
  for (const window of trace.windows) {
    const { samples, truth, kind } = window;
    let learned: PaceHistory | null = null;
    let learnAt = 0;
    let hour = -1;
    const periods = truth.periods.filter(
      ({ startsAt, resetsAt }) => startsAt >= trace.from && resetsAt <= trace.to,
    );
    const warned = new Map<number, { ours: number | null; linear: number | null }>();
    for (let index = 0; index < samples.length; index += 1) {
      const sample = samples[index];
      if (sample?.resetsAt == null || sample.utilization === null || sample.at < trace.from) continue;
      const { at, utilization, resetsAt } = sample;
      const period = periods.find((each) => each.resetsAt === resetsAt);
      if (period === undefined || utilization >= 100) continue;
      const history = withHistory ? historyAt(samples, index, at) : null;
      const input = {
        utilization,
        resetsAt,
        lengthMs: truth.lengthMs,
        now: at,
        observedAt: at,
        stale: false,
      };
      const pace = paceOf({ ...input, history });
      if (pace.atReset === null) continue;
      const reading = { used: utilization, at, resetsAt, lengthMs: truth.lengthMs };
      const first = warned.get(resetsAt) ?? { ours: null, linear: null };
      if (pace.verdict === 'runs_out' && first.ours === null) {
        first.ours = at;
        (globalThis as any).firsts?.push({
          kind,
          name: trace.name,
          used: utilization,
          elapsed: 1 - (resetsAt - at) / truth.lengthMs,
          low: pace.atReset.low,
          mid: pace.atReset.mid,
          peak: period.peak,
          ok: period.reachedAt !== null,
          recent: history?.recent?.hour,
          burst: history?.burst,
        });
      }
      if (linear(reading) >= 100) first.linear ??= at;
      warned.set(resetsAt, first);
      if (Math.floor(at / HOUR) === hour) continue;
      hour = Math.floor(at / HOUR);
      into.forecasts.push({
        kind,
        low: Math.min(100, pace.atReset.low),
        mid: Math.min(100, pace.atReset.mid),
        high: Math.min(100, pace.atReset.high),
        linear: Math.min(100, linear(reading)),
        workDays: Math.min(100, workDays(reading, offsets)),
        came: period.reachedAt === null ? Math.floor(period.peak) : 100,
        lasts: pace.verdict === 'lasts',
        used: utilization,
        elapsed: 1 - (resetsAt - at) / truth.lengthMs,
        name: trace.name,
      });
    }
    for (const { resetsAt, reachedAt } of periods) {
      const first = warned.get(resetsAt);
      if (first === undefined) continue;
      into.watched.push({ kind, reachedAt, warnedAt: first.ours, linearWarnedAt: first.linear });
    }

    function historyAt(all: readonly PaceSample[], index: number, at: number): PaceHistory | null {
      if (at >= learnAt) {
        learned = learnPace(all.slice(0, index + 1), at, trace.timeZone, truth.lengthMs);
        learnAt = at + LEARN_EVERY;
      }
      return learned && withRecent(learned, all.slice(Math.max(0, index - RECENT), index + 1), at);
    }
  }
}
