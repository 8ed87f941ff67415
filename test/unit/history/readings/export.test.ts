import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createClock } from '../../../../electron/app/clock/clock';
import { runHistory } from '../../../../electron/cli/history';
import { exportEvents, exportSamples } from '../../../../electron/history/readings/export';
import { ALWAYS, eventOf, HOUR, KEY, MINUTE, newHistory, reading, START } from '../support';

const all = { ...ALWAYS, account: null, window: null };

describe('the export of the history', () => {
  it('the export writes samples in the documented form, in JSON and CSV', async () => {
    const history = newHistory();
    history.append(reading(START, { five_hour: 42 }));
    history.append(
      reading(START + MINUTE, { five_hour: null }, { account: 'a "b", c', httpStatus: null, fresh: false }),
    );
    let json = '';
    expect(await exportSamples(history, { ...all, format: 'json' }, (text) => void (json += text))).toBe(2);
    expect(JSON.parse(json)).toEqual({
      schema: 1,
      samples: [
        {
          at: '2026-11-21T20:00:00.000Z',
          window: 'five_hour',
          utilization: 42,
          resetsAt: '2026-11-22T00:00:00.000Z',
          rawResetsAt: '2026-11-22T00:00:00.000Z',
          source: 'official_api',
          httpStatus: 200,
          fresh: true,
          account: KEY,
        },
        expect.objectContaining({ utilization: null, httpStatus: null, fresh: false, account: 'a "b", c' }),
      ],
    });
    let csv = '';
    await exportSamples(history, { ...all, format: 'csv' }, (text) => void (csv += text));
    const [head, first, second] = csv.split('\n');
    expect(head).toBe('at,window,utilization,resetsAt,rawResetsAt,source,httpStatus,fresh,account');
    expect(first).toMatch(/^2026-11-21T20:00:00\.000Z,five_hour,42,.*,official_api,200,true,org-1$/);
    expect(second).toMatch(/^2026-11-21T20:01:00\.000Z,five_hour,,.*,official_api,,false,"a ""b"", c"$/);
  });

  it('the export waits for a slow reader, and readings are stored meanwhile', async () => {
    const history = newHistory();
    for (let index = 0; index < 1700; index += 1)
      history.append(reading(START + index * 1000, { five_hour: index % 100 }));
    let [text, pieces, writing] = ['', 0, false];
    const count = await exportSamples(
      history,
      { ...all, format: 'json', until: START + 1700 * 1000 },
      async (piece) => {
        expect(writing).toBe(false);
        writing = true;
        await turn();
        history.append(reading(START + 2000 * 1000 + pieces, { five_hour: pieces }));
        text += piece;
        pieces += 1;
        writing = false;
      },
    );
    expect(count).toBe(1700);
    expect((JSON.parse(text) as { samples: unknown[] }).samples).toHaveLength(1700);
    expect(pieces).toBeGreaterThan(4);
  });

  it('the export writes events by their stored names, of one window or all', async () => {
    const history = newHistory();
    const reset = eventOf('window_reset', START, { value: 70, early: true });
    history.record([reset, eventOf('credentials_lost', START + 1, { window: null })], {}, START);
    let json = '';
    await exportEvents(history, { ...all, format: 'json' }, (text) => void (json += text));
    expect(JSON.parse(json)).toMatchObject({
      schema: 1,
      events: [{ kind: 'window_reset', value: 70, early: true }, { window: null }],
    });
    let csv = '';
    await exportEvents(history, { ...all, window: 'five_hour', format: 'csv' }, (text) => void (csv += text));
    expect(csv.split('\n')).toEqual([
      'at,kind,window,value,account,early',
      expect.stringContaining('window_reset'),
      '',
    ]);
  });
});

describe('quotide history', () => {
  it('quotide history prints a line for each sample of the given span, and faults of the history on stderr', async () => {
    const history = newHistory();
    history.append(reading(START - 3 * HOUR, { five_hour: 1 }));
    history.append(reading(START - HOUR, { five_hour: 42, seven_day: null }));
    const said: string[] = [];
    let out = '';
    const run = (rest: object) =>
      runHistory(
        {
          history,
          historyNotice: () => ({ kind: 'newer' }),
          clock: { ...createClock(1), now: () => START },
        },
        {
          name: 'history',
          format: 'text',
          events: false,
          window: null,
          since: { agoMs: 2 * HOUR },
          until: null,
          ...rest,
        },
        { language: 'en', timeZone: 'UTC' },
        (text) => void (out += text),
        (line) => said.push(line),
      );
    expect(await run({})).toBe(0);
    expect(out.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/ 5-hour +42\s?% {2}from Anthropic$/),
      expect.stringMatching(/ 7-day +unknown {2}from Anthropic$/),
    ]);
    expect(said).toEqual([expect.stringMatching(/^quotide: A newer Quotide/)]);
    history.record([eventOf('limit_reached', START - MINUTE, { value: 100 })], {}, START);
    out = '';
    await run({ events: true });
    expect(out).toMatch(/ 5-hour limit reached\n$/);
  });
});
