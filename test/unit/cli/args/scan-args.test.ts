import { describe, expect, it } from 'vitest';
import { parseScan, SCAN_USAGE } from '../../../../electron/cli/args/scan-args';
import { beginOf, endOf, parseWhen } from '../../../../electron/cli/args/when';

describe('parseScan: the arguments of quotide scan', () => {
  it.each([
    [[], { json: false, since: null, until: null, by: 'day' }],
    [['--json', '--by', 'model'], { json: true, by: 'model' }],
    [
      ['--by=project', '--since=2026-11-01'],
      { by: 'project', since: { kind: 'day', year: 2026, month: 11, day: 1 } },
    ],
    [['--until', '2026-11-01T10:00Z'], { until: { kind: 'instant', at: Date.UTC(2026, 10, 1, 10) } }],
  ])('quotide scan reads %j', (words, command) => {
    expect(parseScan(words)).toMatchObject({ ok: true, value: command });
  });

  it.each([
    [['--jsno'], 'there is no --jsno'],
    [['-j'], 'there is no -j'],
    [['now'], '"now" is not expected'],
    [['--json=1'], '--json takes no value'],
    [['--by'], '--by is day, model, session, project'],
    [['--by', 'hour'], '--by is day, model, session, project'],
    [['--since', '2026-02-30'], '--since is a day (2026-11-21) or a time (2026-11-21T20:00Z)'],
    [['--until', 'tomorrow'], '--until is a day (2026-11-21) or a time (2026-11-21T20:00Z)'],
  ])('quotide scan prints one line about what is allowed instead of %j', (words, problem) => {
    expect(parseScan(words)).toEqual({ ok: false, error: `quotide: ${problem}; use: ${SCAN_USAGE}` });
  });
});

describe('the days of quotide scan', () => {
  it('a day as an argument is a whole day of this machine’s calendar, and an instant is itself', () => {
    const day = parseWhen('2026-02-28');
    if (day === null) throw new Error('no day');
    expect([beginOf(day), endOf(day)]).toEqual([
      new Date(2026, 1, 28).getTime(),
      new Date(2026, 2, 1).getTime(),
    ]);
    const instant = parseWhen('2026-02-28T12:00+01:00');
    if (instant === null) throw new Error('no instant');
    expect([beginOf(instant), endOf(instant)]).toEqual([
      Date.UTC(2026, 1, 28, 11),
      Date.UTC(2026, 1, 28, 11),
    ]);
  });
});
