import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, NOON, Story, api, headers, notStarted, observation, said, words } from './story';

const RESET = NOON + 3 * HOUR;

function storyAt(percent: number): Story {
  const story = new Story();
  story.sees(api(NOON, said(percent)));
  return story;
}

/** What a second reading, five minutes after the first, makes of it. */
function twice(story: Story, percent: number): readonly string[] {
  expect(story.sees(api(NOON + 5 * MINUTE, said(percent)))).toEqual([]);
  return words(story.sees(api(NOON + 10 * MINUTE, said(percent))));
}

describe('less use with the same reset', () => {
  it('is not believed from one reading, and the old value keeps its age', () => {
    const story = storyAt(60);
    expect(story.sees(api(NOON + 5 * MINUTE, said(0)))).toEqual([]);
    expect(story.view()).toMatchObject({ utilization: 60, observedAt: NOON, phase: 'running' });
  });

  it('is forgotten when the next reading is as before', () => {
    const story = storyAt(60);
    story.sees(api(NOON + 5 * MINUTE, said(0)));
    story.sees(headers(NOON + 6 * MINUTE, said(61)));
    expect(story.sees(api(NOON + 10 * MINUTE, said(0)))).toEqual([]);
    expect(story.view()?.utilization).toBe(61);
    expect(story.told).toEqual([]);
  });

  it('is an early reset from two readings of any source, dated by the first', () => {
    const story = storyAt(60);
    story.sees(api(NOON + 5 * MINUTE, said(0)));
    const events = story.sees(headers(NOON + 6 * MINUTE, said(1)));
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

  it('is confirmed by no repetition of itself', () => {
    const story = storyAt(60);
    const low = api(NOON + 5 * MINUTE, said(0));
    story.sees(low);
    expect(story.sees(low, NOON + 6 * MINUTE)).toEqual([]);
    expect(story.sees({ ...low, observedAt: NOON + 7 * MINUTE, fresh: false })).toEqual([]);
    expect(story.sees({ ...low, observedAt: NOON + 4 * MINUTE }, NOON + 8 * MINUTE)).toEqual([]);
    expect(story.view()?.utilization).toBe(60);
  });

  it('is not settled by a reading older than the one in doubt', () => {
    const story = storyAt(60);
    story.sees(api(NOON + 5 * MINUTE, said(0)));
    story.sees(headers(NOON + 4 * MINUTE, said(62)), NOON + 6 * MINUTE);
    expect(words(story.sees(api(NOON + 10 * MINUTE, said(0))))).toEqual(['early window_reset 62']);
  });

  it('is not settled by a reading without a percent', () => {
    const story = storyAt(60);
    story.sees(api(NOON + 5 * MINUTE, said(0)));
    story.sees(api(NOON + 6 * MINUTE, said(null)));
    expect(words(story.sees(api(NOON + 10 * MINUTE, said(0))))).toEqual(['early window_reset 60']);
  });

  it('of up to two points is rounding: taken at once and no event', () => {
    const story = storyAt(42.4);
    expect(story.sees(headers(NOON + MINUTE, said(40.4)))).toEqual([]);
    expect(story.view()).toMatchObject({ utilization: 40.4, observedAt: NOON + MINUTE });
    expect(story.sees(api(NOON + 2 * MINUTE, said(38.3)))).toEqual([]);
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
    expect(story.told.filter((told) => told.kind !== 'limit_cleared')).toHaveLength(1);
    expect(story.view()?.utilization).toBe(to);
  });

  it('is a correction once in a period', () => {
    const story = storyAt(60);
    expect(twice(story, 40)).toEqual(['server_correction 40']);
    story.sees(api(NOON + 15 * MINUTE, said(20)));
    expect(story.sees(api(NOON + 20 * MINUTE, said(20)))).toEqual([]);
    expect(story.view()?.utilization).toBe(20);
  });

  it('is a correction again in the next period', () => {
    const story = storyAt(60);
    twice(story, 40);
    const next = { resetsAt: RESET + 5 * HOUR };
    story.sees(api(RESET + MINUTE, said(50, next)));
    story.sees(api(RESET + 2 * MINUTE, said(30, next)));
    expect(words(story.sees(api(RESET + 3 * MINUTE, said(30, next))))).toEqual(['server_correction 30']);
  });

  it('that happened while asleep is found by the first two readings after it', () => {
    const story = storyAt(60);
    story.waitsUntil(NOON + 2 * HOUR);
    story.sees(api(NOON + 2 * HOUR, said(2)));
    expect(words(story.sees(api(NOON + 2 * HOUR + MINUTE, said(2))))).toEqual(['early window_reset 60']);
  });

  it('is taken at once where nothing was known', () => {
    const story = storyAt(60);
    story.sees(api(NOON + MINUTE, said(60), said(null, { id: 'seven_day' })));
    story.sees(api(NOON + 2 * MINUTE, said(60), said(3, { id: 'seven_day' })));
    expect(story.view('seven_day')?.utilization).toBe(3);
  });

  it('takes the severity of what it believes', () => {
    const story = new Story();
    story.sees(headers(NOON, said(90, { severity: 'critical' })));
    story.sees(api(NOON + MINUTE, said(30)));
    story.sees(api(NOON + 2 * MINUTE, said(30)));
    expect(story.view()?.severity).toBe('normal');
  });
});

describe('another reset while the old one has not passed', () => {
  const moved = { resetsAt: RESET + 2 * HOUR };

  it('is not believed from one reading, and forgotten when the next names the old one', () => {
    const story = storyAt(60);
    expect(story.sees(api(NOON + MINUTE, said(0, moved)))).toEqual([]);
    expect(story.view()).toMatchObject({ utilization: 60, resetsAt: RESET });
    story.sees(api(NOON + 2 * MINUTE, said(60)));
    expect(story.sees(api(NOON + 3 * MINUTE, said(0, moved)))).toEqual([]);
    expect(story.told).toEqual([]);
  });

  it.each([
    ['forward', RESET + 2 * HOUR],
    ['back', RESET - HOUR],
  ])('with less use is an early reset (%s)', (_way, resetsAt) => {
    const story = storyAt(60);
    story.sees(api(NOON + MINUTE, said(30, { resetsAt })));
    expect(words(story.sees(api(NOON + 2 * MINUTE, said(31, { resetsAt }))))).toEqual([
      'early window_reset 60',
    ]);
    expect(story.view()).toMatchObject({ utilization: 31, resetsAt, phase: 'running' });
  });

  it.each([
    ['forward', RESET + 2 * MINUTE],
    ['back', RESET - 2 * MINUTE],
  ])('with the same use is a correction of the reset (%s)', (_way, resetsAt) => {
    const story = storyAt(60);
    expect(story.sees(api(NOON + MINUTE, said(60, { resetsAt })))).toEqual([]);
    const events = story.sees(headers(NOON + 2 * MINUTE, said(59, { resetsAt })));
    expect(events.map((event) => [event.kind, event.at, event.value])).toEqual([
      ['server_correction', NOON + MINUTE, 59],
    ]);
    expect(story.view()).toMatchObject({ utilization: 59, resetsAt, exactReset: true });
  });

  it('replaces even an exact reset, once confirmed', () => {
    const story = new Story();
    story.sees(headers(NOON, said(60)));
    story.sees(api(NOON + MINUTE, said(60, moved)));
    story.sees(api(NOON + 2 * MINUTE, said(60, moved)));
    expect(story.view()).toMatchObject({ resetsAt: RESET + 2 * HOUR, exactReset: false });
  });

  it('without a percent keeps the percent and its age', () => {
    const story = storyAt(60);
    story.sees(api(NOON + MINUTE, said(null, moved)));
    expect(words(story.sees(api(NOON + 2 * MINUTE, said(null, moved))))).toEqual(['server_correction 60']);
    expect(story.view()).toMatchObject({ utilization: 60, observedAt: NOON, resetsAt: RESET + 2 * HOUR });
    expect(story.sees(api(NOON + 3 * MINUTE, said(20, moved)))).toEqual([]);
  });

  it('that moves on at every reading is followed, and told once', () => {
    const story = storyAt(60);
    for (let i = 1; i <= 9; i += 1) {
      story.sees(api(NOON + i * MINUTE, said(60 + i, { resetsAt: RESET + i * 5 * MINUTE })));
    }
    expect(words(story.told)).toEqual(['server_correction 62']);
    expect(story.view()?.utilization).toBe(68);
  });

  it('of a weekly window ahead of its time is an early reset', () => {
    const story = new Story();
    const week = (resetsAt: number) => ({ id: 'seven_day', resetsAt });
    story.sees(api(NOON, said(70, week(NOON + 2 * DAY))));
    story.sees(api(NOON + HOUR, said(1, week(NOON + 7 * DAY))));
    const events = story.sees(api(NOON + 2 * HOUR, said(2, week(NOON + 7 * DAY))));
    expect(words(events)).toEqual(['early window_reset 70']);
  });

  it('of a window whose length nobody knows is an early reset too, not a scheduled one', () => {
    const story = new Story();
    const pool = (resetsAt: number) => ({ id: 'iguana_necktie', resetsAt });
    story.sees(api(NOON, said(70, pool(NOON + DAY))));
    story.sees(api(NOON + HOUR, said(1, pool(NOON + 30 * DAY))));
    const events = story.sees(api(NOON + 2 * HOUR, said(2, pool(NOON + 30 * DAY))));
    expect(words(events)).toEqual(['early window_reset 70']);
  });

  it('to none at all is an early reset if use fell, and else a correction', () => {
    const full = storyAt(60);
    expect(full.sees(api(NOON + MINUTE, said(0, notStarted)))).toEqual([]);
    expect(words(full.sees(api(NOON + 2 * MINUTE, said(0, notStarted))))).toEqual(['early window_reset 60']);
    expect(full.view()).toMatchObject({ phase: 'not_started', utilization: 0, resetsAt: null });
    const bare = storyAt(1);
    bare.sees(api(NOON + MINUTE, said(0, notStarted)));
    expect(words(bare.sees(api(NOON + 2 * MINUTE, said(0, notStarted))))).toEqual(['server_correction 0']);
    expect(bare.view()).toMatchObject({ phase: 'not_started', utilization: 0 });
  });

  it('that is as good as past does not bring the old window back', () => {
    const story = new Story();
    story.sees(headers(NOON, said(60)));
    story.sees(headers(RESET - 2 * MINUTE, said(1, { resetsAt: RESET + 5 * HOUR })));
    story.sees(observation('statusline', RESET - MINUTE, [said(60)]));
    story.sees(observation('statusline', RESET - 30_000, [said(60)]));
    expect(story.view()).toMatchObject({ utilization: 1, resetsAt: RESET + 5 * HOUR });
    expect(words(story.told)).toEqual(['window_reset 60']);
    expect(story.state.windows[0]?.doubtedAt).toBeNull();
  });

  it('that is past is the word of an idle session about a window long gone', () => {
    const story = storyAt(20);
    const gone = { resetsAt: NOON - HOUR };
    for (const minutes of [1, 2, 3]) {
      story.sees(observation('statusline', NOON + minutes * MINUTE, [said(93, gone)]));
    }
    expect(story.view()).toMatchObject({ utilization: 20, resetsAt: RESET });
    expect(story.told).toEqual([]);
  });
});

describe('a window without a reset', () => {
  it('has its reset filled in without an event', () => {
    const story = new Story();
    story.sees(headers(NOON, said(10, notStarted)));
    expect(story.view()).toMatchObject({ phase: 'unknown', utilization: 10, resetsAt: null });
    expect(story.sees(api(NOON + MINUTE, said(11)))).toEqual([]);
    expect(story.view()).toMatchObject({ phase: 'running', utilization: 11, resetsAt: RESET });
  });

  it('keeps the reset it has when a source does not say it', () => {
    const story = new Story();
    story.sees(headers(NOON, said(10)));
    story.sees(observation('response_headers', NOON + MINUTE, [said(11, notStarted)]));
    story.sees(api(NOON + 2 * MINUTE, said(12, notStarted)));
    expect(story.view()).toMatchObject({
      utilization: 12,
      resetsAt: RESET,
      exactReset: true,
      phase: 'running',
    });
    expect(story.state.windows[0]).toMatchObject({ doubtedAt: null, notStarted: false });
  });

  it('that had not started is open once another source saw use in it', () => {
    const story = new Story();
    story.sees(api(NOON, said(0, notStarted)));
    story.sees(headers(NOON + MINUTE, said(0, notStarted)));
    expect(story.view()?.phase).toBe('not_started');
    story.sees(headers(NOON + 2 * MINUTE, said(null, notStarted)));
    expect(story.view()).toMatchObject({ phase: 'not_started', utilization: 0 });
    story.sees(headers(NOON + 3 * MINUTE, said(1, notStarted)));
    expect(story.view()).toMatchObject({ phase: 'unknown', utilization: 1 });
    story.sees(headers(NOON + 4 * MINUTE, said(0, notStarted)));
    expect(story.view()).toMatchObject({ phase: 'unknown', utilization: 0 });
    story.sees(api(NOON + 5 * MINUTE, said(0, notStarted)));
    expect(story.view()?.phase).toBe('not_started');
  });

  it('that had not started is not taken back into a window long gone, or as good as gone', () => {
    const story = new Story();
    const old = (resetsAt: number) => observation('statusline', NOON + MINUTE, [said(93, { resetsAt })]);
    story.sees(api(NOON, said(0, notStarted)));
    story.sees(old(NOON + 3 * MINUTE));
    expect(story.view()).toMatchObject({ phase: 'not_started', utilization: 0 });
    story.sees(old(NOON + 3 * MINUTE + 1));
    expect(story.view()).toMatchObject({ phase: 'running', utilization: 93 });
  });

  it('of which nobody says anything is unknown, not zero', () => {
    const story = new Story();
    story.sees(api(NOON, said(null, notStarted)));
    expect(story.view()).toMatchObject({ phase: 'unknown', utilization: null, resetsAt: null });
    story.sees(api(NOON + MINUTE, said(null, notStarted)));
    expect(story.view()).toMatchObject({ phase: 'unknown', utilization: null, observedAt: NOON + MINUTE });
  });
});
