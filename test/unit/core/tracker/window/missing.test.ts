import { describe, expect, it } from 'vitest';
import type { ExtraUsage } from '../../../../../electron/core/usage/usage';
import { DAY, HOUR, MINUTE, NOON, Story, api, headers, observation, said } from '../story';

const WEEK = { id: 'seven_day', resetsAt: NOON + 4 * DAY };
const spend: ExtraUsage = {
  enabled: true,
  used: { amount: 18.02, currency: 'USD' },
  limit: null,
  utilization: null,
  balance: null,
  disabledReason: null,
  userDisabled: false,
};

/** How the API, and only it, stops to name the five-hour window. */
function storyWithout(times: number): Story {
  const story = new Story();
  story.sees(api(NOON, said(40), said(20, WEEK)));
  for (let i = 1; i <= times; i += 1) story.sees(api(NOON + i * MINUTE, said(20 + i, WEEK)));
  return story;
}

describe('a window that is not named', () => {
  it('stays with its age for two complete answers, and is gone with the third', () => {
    expect(storyWithout(2).view('five_hour')).toMatchObject({ utilization: 40, observedAt: NOON });
    const story = storyWithout(3);
    expect(story.view('five_hour')).toBeUndefined();
    expect(story.view('seven_day')?.utilization).toBe(23);
    expect(story.told).toEqual([]);
  });

  it('is counted from the start when it was named between', () => {
    const story = storyWithout(2);
    story.sees(api(NOON + 10 * MINUTE, said(41), said(30, WEEK)));
    story.sees(api(NOON + 11 * MINUTE, said(30, WEEK)));
    story.sees(api(NOON + 12 * MINUTE, said(30, WEEK)));
    expect(story.view('five_hour')?.utilization).toBe(41);
    story.sees(api(NOON + 13 * MINUTE, said(30, WEEK)));
    expect(story.view('five_hour')).toBeUndefined();
  });

  it('is named even when what is said of it is not believed', () => {
    const story = storyWithout(2);
    story.sees(api(NOON + 10 * MINUTE, said(0), said(30, WEEK)));
    story.sees(api(NOON + 11 * MINUTE, said(30, WEEK)));
    expect(story.view('five_hour')?.utilization).toBe(40);
  });

  it('is not counted for a repeated, an older or a cached answer', () => {
    const story = storyWithout(2);
    const again = api(NOON + 2 * MINUTE, said(22, WEEK));
    story.sees(again);
    story.sees(api(NOON + MINUTE, said(22, WEEK)), NOON + 3 * MINUTE);
    story.sees({ ...api(NOON + 4 * MINUTE, said(22, WEEK)), fresh: false });
    expect(story.view('five_hour')?.utilization).toBe(40);
  });

  it('is not counted for headers or the status line', () => {
    const story = storyWithout(2);
    for (let i = 3; i <= 9; i += 1) {
      story.sees(headers(NOON + i * MINUTE, said(22, WEEK)));
      story.sees(observation('statusline', NOON + i * MINUTE, []));
    }
    expect(story.view('five_hour')?.utilization).toBe(40);
  });

  it('is not counted for an answer that says nothing at all', () => {
    const story = storyWithout(0);
    for (let i = 1; i <= 9; i += 1) story.sees({ ...api(NOON + i * MINUTE), extraUsage: null });
    expect(story.view('five_hour')?.utilization).toBe(40);
  });

  it('is gone when the plan has money only', () => {
    const story = storyWithout(0);
    for (let i = 1; i <= 3; i += 1) story.sees({ ...api(NOON + i * MINUTE), extraUsage: spend });
    expect(story.state.windows).toEqual([]);
    expect(story.state.extraUsage?.value).toEqual(spend);
  });

  it('that only headers ever named stays until its reset has passed', () => {
    const story = new Story();
    story.sees(headers(NOON, said(30, { id: 'seven_day_opus', resetsAt: NOON + HOUR })));
    for (let i = 1; i <= 9; i += 1) story.sees(api(NOON + i * MINUTE, said(20, WEEK)));
    expect(story.view('seven_day_opus')?.utilization).toBe(30);
    for (let i = 0; i <= 1; i += 1) story.sees(api(NOON + HOUR + i * MINUTE, said(20, WEEK)));
    expect(story.view('seven_day_opus')).toMatchObject({ phase: 'reset_due', utilization: null });
    story.sees(api(NOON + HOUR + 2 * MINUTE, said(20, WEEK)));
    expect(story.view('seven_day_opus')).toBeUndefined();
  });

  it('that the API once named is the API’s to end also after a reset', () => {
    const story = storyWithout(0);
    const next = { resetsAt: NOON + 8 * HOUR };
    story.sees(headers(NOON + 4 * HOUR, said(2, next)));
    for (let i = 1; i <= 3; i += 1) story.sees(api(NOON + 4 * HOUR + i * MINUTE, said(30, WEEK)));
    expect(story.view('five_hour')).toBeUndefined();
  });

  it('comes back quietly', () => {
    const story = storyWithout(3);
    story.sees(api(NOON + HOUR, said(96), said(30, WEEK)));
    expect(story.view('five_hour')?.utilization).toBe(96);
    expect(story.told).toEqual([]);
  });
});
