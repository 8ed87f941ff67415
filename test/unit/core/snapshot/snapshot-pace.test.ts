import { expect, test } from 'vitest';
import { learnPace } from '../../../../electron/core/pace/learning/learn-pace';
import { buildSnapshot, noFacts } from '../../../../electron/core/snapshot/snapshot';
import { emptyTracker, observe } from '../../../../electron/core/tracker/tracker';
import { HOUR, makeSamples, officeHours, WEEK } from '../pace/make-samples';
import { locale } from '../make-snapshot';
import { api, limitWindow } from '../tracker/story';

const MONDAY = Date.UTC(2026, 8, 7);
const FROM = MONDAY + 4 * WEEK;

test('a window with a history is judged by it, the others by their own pace', () => {
  const samples = makeSamples(officeHours(1.5), { start: MONDAY, end: FROM, lengthMs: WEEK });
  const history = learnPace(samples, FROM, 'UTC', WEEK);
  if (history === null) throw new Error('nothing learned');
  const now = FROM + 41 * HOUR;
  const reading = api(
    now,
    limitWindow(24, { id: 'seven_day', resetsAt: FROM + WEEK }),
    limitWindow(24, { id: 'seven_day_fable', resetsAt: FROM + WEEK }),
  );
  const tracker = observe(emptyTracker('org-1'), reading, now, { thresholds: [] }).state;
  const facts = { ...noFacts, tracker, paceHistory: { seven_day: history } };
  const [week, fable] = buildSnapshot(facts, now, locale, 1).windows;
  expect(week?.pace.atReset?.mid).toBeLessThan(70);
  expect(fable?.pace.atReset?.mid).toBeGreaterThan(90);
});
