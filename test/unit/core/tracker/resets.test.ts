import { describe, expect, it } from 'vitest';
import {
  DAY,
  HOUR,
  MINUTE,
  NOON,
  SECOND,
  Story,
  api,
  headers,
  notStarted,
  observation,
  said,
  words,
} from './story';

const RESET = NOON + 3 * HOUR;
const NEXT = RESET + 5 * HOUR;

function storyAt(percent: number): Story {
  const story = new Story();
  story.sees(headers(NOON, said(percent)));
  return story;
}

describe('a scheduled reset', () => {
  it('is told once when a later window is named, at the instant of the reset', () => {
    const story = storyAt(42);
    const events = story.sees(headers(RESET + 10 * MINUTE, said(3, { resetsAt: NEXT })));
    expect(events).toEqual([
      { kind: 'window_reset', at: RESET, window: 'five_hour', value: 42, early: false, account: 'org-1' },
    ]);
    expect(story.sees(headers(RESET + 11 * MINUTE, said(4, { resetsAt: NEXT })))).toEqual([]);
    expect(story.view()).toMatchObject({
      utilization: 4,
      phase: 'running',
      resetsAt: NEXT,
      startedAt: RESET,
    });
  });

  it('is told once when the API says that no window has started, and not again at its start', () => {
    const story = storyAt(42);
    expect(words(story.sees(api(RESET + MINUTE, said(0, notStarted))))).toEqual(['window_reset 42']);
    expect(story.view()).toMatchObject({
      phase: 'not_started',
      utilization: 0,
      resetsAt: null,
      startedAt: null,
    });
    expect(story.sees(api(RESET + 6 * MINUTE, said(0, notStarted)))).toEqual([]);
    expect(story.sees(api(RESET + 2 * HOUR, said(2, { resetsAt: NEXT + HOUR })))).toEqual([]);
    expect(story.view()).toMatchObject({ phase: 'running', utilization: 2, resetsAt: NEXT + HOUR });
  });

  it('takes the API’s word that a window past its reset has no reset, even with use in it', () => {
    const story = storyAt(42);
    expect(words(story.sees(api(RESET + MINUTE, said(3, notStarted))))).toEqual(['window_reset 42']);
    // It is used, so it has begun: nobody said until when it runs.
    expect(story.view()).toMatchObject({ phase: 'unknown', utilization: 3 });
  });

  it('is told once after a sleep over several windows', () => {
    const story = storyAt(42);
    const wake = RESET + 2 * DAY;
    const events = story.sees(api(wake, said(7, { resetsAt: wake + HOUR })));
    expect(events.map((event) => [event.kind, event.at])).toEqual([['window_reset', RESET]]);
  });

  it('is told for each window that was seen', () => {
    const story = storyAt(42);
    story.sees(headers(RESET + MINUTE, said(5, { resetsAt: NEXT })));
    story.sees(headers(NEXT + MINUTE, said(6, { resetsAt: NEXT + 5 * HOUR })));
    expect(story.told.map((event) => [event.at, event.value])).toEqual([
      [RESET, 42],
      [NEXT, 5],
    ]);
  });

  it('is accepted up to two minutes before its time, for a clock that is slow', () => {
    const near = storyAt(42);
    expect(words(near.sees(api(RESET - 2 * MINUTE, said(1, { resetsAt: NEXT }))))).toEqual([
      'window_reset 42',
    ]);
    const far = storyAt(42);
    expect(far.sees(api(RESET - 2 * MINUTE - 1, said(1, { resetsAt: NEXT })))).toEqual([]);
    const open = storyAt(42);
    expect(words(open.sees(api(RESET - 2 * MINUTE, said(0, notStarted))))).toEqual(['window_reset 42']);
    const shut = storyAt(42);
    expect(shut.sees(api(RESET - 2 * MINUTE - 1, said(0, notStarted)))).toEqual([]);
  });

  it('of a window whose length nobody knows is told by the clock', () => {
    const story = new Story();
    const pool = { id: 'iguana_necktie', resetsAt: RESET };
    story.sees(api(NOON, said(30, pool)));
    const events = story.sees(api(RESET + MINUTE, said(1, { ...pool, resetsAt: RESET + 9 * HOUR })));
    expect(words(events)).toEqual(['window_reset 30']);
  });

  it('is scheduled for a clock hours slow too, once confirmed: the new window begins where the old one ends', () => {
    const story = storyAt(42);
    expect(story.sees(headers(NOON + HOUR, said(1, { resetsAt: NEXT })))).toEqual([]);
    const events = story.sees(headers(NOON + HOUR + MINUTE, said(2, { resetsAt: NEXT })));
    expect(events.map((event) => [event.kind, event.at, event.value, event.early])).toEqual([
      ['window_reset', RESET, 42, false],
    ]);
    expect(story.view()).toMatchObject({ utilization: 2, resetsAt: NEXT });
  });

  it('keeps an unknown percent unknown in the new window', () => {
    const story = storyAt(42);
    story.sees(api(RESET + MINUTE, said(null, { resetsAt: NEXT })));
    expect(story.view()).toMatchObject({ utilization: null, phase: 'running', resetsAt: NEXT });
    expect(words(story.told)).toEqual(['window_reset 42']);
  });
});

describe('a window past its reset', () => {
  it('is due, not fresh, and never shows its old percent or severity', () => {
    const story = storyAt(97);
    expect(story.view('five_hour', RESET - 1)).toMatchObject({ phase: 'running', utilization: 97 });
    expect(story.view('five_hour', RESET)).toMatchObject({
      phase: 'reset_due',
      utilization: null,
      severity: 'normal',
      resetsAt: RESET,
      startedAt: null,
      stale: true,
    });
  });

  it('stays due while a source repeats the old window', () => {
    const story = storyAt(42);
    expect(story.sees(headers(RESET + SECOND, said(44)))).toEqual([]);
    expect(story.view()).toMatchObject({ phase: 'reset_due', utilization: null });
    expect(words(story.sees(headers(RESET + MINUTE, said(1, { resetsAt: NEXT }))))).toEqual([
      'window_reset 44',
    ]);
  });

  it('keeps what it came to when the old window is repeated with less', () => {
    const story = storyAt(42);
    story.sees(api(RESET + SECOND, said(0)));
    story.sees(api(RESET + 2 * SECOND, said(41)));
    expect(words(story.sees(headers(RESET + MINUTE, said(1, { resetsAt: NEXT }))))).toEqual([
      'window_reset 42',
    ]);
  });

  it('tells no thresholds of the old window any more', () => {
    const story = storyAt(42);
    expect(story.sees(headers(RESET, said(100)))).toEqual([]);
  });

  it('learns nothing from a source that does not say which window it means', () => {
    const story = storyAt(42);
    story.sees(observation('response_headers', RESET + SECOND, [said(1, notStarted)]));
    story.sees(api(RESET + 2 * SECOND, said(null, notStarted)));
    expect(story.view()).toMatchObject({ phase: 'reset_due', utilization: null });
    expect(story.told).toEqual([]);
  });

  it('that is first seen then is due, and its successor is a reset', () => {
    const story = new Story();
    story.sees(headers(RESET + MINUTE, said(42)));
    expect(story.view()).toMatchObject({ phase: 'reset_due', utilization: null });
    expect(words(story.sees(headers(RESET + 2 * MINUTE, said(60, { resetsAt: NEXT }))))).toEqual([
      'window_reset 42',
      'threshold_crossed 50',
    ]);
  });
});

describe('jitter', () => {
  it('of up to two minutes never is a reset, and moves the reset along', () => {
    const story = new Story();
    story.sees(api(NOON, said(42)));
    expect(story.sees(api(NOON + MINUTE, said(42, { resetsAt: RESET + 119_999 })))).toEqual([]);
    expect(story.view()?.resetsAt).toBe(RESET + 119_999);
    expect(story.sees(api(NOON + 2 * MINUTE, said(42, { resetsAt: RESET })))).toEqual([]);
    expect(story.view()?.resetsAt).toBe(RESET);
    expect(story.state.windows[0]?.doubtedAt).toBeNull();
  });

  it('never replaces an exact reset', () => {
    const story = storyAt(42);
    story.sees(api(NOON + MINUTE, said(43, { resetsAt: RESET + MINUTE })));
    expect(story.view()).toMatchObject({ utilization: 43, resetsAt: RESET, exactReset: true });
  });

  it('is settled by an exact reset, and a newer exact one is more exact', () => {
    const story = new Story();
    story.sees(api(NOON, said(42, { resetsAt: RESET + MINUTE })));
    story.sees(headers(NOON + MINUTE, said(42)));
    expect(story.view()).toMatchObject({ resetsAt: RESET, exactReset: true });
    story.sees(headers(NOON + 2 * MINUTE, said(42, { resetsAt: RESET + SECOND })));
    expect(story.view()).toMatchObject({ resetsAt: RESET + SECOND, exactReset: true });
  });

  it('of a window past its reset does not make it a new one', () => {
    const story = storyAt(42);
    expect(story.sees(api(RESET + MINUTE, said(42, { resetsAt: RESET + 119_000 })))).toEqual([]);
    expect(story.view()?.phase).toBe('reset_due');
  });
});
