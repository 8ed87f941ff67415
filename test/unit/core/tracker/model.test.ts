import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LimitWindow, Observation } from '../../../../electron/core/usage/usage';
import { lifeOf } from './model';
import { HOUR, MINUTE, NOON, SECOND, Story, THRESHOLDS, api, headers, limitWindow } from './story';

const runs = process.env.QUOTIDE_LONG ? 10_000 : 400;

/** Any possible value of one window in an answer. */
const sayings = fc.record({
  percent: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 105 }) },
    { weight: 3, arbitrary: fc.double({ min: 0, max: 101, noNaN: true }) },
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  /** Which of a few resets, some hours apart; `null`: unknown. */
  reset: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(0, 0, 0, 0, 5, 5, 10, 2, 3) },
    { weight: 2, arbitrary: fc.constant(null) },
  ),
  jitterMs: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: -1900, max: 1900 }) },
    { weight: 1, arbitrary: fc.constantFrom(-120_000, 120_000, 119_999, 60_000, 61_000) },
  ),
  isNamed: fc.integer({ min: 0, max: 4 }).map((n) => n > 0),
});

const moments = fc.record({
  gapMs: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: SECOND, max: 10 * MINUTE }) },
    { weight: 2, arbitrary: fc.integer({ min: 10 * MINUTE, max: 2 * HOUR }) },
    { weight: 1, arbitrary: fc.integer({ min: 2 * HOUR, max: 8 * HOUR }) },
  ),
  isApi: fc.boolean(),
  five: sayings,
  week: sayings,
});

type Moment = typeof moments extends fc.Arbitrary<infer T> ? T : never;
type Saying = Moment['five'];

function wordsOn(id: string, saying: Saying, isApi: boolean): readonly LimitWindow[] {
  if (!saying.isNamed) return [];
  const unit = id === 'five_hour' ? HOUR : 12 * HOUR;
  const reset = saying.reset === null ? null : NOON + 90 * MINUTE + saying.reset * unit;
  const resetsAt = reset === null ? null : isApi ? reset + saying.jitterMs : reset;
  return [limitWindow(saying.percent, { id, resetsAt })];
}

/** Three API answers without a window end it (`missing.test.ts`), so there is always a third window here. */
function historyOf(stream: readonly Moment[]): readonly Observation[] {
  let at = NOON;
  return stream.map((moment) => {
    at += moment.gapMs;
    const make = moment.isApi ? api : headers;
    const isNamed = moment.isApi ? { isNamed: true } : {};
    const five = wordsOn('five_hour', { ...moment.five, ...isNamed }, moment.isApi);
    return make(at, ...five, ...wordsOn('seven_day', { ...moment.week, ...isNamed }, moment.isApi));
  });
}

describe('the tracker beside a slow model', () => {
  it('tracker and model show the same windows and raise the same events for any answers', () => {
    const streams = fc.array(moments, { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(streams, (stream) => {
        const history = historyOf(stream);
        const story = new Story();
        const ids = ['five_hour', 'seven_day'];
        const lives = ids.map((id) => lifeOf(id, history, THRESHOLDS));
        history.forEach((observation, i) => {
          story.sees(observation);
          ids.forEach((id, k) => {
            const view = story.view(id);
            const shown = view && { percent: view.utilization, resetsAt: view.resetsAt };
            expect(shown, `${id} after ${String(i)}`).toEqual(lives[k]?.shown[i]);
          });
        });
        ids.forEach((id, k) => {
          const events = story.events.filter((event) => event.window === id);
          expect(
            events.map((event) => ({
              what: `${event.early ? 'early ' : ''}${event.kind}`,
              at: event.at,
              value: event.value,
            })),
          ).toEqual(lives[k]?.events);
        });
      }),
      { seed: 4, numRuns: runs },
    );
  }, 600_000);
});
