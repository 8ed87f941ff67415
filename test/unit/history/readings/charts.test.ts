import { expect, it } from 'vitest';
import { DAY, HOUR, KEY, MINUTE, newHistory, reading, START } from '../support';

it('a chart that is read in many short steps is the same as one that is read at once', () => {
  const history = newHistory();
  for (let index = 0; index < 600; index += 1)
    history.append(
      reading(
        START + index * 7 * MINUTE,
        { five_hour: index % 97, seven_day: index % 31 },
        { resetsAt: START + DAY * 9 },
      ),
    );
  for (const days of [1, 3, 40, 400]) {
    const query = { account: KEY, since: START - HOUR, until: START - HOUR + days * DAY, points: 500 };
    const steps = history.seriesInSteps(query);
    let count = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) count += 1;
    expect(step.value).toEqual(history.series(query));
    // Two windows, each in several steps: none of them reads all of a line.
    expect(count).toBeGreaterThanOrEqual(2 * 8);
    const drawn = step.value.find(({ window }) => window === 'five_hour');
    expect(drawn?.buckets.reduce((most, { max }) => Math.max(most, max), 0)).toBe(96);
  }
});

it('the first reading of an account is that of any of its windows, and unknown without one', () => {
  const history = newHistory();
  expect(history.firstReadingAt(KEY)).toBeNull();
  history.append(reading(START + HOUR, { seven_day: 3 }, { resetsAt: START + DAY * 9 }));
  history.append(reading(START + 2 * HOUR, { five_hour: 3, seven_day: 4 }, { resetsAt: START + DAY * 9 }));
  expect(history.firstReadingAt(KEY)).toBe(START + HOUR);
});
