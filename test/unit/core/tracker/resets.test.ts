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
  limitWindow,
  words,
} from './story';

const RESET = NOON + 3 * HOUR;
const NEXT = RESET + 5 * HOUR;

function storyAt(percent: number): Story {
  const story = new Story();
  story.sees(headers(NOON, limitWindow(percent)));
  return story;
}

describe('observe: scheduled resets', () => {
  it('a reading of a later window raises one reset, dated by the reset itself', () => {
    const story = storyAt(42);
    const events = story.sees(headers(RESET + 10 * MINUTE, limitWindow(3, { resetsAt: NEXT })));
    expect(events).toEqual([
      { kind: 'window_reset', at: RESET, window: 'five_hour', value: 42, early: false, account: 'org-1' },
    ]);
    expect(story.sees(headers(RESET + 11 * MINUTE, limitWindow(4, { resetsAt: NEXT })))).toEqual([]);
    expect(story.view()).toMatchObject({
      utilization: 4,
      phase: 'running',
      resetsAt: NEXT,
      startedAt: RESET,
    });
  });

  it('an API answer of a window that has not started raises one reset, and its start raises none', () => {
    const story = storyAt(42);
    expect(words(story.sees(api(RESET + MINUTE, limitWindow(0, notStarted))))).toEqual(['window_reset 42']);
    expect(story.view()).toMatchObject({
      phase: 'not_started',
      utilization: 0,
      resetsAt: null,
      startedAt: null,
    });
    expect(story.sees(api(RESET + 6 * MINUTE, limitWindow(0, notStarted)))).toEqual([]);
    expect(story.sees(api(RESET + 2 * HOUR, limitWindow(2, { resetsAt: NEXT + HOUR })))).toEqual([]);
    expect(story.view()).toMatchObject({ phase: 'running', utilization: 2, resetsAt: NEXT + HOUR });
  });

  it('an API answer without a reset ends a window past its reset, even with use in the new one', () => {
    const story = storyAt(42);
    expect(words(story.sees(api(RESET + MINUTE, limitWindow(3, notStarted))))).toEqual(['window_reset 42']);
    // The window has use, so it has started; its end is unknown.
    expect(story.view()).toMatchObject({ phase: 'unknown', utilization: 3 });
  });

  it('after a sleep over several windows, one reset is raised', () => {
    const story = storyAt(42);
    const wake = RESET + 2 * DAY;
    const events = story.sees(api(wake, limitWindow(7, { resetsAt: wake + HOUR })));
    expect(events.map((event) => [event.kind, event.at])).toEqual([['window_reset', RESET]]);
  });

  it('each window with a reading raises its own reset', () => {
    const story = storyAt(42);
    story.sees(headers(RESET + MINUTE, limitWindow(5, { resetsAt: NEXT })));
    story.sees(headers(NEXT + MINUTE, limitWindow(6, { resetsAt: NEXT + 5 * HOUR })));
    expect(story.events.map((event) => [event.at, event.value])).toEqual([
      [RESET, 42],
      [NEXT, 5],
    ]);
  });

  it('a new window up to two minutes before the reset is a scheduled reset, for a slow clock', () => {
    const near = storyAt(42);
    expect(words(near.sees(api(RESET - 2 * MINUTE, limitWindow(1, { resetsAt: NEXT }))))).toEqual([
      'window_reset 42',
    ]);
    const far = storyAt(42);
    expect(far.sees(api(RESET - 2 * MINUTE - 1, limitWindow(1, { resetsAt: NEXT })))).toEqual([]);
    const open = storyAt(42);
    expect(words(open.sees(api(RESET - 2 * MINUTE, limitWindow(0, notStarted))))).toEqual([
      'window_reset 42',
    ]);
    const shut = storyAt(42);
    expect(shut.sees(api(RESET - 2 * MINUTE - 1, limitWindow(0, notStarted)))).toEqual([]);
  });

  it('the clock raises the reset of a window of unknown length', () => {
    const story = new Story();
    const pool = { id: 'iguana_necktie', resetsAt: RESET };
    story.sees(api(NOON, limitWindow(30, pool)));
    const events = story.sees(api(RESET + MINUTE, limitWindow(1, { ...pool, resetsAt: RESET + 9 * HOUR })));
    expect(words(events)).toEqual(['window_reset 30']);
  });

  it('with a clock hours slow, a confirmed window that starts at the old reset is a scheduled reset', () => {
    const story = storyAt(42);
    expect(story.sees(headers(NOON + HOUR, limitWindow(1, { resetsAt: NEXT })))).toEqual([]);
    const events = story.sees(headers(NOON + HOUR + MINUTE, limitWindow(2, { resetsAt: NEXT })));
    expect(events.map((event) => [event.kind, event.at, event.value, event.early])).toEqual([
      ['window_reset', RESET, 42, false],
    ]);
    expect(story.view()).toMatchObject({ utilization: 2, resetsAt: NEXT });
  });

  it('a new window without a percent has an unknown percent', () => {
    const story = storyAt(42);
    story.sees(api(RESET + MINUTE, limitWindow(null, { resetsAt: NEXT })));
    expect(story.view()).toMatchObject({ utilization: null, phase: 'running', resetsAt: NEXT });
    expect(words(story.events)).toEqual(['window_reset 42']);
  });
});

describe('readWindows and observe: a window past its reset', () => {
  it('a window past its reset is due and stale, and shows neither its old percent nor its severity', () => {
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

  it('a window past its reset stays due while a source repeats it', () => {
    const story = storyAt(42);
    expect(story.sees(headers(RESET + SECOND, limitWindow(44)))).toEqual([]);
    expect(story.view()).toMatchObject({ phase: 'reset_due', utilization: null });
    expect(words(story.sees(headers(RESET + MINUTE, limitWindow(1, { resetsAt: NEXT }))))).toEqual([
      'window_reset 44',
    ]);
  });

  it('a lower repeated percent does not change the last percent of a window past its reset', () => {
    const story = storyAt(42);
    story.sees(api(RESET + SECOND, limitWindow(0)));
    story.sees(api(RESET + 2 * SECOND, limitWindow(41)));
    expect(words(story.sees(headers(RESET + MINUTE, limitWindow(1, { resetsAt: NEXT }))))).toEqual([
      'window_reset 42',
    ]);
  });

  it('a window past its reset raises no thresholds', () => {
    const story = storyAt(42);
    expect(story.sees(headers(RESET, limitWindow(100)))).toEqual([]);
  });

  it('a source without a reset changes nothing in a window past its reset', () => {
    const story = storyAt(42);
    story.sees(observation('response_headers', RESET + SECOND, [limitWindow(1, notStarted)]));
    story.sees(api(RESET + 2 * SECOND, limitWindow(null, notStarted)));
    expect(story.view()).toMatchObject({ phase: 'reset_due', utilization: null });
    expect(story.events).toEqual([]);
  });

  it('a window that first appears past its reset is due, and its successor raises a reset', () => {
    const story = new Story();
    story.sees(headers(RESET + MINUTE, limitWindow(42)));
    expect(story.view()).toMatchObject({ phase: 'reset_due', utilization: null });
    expect(words(story.sees(headers(RESET + 2 * MINUTE, limitWindow(60, { resetsAt: NEXT }))))).toEqual([
      'window_reset 42',
      'threshold_crossed 50',
    ]);
  });
});

describe('observe: jitter of resets', () => {
  it('jitter of up to two minutes raises no reset and moves the reset', () => {
    const story = new Story();
    story.sees(api(NOON, limitWindow(42)));
    expect(story.sees(api(NOON + MINUTE, limitWindow(42, { resetsAt: RESET + 119_999 })))).toEqual([]);
    expect(story.view()?.resetsAt).toBe(RESET + 119_999);
    expect(story.sees(api(NOON + 2 * MINUTE, limitWindow(42, { resetsAt: RESET })))).toEqual([]);
    expect(story.view()?.resetsAt).toBe(RESET);
    expect(story.state.windows[0]?.doubtedAt).toBeNull();
  });

  it('a rounded reset never replaces an exact one', () => {
    const story = storyAt(42);
    story.sees(api(NOON + MINUTE, limitWindow(43, { resetsAt: RESET + MINUTE })));
    expect(story.view()).toMatchObject({ utilization: 43, resetsAt: RESET, exactReset: true });
  });

  it('an exact reset replaces a rounded one, and a newer exact one replaces an older one', () => {
    const story = new Story();
    story.sees(api(NOON, limitWindow(42, { resetsAt: RESET + MINUTE })));
    story.sees(headers(NOON + MINUTE, limitWindow(42)));
    expect(story.view()).toMatchObject({ resetsAt: RESET, exactReset: true });
    story.sees(headers(NOON + 2 * MINUTE, limitWindow(42, { resetsAt: RESET + SECOND })));
    expect(story.view()).toMatchObject({ resetsAt: RESET + SECOND, exactReset: true });
  });

  it('jitter of a window past its reset starts no new window', () => {
    const story = storyAt(42);
    expect(story.sees(api(RESET + MINUTE, limitWindow(42, { resetsAt: RESET + 119_000 })))).toEqual([]);
    expect(story.view()?.phase).toBe('reset_due');
  });
});
