import { describe, expect, it } from 'vitest';
import {
  DAY,
  HOUR,
  MINUTE,
  NOON,
  Story,
  api,
  headers,
  notStarted,
  observation,
  limitWindow,
  words,
} from './story';

const RESET = NOON + 3 * HOUR;

function storyAt(percent: number): Story {
  const story = new Story();
  story.sees(api(NOON, limitWindow(percent)));
  return story;
}

/** The events of a second equal reading, five minutes after the first one. */
function twice(story: Story, percent: number): readonly string[] {
  expect(story.sees(api(NOON + 5 * MINUTE, limitWindow(percent)))).toEqual([]);
  return words(story.sees(api(NOON + 10 * MINUTE, limitWindow(percent))));
}

describe('observe: less use with the same reset', () => {
  it('a single lower reading changes neither the percent nor its age', () => {
    const story = storyAt(60);
    expect(story.sees(api(NOON + 5 * MINUTE, limitWindow(0)))).toEqual([]);
    expect(story.view()).toMatchObject({ utilization: 60, observedAt: NOON, phase: 'running' });
  });

  it('a reading as before settles the doubt of a lower one', () => {
    const story = storyAt(60);
    story.sees(api(NOON + 5 * MINUTE, limitWindow(0)));
    story.sees(headers(NOON + 6 * MINUTE, limitWindow(61)));
    expect(story.sees(api(NOON + 10 * MINUTE, limitWindow(0)))).toEqual([]);
    expect(story.view()?.utilization).toBe(61);
    expect(story.events).toEqual([]);
  });

  it('two lower readings of any source are an early reset, dated by the first one', () => {
    const story = storyAt(60);
    story.sees(api(NOON + 5 * MINUTE, limitWindow(0)));
    const events = story.sees(headers(NOON + 6 * MINUTE, limitWindow(1)));
    expect(events).toEqual([
      {
        kind: 'window_reset',
        at: NOON + 5 * MINUTE,
        window: 'five_hour',
        value: 60,
        early: true,
        account: 'org-1',
      },
    ]);
    expect(story.view()).toMatchObject({
      utilization: 1,
      resetsAt: RESET,
      exactReset: true,
      phase: 'running',
    });
  });

  it('a repetition of a lower answer does not confirm it', () => {
    const story = storyAt(60);
    const low = api(NOON + 5 * MINUTE, limitWindow(0));
    story.sees(low);
    expect(story.sees(low, NOON + 6 * MINUTE)).toEqual([]);
    expect(story.sees({ ...low, observedAt: NOON + 7 * MINUTE, fresh: false })).toEqual([]);
    expect(story.sees({ ...low, observedAt: NOON + 4 * MINUTE }, NOON + 8 * MINUTE)).toEqual([]);
    expect(story.view()?.utilization).toBe(60);
  });

  it('a reading older than the doubt does not settle it', () => {
    const story = storyAt(60);
    story.sees(api(NOON + 5 * MINUTE, limitWindow(0)));
    story.sees(headers(NOON + 4 * MINUTE, limitWindow(62)), NOON + 6 * MINUTE);
    expect(words(story.sees(api(NOON + 10 * MINUTE, limitWindow(0))))).toEqual(['early window_reset 62']);
  });

  it('a reading without a percent does not settle a doubt', () => {
    const story = storyAt(60);
    story.sees(api(NOON + 5 * MINUTE, limitWindow(0)));
    story.sees(api(NOON + 6 * MINUTE, limitWindow(null)));
    expect(words(story.sees(api(NOON + 10 * MINUTE, limitWindow(0))))).toEqual(['early window_reset 60']);
  });

  it('a fall of up to two points counts at once as rounding and raises no event', () => {
    const story = storyAt(42.4);
    expect(story.sees(headers(NOON + MINUTE, limitWindow(40.4)))).toEqual([]);
    expect(story.view()).toMatchObject({ utilization: 40.4, observedAt: NOON + MINUTE });
    expect(story.sees(api(NOON + 2 * MINUTE, limitWindow(38.3)))).toEqual([]);
    expect(story.view()?.utilization).toBe(40.4);
  });

  it.each([
    [60, 5, 'early window_reset 60'],
    [60, 5.1, 'early window_reset 60'],
    [60, 6, 'server_correction 6'],
    [100, 9.9, 'early window_reset 100'],
    [100, 10, 'server_correction 10'],
    [8, 4, 'early window_reset 8'],
    [8, 4.1, 'server_correction 4.1'],
    [60, 40, 'server_correction 40'],
  ])('from %d to %d is: %s', (from, to, event) => {
    const story = storyAt(from);
    expect(twice(story, to)).toContain(event);
    expect(story.events.filter((event) => event.kind !== 'limit_cleared')).toHaveLength(1);
    expect(story.view()?.utilization).toBe(to);
  });

  it('a correction is raised once in a period', () => {
    const story = storyAt(60);
    expect(twice(story, 40)).toEqual(['server_correction 40']);
    story.sees(api(NOON + 15 * MINUTE, limitWindow(20)));
    expect(story.sees(api(NOON + 20 * MINUTE, limitWindow(20)))).toEqual([]);
    expect(story.view()?.utilization).toBe(20);
  });

  it('a correction is raised again in the next period', () => {
    const story = storyAt(60);
    twice(story, 40);
    const next = { resetsAt: RESET + 5 * HOUR };
    story.sees(api(RESET + MINUTE, limitWindow(50, next)));
    story.sees(api(RESET + 2 * MINUTE, limitWindow(30, next)));
    expect(words(story.sees(api(RESET + 3 * MINUTE, limitWindow(30, next))))).toEqual([
      'server_correction 30',
    ]);
  });

  it('the first two readings after a sleep find a fall that happened meanwhile', () => {
    const story = storyAt(60);
    story.waitsUntil(NOON + 2 * HOUR);
    story.sees(api(NOON + 2 * HOUR, limitWindow(2)));
    expect(words(story.sees(api(NOON + 2 * HOUR + MINUTE, limitWindow(2))))).toEqual([
      'early window_reset 60',
    ]);
  });

  it('a first percent counts at once', () => {
    const story = storyAt(60);
    story.sees(api(NOON + MINUTE, limitWindow(60), limitWindow(null, { id: 'seven_day' })));
    story.sees(api(NOON + 2 * MINUTE, limitWindow(60), limitWindow(3, { id: 'seven_day' })));
    expect(story.view('seven_day')?.utilization).toBe(3);
  });

  it('a confirmed lower reading brings its own severity', () => {
    const story = new Story();
    story.sees(headers(NOON, limitWindow(90, { severity: 'critical' })));
    story.sees(api(NOON + MINUTE, limitWindow(30)));
    story.sees(api(NOON + 2 * MINUTE, limitWindow(30)));
    expect(story.view()?.severity).toBe('normal');
  });
});

describe('observe: another reset before the present one has passed', () => {
  const moved = { resetsAt: RESET + 2 * HOUR };

  it('a single reading of another reset changes nothing, and a reading of the old one settles it', () => {
    const story = storyAt(60);
    expect(story.sees(api(NOON + MINUTE, limitWindow(0, moved)))).toEqual([]);
    expect(story.view()).toMatchObject({ utilization: 60, resetsAt: RESET });
    story.sees(api(NOON + 2 * MINUTE, limitWindow(60)));
    expect(story.sees(api(NOON + 3 * MINUTE, limitWindow(0, moved)))).toEqual([]);
    expect(story.events).toEqual([]);
  });

  it.each([
    ['forward', RESET + 2 * HOUR],
    ['back', RESET - HOUR],
  ])('another reset with less use is an early reset (%s)', (_way, resetsAt) => {
    const story = storyAt(60);
    story.sees(api(NOON + MINUTE, limitWindow(30, { resetsAt })));
    expect(words(story.sees(api(NOON + 2 * MINUTE, limitWindow(31, { resetsAt }))))).toEqual([
      'early window_reset 60',
    ]);
    expect(story.view()).toMatchObject({ utilization: 31, resetsAt, phase: 'running' });
  });

  it.each([
    ['forward', RESET + 2 * MINUTE],
    ['back', RESET - 2 * MINUTE],
  ])('another reset with the same use is a correction of the reset (%s)', (_way, resetsAt) => {
    const story = storyAt(60);
    expect(story.sees(api(NOON + MINUTE, limitWindow(60, { resetsAt })))).toEqual([]);
    const events = story.sees(headers(NOON + 2 * MINUTE, limitWindow(59, { resetsAt })));
    expect(events.map((event) => [event.kind, event.at, event.value])).toEqual([
      ['server_correction', NOON + MINUTE, 59],
    ]);
    expect(story.view()).toMatchObject({ utilization: 59, resetsAt, exactReset: true });
  });

  it('a confirmed reset replaces even an exact one', () => {
    const story = new Story();
    story.sees(headers(NOON, limitWindow(60)));
    story.sees(api(NOON + MINUTE, limitWindow(60, moved)));
    story.sees(api(NOON + 2 * MINUTE, limitWindow(60, moved)));
    expect(story.view()).toMatchObject({ resetsAt: RESET + 2 * HOUR, exactReset: false });
  });

  it('a confirmed reset without a percent changes neither the percent nor its age', () => {
    const story = storyAt(60);
    story.sees(api(NOON + MINUTE, limitWindow(null, moved)));
    expect(words(story.sees(api(NOON + 2 * MINUTE, limitWindow(null, moved))))).toEqual([
      'server_correction 60',
    ]);
    expect(story.view()).toMatchObject({ utilization: 60, observedAt: NOON, resetsAt: RESET + 2 * HOUR });
    expect(story.sees(api(NOON + 3 * MINUTE, limitWindow(20, moved)))).toEqual([]);
  });

  it('a reset that moves at every reading is followed, and raises one correction', () => {
    const story = storyAt(60);
    for (let i = 1; i <= 9; i += 1) {
      story.sees(api(NOON + i * MINUTE, limitWindow(60 + i, { resetsAt: RESET + i * 5 * MINUTE })));
    }
    expect(words(story.events)).toEqual(['server_correction 62']);
    expect(story.view()?.utilization).toBe(68);
  });

  it('a weekly window that is reset before its time is an early reset', () => {
    const story = new Story();
    const week = (resetsAt: number) => ({ id: 'seven_day', resetsAt });
    story.sees(api(NOON, limitWindow(70, week(NOON + 2 * DAY))));
    story.sees(api(NOON + HOUR, limitWindow(1, week(NOON + 7 * DAY))));
    const events = story.sees(api(NOON + 2 * HOUR, limitWindow(2, week(NOON + 7 * DAY))));
    expect(words(events)).toEqual(['early window_reset 70']);
  });

  it('another reset of a window of unknown length is an early reset, not a scheduled one', () => {
    const story = new Story();
    const pool = (resetsAt: number) => ({ id: 'iguana_necktie', resetsAt });
    story.sees(api(NOON, limitWindow(70, pool(NOON + DAY))));
    story.sees(api(NOON + HOUR, limitWindow(1, pool(NOON + 30 * DAY))));
    const events = story.sees(api(NOON + 2 * HOUR, limitWindow(2, pool(NOON + 30 * DAY))));
    expect(words(events)).toEqual(['early window_reset 70']);
  });

  it('a reset that disappears is an early reset if use fell, and else a correction', () => {
    const full = storyAt(60);
    expect(full.sees(api(NOON + MINUTE, limitWindow(0, notStarted)))).toEqual([]);
    expect(words(full.sees(api(NOON + 2 * MINUTE, limitWindow(0, notStarted))))).toEqual([
      'early window_reset 60',
    ]);
    expect(full.view()).toMatchObject({ phase: 'not_started', utilization: 0, resetsAt: null });
    const bare = storyAt(1);
    bare.sees(api(NOON + MINUTE, limitWindow(0, notStarted)));
    expect(words(bare.sees(api(NOON + 2 * MINUTE, limitWindow(0, notStarted))))).toEqual([
      'server_correction 0',
    ]);
    expect(bare.view()).toMatchObject({ phase: 'not_started', utilization: 0 });
  });

  it('a reset within the last two minutes does not bring the old window back', () => {
    const story = new Story();
    story.sees(headers(NOON, limitWindow(60)));
    story.sees(headers(RESET - 2 * MINUTE, limitWindow(1, { resetsAt: RESET + 5 * HOUR })));
    story.sees(observation('statusline', RESET - MINUTE, [limitWindow(60)]));
    story.sees(observation('statusline', RESET - 30_000, [limitWindow(60)]));
    expect(story.view()).toMatchObject({ utilization: 1, resetsAt: RESET + 5 * HOUR });
    expect(words(story.events)).toEqual(['window_reset 60']);
    expect(story.state.windows[0]?.doubtedAt).toBeNull();
  });

  it('a past reset from an idle session’s status line changes nothing', () => {
    const story = storyAt(20);
    const gone = { resetsAt: NOON - HOUR };
    for (const minutes of [1, 2, 3]) {
      story.sees(observation('statusline', NOON + minutes * MINUTE, [limitWindow(93, gone)]));
    }
    expect(story.view()).toMatchObject({ utilization: 20, resetsAt: RESET });
    expect(story.events).toEqual([]);
  });
});

describe('observe: a window without a reset', () => {
  it('a reading with a reset fills in a missing one without an event', () => {
    const story = new Story();
    story.sees(headers(NOON, limitWindow(10, notStarted)));
    expect(story.view()).toMatchObject({ phase: 'unknown', utilization: 10, resetsAt: null });
    expect(story.sees(api(NOON + MINUTE, limitWindow(11)))).toEqual([]);
    expect(story.view()).toMatchObject({ phase: 'running', utilization: 11, resetsAt: RESET });
  });

  it('a reading without a reset does not delete the reset', () => {
    const story = new Story();
    story.sees(headers(NOON, limitWindow(10)));
    story.sees(observation('response_headers', NOON + MINUTE, [limitWindow(11, notStarted)]));
    story.sees(api(NOON + 2 * MINUTE, limitWindow(12, notStarted)));
    expect(story.view()).toMatchObject({
      utilization: 12,
      resetsAt: RESET,
      exactReset: true,
      phase: 'running',
    });
    expect(story.state.windows[0]).toMatchObject({ doubtedAt: null, notStarted: false });
  });

  it('a window that had not started is running after another source reports use', () => {
    const story = new Story();
    story.sees(api(NOON, limitWindow(0, notStarted)));
    story.sees(headers(NOON + MINUTE, limitWindow(0, notStarted)));
    expect(story.view()?.phase).toBe('not_started');
    story.sees(headers(NOON + 2 * MINUTE, limitWindow(null, notStarted)));
    expect(story.view()).toMatchObject({ phase: 'not_started', utilization: 0 });
    story.sees(headers(NOON + 3 * MINUTE, limitWindow(1, notStarted)));
    expect(story.view()).toMatchObject({ phase: 'unknown', utilization: 1 });
    story.sees(headers(NOON + 4 * MINUTE, limitWindow(0, notStarted)));
    expect(story.view()).toMatchObject({ phase: 'unknown', utilization: 0 });
    story.sees(api(NOON + 5 * MINUTE, limitWindow(0, notStarted)));
    expect(story.view()?.phase).toBe('not_started');
  });

  it('a past or nearly past reset does not start a window that had not started', () => {
    const story = new Story();
    const old = (resetsAt: number) =>
      observation('statusline', NOON + MINUTE, [limitWindow(93, { resetsAt })]);
    story.sees(api(NOON, limitWindow(0, notStarted)));
    story.sees(old(NOON + 3 * MINUTE));
    expect(story.view()).toMatchObject({ phase: 'not_started', utilization: 0 });
    story.sees(old(NOON + 3 * MINUTE + 1));
    expect(story.view()).toMatchObject({ phase: 'running', utilization: 93 });
  });

  it('a window without a percent and a reset is unknown, not at 0 %', () => {
    const story = new Story();
    story.sees(api(NOON, limitWindow(null, notStarted)));
    expect(story.view()).toMatchObject({ phase: 'unknown', utilization: null, resetsAt: null });
    story.sees(api(NOON + MINUTE, limitWindow(null, notStarted)));
    expect(story.view()).toMatchObject({ phase: 'unknown', utilization: null, observedAt: NOON + MINUTE });
  });
});
