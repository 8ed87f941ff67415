import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALWAYS, DAY, HOUR, KEY, MINUTE, newHistory, reading, START } from '../support';

describe('the samples of the history', () => {
  it('of a run of equal readings the first and the last stay, and one an hour', () => {
    const history = newHistory();
    for (let minute = 0; minute <= 150; minute += 5)
      history.append(reading(START + minute * MINUTE, { five_hour: 42 }, { resetsAt: START + 5 * HOUR }));
    const minutes = history.samples(ALWAYS).map(({ at }) => (at - START) / MINUTE);
    expect(minutes).toEqual([0, 60, 120, 150]);
  });

  it('every change of a reading stays a sample, and a raw reset that wavers is no change', () => {
    const history = newHistory();
    let at = START;
    const say = (percent: number | null, rest: Parameters<typeof reading>[2] = {}) => {
      at += MINUTE;
      history.append(reading(at, { five_hour: percent }, rest));
    };
    for (const percent of [1, 1, 1, 1.5, 1.5, 1.5, null, null, null]) say(percent);
    expect(history.samples(ALWAYS).map(({ utilization }) => utilization)).toEqual([
      1,
      1,
      1.5,
      1.5,
      null,
      null,
    ]);
    say(null, { httpStatus: 206 });
    say(null, { fresh: false });
    say(null, { source: 'response_headers' });
    say(null, { resetsAt: START + 9 * HOUR });
    expect(history.samples(ALWAYS)).toHaveLength(10);
  });

  it('no stored change is lost and no silence hidden, for any readings', () => {
    const step = fc.record({
      minutes: fc.integer({ min: 1, max: 90 }),
      percent: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        const history = newHistory();
        let at = START;
        const said = steps.map(({ minutes, percent }) => {
          at += minutes * MINUTE;
          history.append(reading(at, { five_hour: percent }));
          return { at, percent };
        });
        const kept = history.samples(ALWAYS);
        // At any time of a reading, the kept one before it says the same.
        for (const { at: when, percent } of said)
          expect(kept.findLast((sample) => sample.at <= when)?.utilization).toBe(percent);
        // Two that are kept lie apart at most by an hour, or by what lay between two readings.
        const longest = Math.max(HOUR, ...said.map((one, index) => one.at - (said[index - 1]?.at ?? one.at)));
        kept.forEach((sample, index) => {
          expect(sample.at - (kept[index - 1]?.at ?? sample.at)).toBeLessThanOrEqual(longest);
        });
        expect(kept.at(-1)?.at).toBe(said.at(-1)?.at);
      }),
      { numRuns: 25, seed: 5 },
    );
  });

  it('samples are removed after 90 days, a few at a time, and only by a time that the server confirms', () => {
    const history = newHistory();
    for (let index = 0; index < 40; index += 1)
      history.append(reading(START + index * MINUTE, { five_hour: index }));
    history.append(reading(START + 3650 * DAY, { five_hour: 1 }, { serverAheadMs: null }));
    history.append(reading(START + 3650 * DAY, { five_hour: 2 }, { serverAheadMs: -3650 * DAY }));
    expect(history.samples(ALWAYS)).toHaveLength(42);
    for (const minute of [0, 1, 2])
      history.append(reading(START + 91 * DAY + minute * MINUTE, { five_hour: 60 + minute }));
    expect(history.samples({ since: 0, until: START + DAY })).toHaveLength(0);
    expect(history.samples(ALWAYS)).toHaveLength(5);
  });

  it('samples come in pages, in time order, of one window or of all', () => {
    const history = newHistory();
    for (let index = 0; index < 25; index += 1)
      history.append(reading(START + index * MINUTE, { five_hour: index, seven_day: index / 2 }));
    history.append(reading(START, { five_hour: 7 }, { account: 'org-2' }));
    const all = (account: string | null, window: string | null) => {
      const found = [];
      let after = null;
      do {
        const page = history.samplesPage({ ...ALWAYS, account, window }, after, 7);
        expect(page.samples.length).toBeLessThanOrEqual(7);
        found.push(...page.samples);
        after = page.next;
      } while (after !== null);
      return found;
    };
    expect(all(null, null)).toEqual(history.samples(ALWAYS));
    expect(all(null, null)).toHaveLength(51);
    expect(all(KEY, 'five_hour').map(({ utilization }) => utilization)).toEqual([...Array(25).keys()]);
    expect(all(null, 'five_hour')).toHaveLength(26);
    expect(all(null, 'nothing')).toEqual([]);
  });
});

describe('the charts of the history', () => {
  const query = { account: KEY, points: 500 };

  it('a chart has at most 500 buckets of any range, and gaps where nothing was read', () => {
    const history = newHistory();
    for (let minute = 0; minute < 3 * 1440; minute += 5) {
      if (minute >= 1000 && minute < 1200) continue;
      history.append(reading(START + minute * MINUTE, { five_hour: minute % 100, seven_day: minute / 100 }));
    }
    for (const span of [5 * MINUTE, HOUR, DAY, 7 * DAY, 30 * DAY, 400 * DAY, 4000 * DAY]) {
      const lines = history.series({ ...query, since: START, until: START + span });
      expect(lines.map(({ window }) => window)).toEqual(['five_hour', 'seven_day']);
      for (const { buckets } of lines) expect(buckets.length).toBeLessThanOrEqual(500);
    }
    const [line] = history.series({ ...query, windows: ['five_hour'], since: START, until: START + 3 * DAY });
    expect(line).toMatchObject({ grain: 'raw' });
    expect(
      line?.buckets.filter(({ gapBefore }) => gapBefore).map(({ at }) => at - START >= 1190 * MINUTE),
    ).toEqual([false, true]);
    expect(Math.max(...(line?.buckets ?? []).map(({ max }) => max))).toBe(95);
  });

  it('a chart shows the same extremes from hours and days as from single readings', () => {
    const history = newHistory();
    for (let hour = 0; hour < 10 * 24; hour += 1)
      for (const minute of [5, 35])
        history.append(
          reading(START + hour * HOUR + minute * MINUTE, { five_hour: (hour * 7 + minute) % 101 }),
        );
    const span = { since: START - DAY, until: START + 11 * DAY };
    const percents = history.samples(ALWAYS).map(({ utilization }) => utilization ?? -1);
    for (const [points, grain] of [
      [500, 'raw'],
      [100, 'hourly'],
      [6, 'daily'],
    ] as const) {
      const [line] = history.series({ ...query, ...span, points });
      expect(line?.grain).toBe(grain);
      expect(Math.max(...(line?.buckets ?? []).map(({ max }) => max))).toBe(Math.max(...percents));
      expect(Math.min(...(line?.buckets ?? []).map(({ min }) => min))).toBe(Math.min(...percents));
      expect(line?.buckets.at(-1)?.last).toBe(percents.at(-1));
    }
  });

  it('a chart draws no guess and no repeated answer', () => {
    const history = newHistory();
    history.append(reading(START, { five_hour: 10 }));
    history.append(
      reading(START + MINUTE, { five_hour: 90 }, { source: 'local_estimate', httpStatus: null }),
    );
    history.append(reading(START + 2 * MINUTE, { five_hour: 80 }, { fresh: false }));
    for (const points of [500, 3]) {
      const [line] = history.series({ ...query, points, since: START - HOUR, until: START + 6 * HOUR });
      expect(line?.buckets.map(({ max }) => max)).toEqual([10]);
    }
  });
});

describe('the busiest hours of the history', () => {
  it('busiest hours are those in which use rose most, on the wall clock of the user', () => {
    const history = newHistory();
    // 20:00 UTC on a Saturday is Sunday 05:00 in Tokyo.
    for (const [minute, percent] of [
      [0, 10],
      [10, 30],
      [70, 35],
      [80, 35],
      [500, 90],
    ] as const)
      history.append(reading(START + minute * MINUTE, { five_hour: percent }));
    const busy = history.busiestHours({
      account: KEY,
      window: 'five_hour',
      ...ALWAYS,
      timeZone: 'Asia/Tokyo',
    });
    // What rose in a gap belongs to no hour.
    expect(busy).toEqual([
      { weekday: 6, hour: 5, rise: 20, hours: 1 },
      { weekday: 6, hour: 6, rise: 5, hours: 1 },
    ]);
  });
});
