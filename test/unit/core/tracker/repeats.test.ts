import { describe, expect, it } from 'vitest';
import { newestShown, callsForRequest } from '../../../../electron/core/tracker/tracker';
import type { ExtraUsage, LimitWindow, Observation } from '../../../../electron/core/usage/usage';
import { HOUR, MINUTE, NOON, Story, api, headers, notStarted, observation, said, words } from './story';

const RESET = NOON + 3 * HOUR;

/** A session's status line whose value changed at that moment. */
function changed(at: number, ...windows: readonly LimitWindow[]): Observation {
  return observation('statusline', at, windows, { httpStatus: null });
}

/** A session's status line at first sight: nothing proves how old its value is. */
function firstSight(at: number, ...windows: readonly LimitWindow[]): Observation {
  return { ...changed(at, ...windows), fresh: false };
}

function storyAt(percent: number): Story {
  const story = new Story();
  story.sees(api(NOON, said(percent)));
  return story;
}

describe('a status line that repeats an old value', () => {
  it('never lowers what another session said, however often and however late it comes', () => {
    const story = storyAt(58);
    story.sees(firstSight(NOON + MINUTE, said(61)));
    for (const minutes of [2, 3, 4]) {
      story.sees(firstSight(NOON + minutes * MINUTE, said(54)));
      story.sees(changed(NOON + minutes * MINUTE + 1, said(54)));
    }
    expect(story.view()).toMatchObject({ utilization: 61, observedAt: NOON + MINUTE, source: 'statusline' });
    expect(story.told).toEqual([]);
  });

  it('raises what is on show, and an older one does not', () => {
    const story = storyAt(40);
    expect(words(story.sees(changed(NOON + MINUTE, said(55))))).toEqual(['threshold_crossed 50']);
    story.sees(changed(NOON, said(70)), NOON + 2 * MINUTE);
    story.sees(firstSight(NOON, said(70)), NOON + 2 * MINUTE);
    expect(story.view()).toMatchObject({ utilization: 55, observedAt: NOON + MINUTE });
  });

  it('neither confirms nor settles what one answer of the API doubts', () => {
    const story = storyAt(60);
    story.sees(api(NOON + 5 * MINUTE, said(0)));
    story.sees(changed(NOON + 6 * MINUTE, said(0)));
    story.sees(firstSight(NOON + 7 * MINUTE, said(64)));
    expect(story.view()).toMatchObject({ utilization: 60, observedAt: NOON });
    story.sees(changed(NOON + 8 * MINUTE, said(60)));
    expect(words(story.sees(api(NOON + 10 * MINUTE, said(0))))).toEqual(['early window_reset 60']);
  });

  it('does not bring back what Anthropic lowered ahead of the reset', () => {
    const story = storyAt(60);
    story.sees(api(NOON + 5 * MINUTE, said(0, notStarted)));
    story.sees(api(NOON + 10 * MINUTE, said(0, notStarted)));
    story.sees(firstSight(NOON + 11 * MINUTE, said(60)));
    expect(story.view()).toMatchObject({ utilization: 0, phase: 'not_started' });
    const same = storyAt(60);
    same.sees(api(NOON + 5 * MINUTE, said(30)));
    same.sees(api(NOON + 10 * MINUTE, said(30)));
    same.sees(firstSight(NOON + 11 * MINUTE, said(60)));
    expect(same.view()?.utilization).toBe(30);
    same.sees(changed(NOON + 12 * MINUTE, said(33)));
    expect(same.view()?.utilization).toBe(33);
  });

  it('moves no reset, and begins a period only once the one before it is over', () => {
    const story = storyAt(60);
    const moved = { resetsAt: RESET + 2 * HOUR };
    for (const minutes of [1, 2, 3]) story.sees(changed(NOON + minutes * MINUTE, said(2, moved)));
    expect(story.view()).toMatchObject({ utilization: 60, resetsAt: RESET });
    story.sees(changed(RESET - MINUTE, said(3, { resetsAt: RESET + 5 * HOUR })));
    expect(story.told).toEqual([]);
    const events = story.sees(firstSight(RESET + 1, said(3, { resetsAt: RESET + 5 * HOUR })));
    expect(words(events)).toEqual(['window_reset 60']);
    expect(story.view()).toMatchObject({ utilization: 3, resetsAt: RESET + 5 * HOUR });
  });

  it('of a period that is over begins nothing', () => {
    const story = storyAt(60);
    const now = RESET + 6 * HOUR;
    story.sees(firstSight(now, said(70, { resetsAt: RESET + 5 * HOUR })));
    expect(story.view()).toMatchObject({ utilization: null, phase: 'reset_due' });
    expect(story.told).toEqual([]);
  });

  it('says nothing of another account', () => {
    const story = storyAt(60);
    const foreign = { ...changed(NOON + MINUTE, said(97)), account: 'org-2' };
    expect(story.sees(foreign)).toEqual([]);
    expect(story.view()?.utilization).toBe(60);
    expect(callsForRequest(story.state, foreign, NOON + MINUTE)).toBe(false);
  });
});

describe('what only a status line has said', () => {
  it('gives way to the first answer of Anthropic’s own, and that is no reset', () => {
    const story = new Story();
    story.sees(firstSight(NOON, said(93)));
    const moved = { resetsAt: RESET + 2 * HOUR };
    expect(story.sees(api(NOON + MINUTE, said(2, moved)))).toEqual([]);
    expect(story.view()).toMatchObject({ utilization: 2, resetsAt: RESET + 2 * HOUR });
  });

  it('is taken back by two answers that repeat Anthropic’s own last percent, and that is no reset either', () => {
    const story = storyAt(2);
    story.sees(firstSight(NOON + MINUTE, said(61)));
    expect(words(story.told)).toEqual(['threshold_crossed 50']);
    story.sees(api(NOON + 2 * MINUTE, said(2)));
    expect(story.view()?.utilization).toBe(61);
    expect(story.sees(api(NOON + 3 * MINUTE, said(2)))).toEqual([]);
    expect(story.view()).toMatchObject({ utilization: 2, source: 'official_api' });
  });

  it('does not hide an early reset below Anthropic’s own last percent', () => {
    const story = storyAt(58);
    story.sees(changed(NOON + MINUTE, said(61)));
    story.sees(api(NOON + 2 * MINUTE, said(1)));
    expect(words(story.sees(headers(NOON + 3 * MINUTE, said(1))))).toEqual(['early window_reset 61']);
  });
});

describe('a question to Anthropic', () => {
  const asks = (story: Story, seen: Observation, now = seen.observedAt) =>
    callsForRequest(story.state, seen, now);

  it('is a status line whose value has just changed to less, or to another reset', () => {
    const story = storyAt(58);
    expect(asks(story, changed(NOON + MINUTE, said(54)))).toBe(true);
    expect(asks(story, changed(NOON + MINUTE, said(59, { resetsAt: RESET + HOUR })))).toBe(true);
  });

  it('is no rise, no rounding, no value of unknown age, no older one, and no answer of Anthropic’s own', () => {
    const story = storyAt(58);
    expect(asks(story, changed(NOON + MINUTE, said(60)))).toBe(false);
    expect(asks(story, changed(NOON + MINUTE, said(57)))).toBe(false);
    expect(asks(story, firstSight(NOON + MINUTE, said(10)))).toBe(false);
    expect(asks(story, changed(NOON - MINUTE, said(10)), NOON)).toBe(false);
    expect(asks(story, changed(NOON + MINUTE, said(10, { id: 'seven_day' })))).toBe(false);
    expect(asks(story, api(NOON + MINUTE, said(10)))).toBe(false);
    expect(asks(story, changed(RESET + MINUTE, said(10)))).toBe(false);
  });
});

describe('money of a source that may repeat itself', () => {
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

  it('is shown with its source, and follows the newest change', () => {
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

  it('lowers nothing that Anthropic said, and wipes no amount', () => {
    const story = new Story();
    story.sees({ ...headers(NOON), extraUsage: money(40) });
    story.sees(line(NOON + MINUTE, 30));
    expect(story.state.extraUsage).toMatchObject({ value: { utilization: 40 }, source: 'response_headers' });
    const used = { amount: 5, currency: 'USD' };
    story.sees({ ...api(NOON + 2 * MINUTE, said(1)), extraUsage: money(41, used) });
    story.sees(line(NOON + 3 * MINUTE, 50));
    expect(story.state.extraUsage?.value).toMatchObject({ utilization: 41, used });
  });
});

describe('source and age of what is shown', () => {
  it('stay those of the number while a newer answer is set aside', () => {
    const story = storyAt(60);
    story.sees(headers(NOON + 5 * MINUTE, said(0)));
    expect(newestShown(story.state, story.now)).toEqual({ source: 'official_api', observedAt: NOON });
  });

  it('are those of the newest number that has not passed its reset', () => {
    const story = new Story();
    const week = { id: 'seven_day', resetsAt: NOON + 50 * HOUR };
    story.sees(api(NOON, said(60), said(20, week)));
    story.sees(headers(RESET - MINUTE, said(61)));
    expect(newestShown(story.state, RESET - MINUTE)).toMatchObject({ source: 'response_headers' });
    expect(newestShown(story.state, RESET + MINUTE)).toEqual({ source: 'official_api', observedAt: NOON });
    expect(newestShown(story.state, NOON + 60 * HOUR)).toMatchObject({ observedAt: RESET - MINUTE });
  });
});
