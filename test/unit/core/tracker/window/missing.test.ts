import { describe, expect, it } from 'vitest';
import type { ExtraUsage } from '../../../../../electron/core/usage/usage';
import { DAY, HOUR, MINUTE, NOON, Story, api, headers, observation, limitWindow } from '../story';

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

/** API answers that no longer name the five-hour window. */
function storyWithout(times: number): Story {
  const story = new Story();
  story.sees(api(NOON, limitWindow(40), limitWindow(20, WEEK)));
  for (let i = 1; i <= times; i += 1) story.sees(api(NOON + i * MINUTE, limitWindow(20 + i, WEEK)));
  return story;
}

describe('withoutMissing', () => {
  it('a window stays for two complete answers without it, and is gone after the third', () => {
    expect(storyWithout(2).view('five_hour')).toMatchObject({ utilization: 40, observedAt: NOON });
    const story = storyWithout(3);
    expect(story.view('five_hour')).toBeUndefined();
    expect(story.view('seven_day')?.utilization).toBe(23);
    expect(story.events).toEqual([]);
  });

  it('an answer that names the window restarts the count', () => {
    const story = storyWithout(2);
    story.sees(api(NOON + 10 * MINUTE, limitWindow(41), limitWindow(30, WEEK)));
    story.sees(api(NOON + 11 * MINUTE, limitWindow(30, WEEK)));
    story.sees(api(NOON + 12 * MINUTE, limitWindow(30, WEEK)));
    expect(story.view('five_hour')?.utilization).toBe(41);
    story.sees(api(NOON + 13 * MINUTE, limitWindow(30, WEEK)));
    expect(story.view('five_hour')).toBeUndefined();
  });

  it('an answer that names the window with a rejected value restarts the count', () => {
    const story = storyWithout(2);
    story.sees(api(NOON + 10 * MINUTE, limitWindow(0), limitWindow(30, WEEK)));
    story.sees(api(NOON + 11 * MINUTE, limitWindow(30, WEEK)));
    expect(story.view('five_hour')?.utilization).toBe(40);
  });

  it('a repeated, older or cached answer does not count', () => {
    const story = storyWithout(2);
    const again = api(NOON + 2 * MINUTE, limitWindow(22, WEEK));
    story.sees(again);
    story.sees(api(NOON + MINUTE, limitWindow(22, WEEK)), NOON + 3 * MINUTE);
    story.sees({ ...api(NOON + 4 * MINUTE, limitWindow(22, WEEK)), fresh: false });
    expect(story.view('five_hour')?.utilization).toBe(40);
  });

  it('headers and the status line do not count', () => {
    const story = storyWithout(2);
    for (let i = 3; i <= 9; i += 1) {
      story.sees(headers(NOON + i * MINUTE, limitWindow(22, WEEK)));
      story.sees(observation('statusline', NOON + i * MINUTE, []));
    }
    expect(story.view('five_hour')?.utilization).toBe(40);
  });

  it('an empty answer does not count', () => {
    const story = storyWithout(0);
    for (let i = 1; i <= 9; i += 1) story.sees({ ...api(NOON + i * MINUTE), extraUsage: null });
    expect(story.view('five_hour')?.utilization).toBe(40);
  });

  it('a window is gone when the plan has only money', () => {
    const story = storyWithout(0);
    for (let i = 1; i <= 3; i += 1) story.sees({ ...api(NOON + i * MINUTE), extraUsage: spend });
    expect(story.state.windows).toEqual([]);
    expect(story.state.extraUsage?.value).toEqual(spend);
  });

  it('a window that only headers have named stays until its reset has passed', () => {
    const story = new Story();
    story.sees(headers(NOON, limitWindow(30, { id: 'seven_day_opus', resetsAt: NOON + HOUR })));
    for (let i = 1; i <= 9; i += 1) story.sees(api(NOON + i * MINUTE, limitWindow(20, WEEK)));
    expect(story.view('seven_day_opus')?.utilization).toBe(30);
    for (let i = 0; i <= 1; i += 1) story.sees(api(NOON + HOUR + i * MINUTE, limitWindow(20, WEEK)));
    expect(story.view('seven_day_opus')).toMatchObject({ phase: 'reset_due', utilization: null });
    story.sees(api(NOON + HOUR + 2 * MINUTE, limitWindow(20, WEEK)));
    expect(story.view('seven_day_opus')).toBeUndefined();
  });

  it('a window that the API has named before disappears also after a reset', () => {
    const story = storyWithout(0);
    const next = { resetsAt: NOON + 8 * HOUR };
    story.sees(headers(NOON + 4 * HOUR, limitWindow(2, next)));
    for (let i = 1; i <= 3; i += 1) story.sees(api(NOON + 4 * HOUR + i * MINUTE, limitWindow(30, WEEK)));
    expect(story.view('five_hour')).toBeUndefined();
  });

  it('a window that comes back raises no event', () => {
    const story = storyWithout(3);
    story.sees(api(NOON + HOUR, limitWindow(96), limitWindow(30, WEEK)));
    expect(story.view('five_hour')?.utilization).toBe(96);
    expect(story.events).toEqual([]);
  });
});
