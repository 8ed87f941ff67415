import { describe, expect, it } from 'vitest';
import { readStatusline, type StatuslineLimits } from '../../../electron/sources/statusline';
import {
  lastChangeOf,
  noteAfter,
  readStatuslineNote,
  rowsOf,
  statuslineObservation,
  type StatuslineNote,
} from '../../../electron/sources/statusline-note';

const NOW = 1_795_300_000_000;
const MINUTE = 60_000;
const RESET = 1_795_304_984;

function limits(five: number, week = 10): StatuslineLimits {
  const read = readStatusline({
    rate_limits: {
      five_hour: { used_percentage: five, resets_at: RESET },
      seven_day: { used_percentage: week, resets_at: RESET },
      spend_limit: { used_percentage: 5 },
    },
  });
  if (read === null) throw new Error('nothing was read');
  return read;
}

const at = (now: number) => ({ now, earnedBy: now, isNamed: true });

function first(five = 42): StatuslineNote {
  const note = noteAfter(null, limits(five), at(NOW));
  if (note === null) throw new Error('nothing new');
  return note;
}

const five = (note: StatuslineNote | null) => note?.windows.find(({ id }) => id === 'five_hour');

describe('the note of a session', () => {
  it('the note of a session dates a new value by its latest possible time, and marks its age as unknown', () => {
    const note = noteAfter(null, limits(42), { now: NOW, earnedBy: NOW - MINUTE, isNamed: true });
    expect(five(note)).toMatchObject({ percent: 42, changedAt: NOW - MINUTE, isDated: false });
  });

  it('the note of a session is not written again for the same line, nor for the jitter of a reset', () => {
    expect(noteAfter(first(), limits(42), at(NOW + MINUTE))).toBeNull();
    const [window, ...others] = limits(42).windows;
    if (window === undefined) throw new Error('no window');
    const jitter = { ...window, reset: '2026-11-21T23:49:45.123Z' };
    expect(
      noteAfter(first(), { windows: [jitter, ...others], spend: null }, at(NOW + MINUTE))?.windows[0]?.reset,
    ).not.toBe(RESET);
    expect(noteAfter(first(), { windows: others, spend: null }, at(NOW + MINUTE))).toBeNull();
  });

  it('the note of a session dates each value by its own change', () => {
    const note = noteAfter(first(), limits(43), at(NOW + MINUTE));
    expect(five(note)).toMatchObject({ percent: 43, changedAt: NOW + MINUTE, isDated: true });
    expect(note?.windows[1]).toMatchObject({ percent: 10, changedAt: NOW, isDated: false });
    expect(note?.spend).toMatchObject({ percent: 5, changedAt: NOW, isDated: false });
    expect(note && lastChangeOf(note)).toBe(NOW + MINUTE);
  });

  it('the note of a session without a name dates no change, since two such sessions would look like one', () => {
    const note = noteAfter(first(), limits(43), { ...at(NOW + MINUTE), isNamed: false });
    expect(five(note)).toMatchObject({ percent: 43, isDated: false });
  });

  it('the note of a session holds a rise against the older line of a slower process', () => {
    const risen = noteAfter(first(), limits(61), at(NOW + MINUTE));
    expect(noteAfter(risen, limits(60), at(NOW + MINUTE + 5000))).toBeNull();
    expect(five(noteAfter(risen, limits(60), at(NOW + 2 * MINUTE)))?.percent).toBe(60);
  });

  it('the note of a session dates values that a fast clock wrote anew, as of unknown age', () => {
    const ahead = noteAfter(null, limits(42), at(Date.UTC(2036, 0, 1)));
    expect(five(noteAfter(ahead, limits(42), at(NOW)))).toMatchObject({ changedAt: NOW, isDated: false });
    expect(five(noteAfter(ahead, limits(30), at(NOW)))).toMatchObject({
      percent: 30,
      changedAt: NOW,
      isDated: true,
    });
  });

  it('the note of a session is read back row by row, and a row that cannot be read costs no other', () => {
    const note = first();
    const text = JSON.stringify({ ...note, later: 1, windows: [...note.windows, { id: 'x' }, null] });
    expect(readStatuslineNote(text)).toEqual(note);
    expect(readStatuslineNote(JSON.stringify({ ...note, spend: 7 }))).toEqual({ ...note, spend: null });
    for (const odd of ['', '{', 'null', '{"schema":1,"at":5,"limits":{}}', '{"schema":2}'])
      expect(readStatuslineNote(odd)).toBeNull();
  });

  it('each row of the note of a session becomes an observation with its own date', () => {
    const note = noteAfter(first(), limits(43), at(NOW + MINUTE));
    const seen = rowsOf(note ?? first()).map((row) => statuslineObservation(row, 'a', NOW + MINUTE));
    expect(seen).toMatchObject([
      {
        source: 'statusline',
        account: 'a',
        observedAt: NOW + MINUTE,
        fresh: true,
        windows: [{ id: 'five_hour', utilization: 43, resetsAt: RESET * 1000, exactReset: true }],
      },
      { observedAt: NOW, fresh: false, windows: [{ id: 'seven_day', utilization: 10 }] },
      { fresh: false, windows: [], extraUsage: { enabled: true, utilization: 5, used: null, limit: null } },
    ]);
  });

  it('the note of a session with a date in the future becomes an observation of unknown age', () => {
    const [row] = rowsOf(noteAfter(first(), limits(43), at(Date.UTC(2036, 0, 1))) ?? first());
    if (row === undefined) throw new Error('no row');
    expect(statuslineObservation(row, 'a', NOW)).toMatchObject({ observedAt: NOW, fresh: false });
  });
});
