import { describe, expect, it } from 'vitest';
import { newestShown, callsForRequest } from '../../../../electron/core/tracker/tracker';
import type { ExtraUsage, LimitWindow, Observation } from '../../../../electron/core/usage/usage';
import {
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

/** A session's status line whose value changed at that moment. */
function changed(at: number, ...windows: readonly LimitWindow[]): Observation {
  return observation('statusline', at, windows, { httpStatus: null });
}

/** A session's first status line: the age of its value is unknown. */
function firstSight(at: number, ...windows: readonly LimitWindow[]): Observation {
  return { ...changed(at, ...windows), fresh: false };
}

function storyAt(percent: number): Story {
  const story = new Story();
  story.sees(api(NOON, limitWindow(percent)));
  return story;
}

describe('observe: a status line that repeats an old value', () => {
  it('a repeated status line never lowers another session’s percent', () => {
    const story = storyAt(58);
    story.sees(firstSight(NOON + MINUTE, limitWindow(61)));
    for (const minutes of [2, 3, 4]) {
      story.sees(firstSight(NOON + minutes * MINUTE, limitWindow(54)));
      story.sees(changed(NOON + minutes * MINUTE + 1, limitWindow(54)));
    }
    expect(story.view()).toMatchObject({ utilization: 61, observedAt: NOON + MINUTE, source: 'statusline' });
    expect(story.events).toEqual([]);
  });

  it('a newer status line raises the percent on screen, and an older one does not', () => {
    const story = storyAt(40);
    expect(words(story.sees(changed(NOON + MINUTE, limitWindow(55))))).toEqual(['threshold_crossed 50']);
    story.sees(changed(NOON, limitWindow(70)), NOON + 2 * MINUTE);
    story.sees(firstSight(NOON, limitWindow(70)), NOON + 2 * MINUTE);
    expect(story.view()).toMatchObject({ utilization: 55, observedAt: NOON + MINUTE });
  });

  it('a status line neither confirms nor settles the doubt of an API answer', () => {
    const story = storyAt(60);
    story.sees(api(NOON + 5 * MINUTE, limitWindow(0)));
    story.sees(changed(NOON + 6 * MINUTE, limitWindow(0)));
    story.sees(firstSight(NOON + 7 * MINUTE, limitWindow(64)));
    expect(story.view()).toMatchObject({ utilization: 60, observedAt: NOON });
    story.sees(changed(NOON + 8 * MINUTE, limitWindow(60)));
    expect(words(story.sees(api(NOON + 10 * MINUTE, limitWindow(0))))).toEqual(['early window_reset 60']);
  });

  it('a status line does not bring back a percent that Anthropic lowered before the reset', () => {
    const story = storyAt(60);
    story.sees(api(NOON + 5 * MINUTE, limitWindow(0, notStarted)));
    story.sees(api(NOON + 10 * MINUTE, limitWindow(0, notStarted)));
    story.sees(firstSight(NOON + 11 * MINUTE, limitWindow(60)));
    expect(story.view()).toMatchObject({ utilization: 0, phase: 'not_started' });
    const same = storyAt(60);
    same.sees(api(NOON + 5 * MINUTE, limitWindow(30)));
    same.sees(api(NOON + 10 * MINUTE, limitWindow(30)));
    same.sees(firstSight(NOON + 11 * MINUTE, limitWindow(60)));
    expect(same.view()?.utilization).toBe(30);
    same.sees(changed(NOON + 12 * MINUTE, limitWindow(33)));
    expect(same.view()?.utilization).toBe(33);
  });

  it('a status line moves no reset, and starts a period only after the end of the one before', () => {
    const story = storyAt(60);
    const moved = { resetsAt: RESET + 2 * HOUR };
    for (const minutes of [1, 2, 3]) story.sees(changed(NOON + minutes * MINUTE, limitWindow(2, moved)));
    expect(story.view()).toMatchObject({ utilization: 60, resetsAt: RESET });
    story.sees(changed(RESET - MINUTE, limitWindow(3, { resetsAt: RESET + 5 * HOUR })));
    expect(story.events).toEqual([]);
    const events = story.sees(firstSight(RESET + 1, limitWindow(3, { resetsAt: RESET + 5 * HOUR })));
    expect(words(events)).toEqual(['window_reset 60']);
    expect(story.view()).toMatchObject({ utilization: 3, resetsAt: RESET + 5 * HOUR });
  });

  it('a status line of a period that is over starts no period', () => {
    const story = storyAt(60);
    const now = RESET + 6 * HOUR;
    story.sees(firstSight(now, limitWindow(70, { resetsAt: RESET + 5 * HOUR })));
    expect(story.view()).toMatchObject({ utilization: null, phase: 'reset_due' });
    expect(story.events).toEqual([]);
  });

  it('a status line changes nothing in another account', () => {
    const story = storyAt(60);
    const foreign = { ...changed(NOON + MINUTE, limitWindow(97)), account: 'org-2' };
    expect(story.sees(foreign)).toEqual([]);
    expect(story.view()?.utilization).toBe(60);
    expect(callsForRequest(story.state, foreign, NOON + MINUTE)).toBe(false);
  });
});

describe('observe: a value that only a status line reported', () => {
  it('the first answer of Anthropic replaces a status line’s percent without a reset event', () => {
    const story = new Story();
    story.sees(firstSight(NOON, limitWindow(93)));
    const moved = { resetsAt: RESET + 2 * HOUR };
    expect(story.sees(api(NOON + MINUTE, limitWindow(2, moved)))).toEqual([]);
    expect(story.view()).toMatchObject({ utilization: 2, resetsAt: RESET + 2 * HOUR });
  });

  it('two answers with Anthropic’s own last percent replace a status line’s percent without a reset event', () => {
    const story = storyAt(2);
    story.sees(firstSight(NOON + MINUTE, limitWindow(61)));
    expect(words(story.events)).toEqual(['threshold_crossed 50']);
    story.sees(api(NOON + 2 * MINUTE, limitWindow(2)));
    expect(story.view()?.utilization).toBe(61);
    expect(story.sees(api(NOON + 3 * MINUTE, limitWindow(2)))).toEqual([]);
    expect(story.view()).toMatchObject({ utilization: 2, source: 'official_api' });
  });

  it('an answer below Anthropic’s own last percent is an early reset in spite of a status line', () => {
    const story = storyAt(58);
    story.sees(changed(NOON + MINUTE, limitWindow(61)));
    story.sees(api(NOON + 2 * MINUTE, limitWindow(1)));
    expect(words(story.sees(headers(NOON + 3 * MINUTE, limitWindow(1))))).toEqual(['early window_reset 61']);
  });
});

describe('callsForRequest', () => {
  const asks = (story: Story, seen: Observation, now = seen.observedAt) =>
    callsForRequest(story.state, seen, now);

  it('a status line that has just changed to less use or another reset calls for a request', () => {
    const story = storyAt(58);
    expect(asks(story, changed(NOON + MINUTE, limitWindow(54)))).toBe(true);
    expect(asks(story, changed(NOON + MINUTE, limitWindow(59, { resetsAt: RESET + HOUR })))).toBe(true);
  });

  it('a rise, rounding, an undated or older value, and an answer of Anthropic call for no request', () => {
    const story = storyAt(58);
    expect(asks(story, changed(NOON + MINUTE, limitWindow(60)))).toBe(false);
    expect(asks(story, changed(NOON + MINUTE, limitWindow(57)))).toBe(false);
    expect(asks(story, firstSight(NOON + MINUTE, limitWindow(10)))).toBe(false);
    expect(asks(story, changed(NOON - MINUTE, limitWindow(10)), NOON)).toBe(false);
    expect(asks(story, changed(NOON + MINUTE, limitWindow(10, { id: 'seven_day' })))).toBe(false);
    expect(asks(story, api(NOON + MINUTE, limitWindow(10)))).toBe(false);
    expect(asks(story, changed(RESET + MINUTE, limitWindow(10)))).toBe(false);
  });
});

describe('observe: money of a source that may repeat itself', () => {
  const money = (utilization: number, used: ExtraUsage['used'] = null): ExtraUsage => ({
    enabled: true,
    used,
    limit: null,
    utilization,
    balance: null,
    disabledReason: null,
    userDisabled: false,
  });
  const line = (at: number, percent: number, more: Partial<Observation> = {}): Observation => ({
    ...changed(at),
    extraUsage: money(percent),
    ...more,
  });

  it('an amount is stored with its source, and a newer change replaces it', () => {
    const story = new Story();
    story.sees(line(NOON, 104.2, { fresh: false }));
    expect(story.state.extraUsage).toMatchObject({ value: { utilization: 104.2 }, source: 'statusline' });
    story.sees(line(NOON + MINUTE, 90, { fresh: false }));
    expect(story.state.extraUsage?.value?.utilization).toBe(104.2);
    story.sees(line(NOON + 2 * MINUTE, 3));
    expect(story.state.extraUsage).toMatchObject({
      value: { utilization: 3 },
      observedAt: NOON + 2 * MINUTE,
    });
  });

  it('a source that may repeat itself neither lowers nor deletes an amount of Anthropic', () => {
    const story = new Story();
    story.sees({ ...headers(NOON), extraUsage: money(40) });
    story.sees(line(NOON + MINUTE, 30));
    expect(story.state.extraUsage).toMatchObject({ value: { utilization: 40 }, source: 'response_headers' });
    const used = { amount: 5, currency: 'USD' };
    story.sees({ ...api(NOON + 2 * MINUTE, limitWindow(1)), extraUsage: money(41, used) });
    story.sees(line(NOON + 3 * MINUTE, 50));
    expect(story.state.extraUsage?.value).toMatchObject({ utilization: 41, used });
  });
});

describe('newestShown and the newest value of the state', () => {
  it('source and age stay those of the number on screen while a newer answer is rejected', () => {
    const story = storyAt(60);
    story.sees(headers(NOON + 5 * MINUTE, limitWindow(0)));
    expect(newestShown(story.state, story.now)).toEqual({ source: 'official_api', observedAt: NOON });
  });

  it('source and age are those of the newest number before its reset', () => {
    const story = new Story();
    const week = { id: 'seven_day', resetsAt: NOON + 50 * HOUR };
    story.sees(api(NOON, limitWindow(60), limitWindow(20, week)));
    story.sees(headers(RESET - MINUTE, limitWindow(61)));
    expect(newestShown(story.state, RESET - MINUTE)).toMatchObject({ source: 'response_headers' });
    expect(newestShown(story.state, RESET + MINUTE)).toEqual({ source: 'official_api', observedAt: NOON });
    expect(newestShown(story.state, NOON + 60 * HOUR)).toMatchObject({ observedAt: RESET - MINUTE });
  });
});
