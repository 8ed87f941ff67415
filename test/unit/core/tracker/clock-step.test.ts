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
  observation,
  limitWindow,
  words,
} from './story';

const RESET = NOON + 3 * HOUR;
const NEXT = RESET + 5 * HOUR;

function storyAt(percent: number): Story {
  const story = new Story();
  story.sees(api(NOON, limitWindow(percent)));
  return story;
}

describe('advance: a reset that comes due without a connection', () => {
  it('the clock raises the reset once, two minutes later, and no reading raises it again', () => {
    const story = storyAt(42);
    expect(story.ticksUntil(RESET + MINUTE)).toEqual([]);
    const events = story.waitsUntil(RESET + 2 * MINUTE);
    expect(events).toEqual([
      { kind: 'window_reset', at: RESET, window: 'five_hour', value: 42, early: false, account: 'org-1' },
    ]);
    expect(story.state.windows[0]?.said).toMatchObject({ limit: 'open', ended: true });
    expect(story.ticksUntil(RESET + HOUR)).toEqual([]);
    expect(story.view()).toMatchObject({ phase: 'reset_due', utilization: null });
    expect(story.sees(headers(RESET + HOUR, limitWindow(1, { resetsAt: NEXT })))).toEqual([]);
    story.sees(headers(NEXT + MINUTE, limitWindow(1, { resetsAt: NEXT + 5 * HOUR })));
    expect(words(story.events)).toEqual(['window_reset 42', 'window_reset 1']);
  });

  it('the clock raises the end of a reached limit too', () => {
    const story = storyAt(42);
    story.sees(headers(NOON + MINUTE, limitWindow(100)));
    const events = story.ticksUntil(RESET + 5 * MINUTE);
    expect(events.map((event) => [event.kind, event.at])).toEqual([
      ['window_reset', RESET],
      ['limit_cleared', RESET],
    ]);
    expect(story.state.windows[0]?.said).toMatchObject({ limit: 'cleared', ended: true });
    expect(story.sees(headers(RESET + HOUR, limitWindow(1, { resetsAt: NEXT })))).toEqual([]);
    expect(story.state.windows[0]?.said).toMatchObject({ limit: 'open', ended: false });
  });

  it('the clock raises no reset of a window that first appears after it', () => {
    const story = new Story();
    story.ticksUntil(RESET + MINUTE);
    story.sees(api(RESET + 2 * MINUTE, limitWindow(40)));
    expect(story.ticksUntil(RESET + HOUR)).toEqual([]);
  });

  it('a reading that comes in time raises the reset in place of the clock', () => {
    const story = storyAt(42);
    story.ticksUntil(RESET + MINUTE);
    story.sees(headers(RESET + 90 * SECOND, limitWindow(1, { resetsAt: NEXT })));
    story.ticksUntil(RESET + HOUR);
    expect(words(story.events)).toEqual(['window_reset 42']);
  });

  it('after a sleep, a reading raises the reset in place of the clock', () => {
    const story = storyAt(42);
    expect(story.waitsUntil(RESET + HOUR)).toEqual([]);
    expect(story.ticksUntil(RESET + 2 * HOUR)).toEqual([]);
    expect(words(story.sees(headers(RESET + 2 * HOUR, limitWindow(1, { resetsAt: NEXT }))))).toEqual([
      'window_reset 42',
    ]);
  });

  it.each([
    [10 * MINUTE, ['window_reset 42']],
    [10 * MINUTE + 1, []],
  ])('the clock raises a reset after a step of %d ms only if the app was awake', (step, expected) => {
    const story = storyAt(42);
    story.ticksUntil(RESET - MINUTE);
    expect(words(story.waitsUntil(RESET - MINUTE + step))).toEqual(expected);
  });

  it.each([
    [-MINUTE, ['window_reset 42']],
    [-MINUTE - 1, []],
  ])(
    'the clock raises a reset after a correction by %d ms only if the correction is small',
    (step, expected) => {
      const story = storyAt(42);
      story.ticksUntil(RESET);
      story.waitsUntil(RESET + step);
      // The time before the reset has passed twice now; only an unbroken run of moments proves a reset.
      const early = story.state.clock?.steadySince;
      expect(early === RESET + step).toBe(expected.length === 0);
      story.waitsUntil(RESET + MINUTE);
      expect(words(story.waitsUntil(RESET + 2 * MINUTE))).toEqual(['window_reset 42']);
    },
  );

  it('the clock raises no reset if the app was not awake before it', () => {
    const story = storyAt(42);
    story.waitsUntil(RESET);
    expect(story.ticksUntil(RESET + HOUR)).toEqual([]);
    const other = storyAt(42);
    other.waitsUntil(RESET - 1);
    expect(words(other.ticksUntil(RESET + HOUR))).toEqual(['window_reset 42']);
  });

  it('an observation without the window lets the clock raise the reset', () => {
    const story = storyAt(42);
    story.ticksUntil(RESET + MINUTE);
    const other = limitWindow(5, { id: 'seven_day', resetsAt: NOON + 3 * DAY });
    expect(words(story.sees(headers(RESET + 3 * MINUTE, other)))).toEqual(['window_reset 42']);
  });

  it('the clock raises no reset of an estimate', () => {
    const story = new Story();
    story.sees(observation('local_estimate', NOON, [limitWindow(42)]));
    expect(story.ticksUntil(RESET + HOUR)).toEqual([]);
  });
});

describe('advance: a wall clock that is set', () => {
  it('a clock that is set ten years ahead and back raises no event and loses no state', () => {
    const story = storyAt(42);
    const far = NOON + 3650 * DAY;
    story.waitsUntil(far);
    story.sees(api(far + MINUTE, limitWindow(43)));
    expect(story.view()).toMatchObject({ phase: 'reset_due', utilization: null });
    story.waitsUntil(NOON + 10 * MINUTE);
    expect(story.view()).toMatchObject({ phase: 'running', utilization: 43, observedAt: NOON + 10 * MINUTE });
    story.sees(api(NOON + 15 * MINUTE, limitWindow(44)));
    expect(story.view()?.utilization).toBe(44);
    expect(story.events).toEqual([]);
  });

  it('a clock that is set back to 1970 does not block later readings', () => {
    const story = storyAt(42);
    story.sees(api(5000, limitWindow(55)));
    expect(story.view()).toMatchObject({ utilization: 55, observedAt: 5000 });
    expect(words(story.events)).toEqual(['threshold_crossed 50']);
  });

  it('after a clock was set back two hours, newer answers count at once', () => {
    const story = storyAt(42);
    story.sees(api(NOON - 2 * HOUR, limitWindow(44)));
    expect(story.view()).toMatchObject({ utilization: 44, observedAt: NOON - 2 * HOUR, stale: false });
  });

  it('a clock that is set back by less than a minute changes no more than two answers out of order', () => {
    const story = storyAt(42);
    story.sees(api(NOON - MINUTE, limitWindow(44)));
    expect(story.view()).toMatchObject({ utilization: 42, observedAt: NOON });
    story.sees(api(NOON - MINUTE - 1, limitWindow(44)));
    expect(story.view()).toMatchObject({ utilization: 44, observedAt: NOON - MINUTE - 1 });
  });

  it('an answer dated in the future does not outrank later answers', () => {
    const story = new Story();
    story.sees(api(NOON + HOUR, limitWindow(42)), NOON);
    expect(story.view()?.observedAt).toBe(NOON);
    story.sees(api(NOON + MINUTE, limitWindow(43)));
    expect(story.view()?.utilization).toBe(43);
    story.sees(api(NOON + 3 * MINUTE, limitWindow(44)), NOON + 2 * MINUTE);
    expect(story.view()).toMatchObject({ utilization: 44, observedAt: NOON + 3 * MINUTE });
    story.sees(api(Number.NaN, limitWindow(45)), NOON + 4 * MINUTE);
    expect(story.view()).toMatchObject({ utilization: 45, observedAt: NOON + 4 * MINUTE });
  });

  it('after a clock was set back, every date in the future becomes the present', () => {
    const story = new Story();
    const money = { amount: 1, currency: 'USD' };
    const extraUsage = {
      enabled: true,
      used: money,
      limit: null,
      utilization: null,
      balance: null,
      disabledReason: null,
      userDisabled: false,
    };
    const full = {
      ...api(NOON, limitWindow(60)),
      extraUsage,
      breakdown: [{ key: 'chat', label: 'Chat', percent: 100 }],
      bankedResets: { grants: [] },
      limitMode: { grace: { isActive: true, paidBy: null } },
    };
    story.sees(full);
    story.sees(api(NOON + MINUTE, limitWindow(20)));
    const back = NOON - HOUR;
    story.waitsUntil(back);
    expect(story.state).toMatchObject({
      extraUsage: { observedAt: back, value: extraUsage },
      breakdown: { observedAt: back },
      bankedResets: { observedAt: back },
      limitMode: { grace: { observedAt: back } },
      newest: { observedAt: back, source: 'official_api' },
      completeAt: back,
      clock: { at: back, steadySince: back },
    });
    expect(story.state.windows[0]).toMatchObject({ observedAt: back, doubtedAt: back });
    expect(words(story.sees(api(back + MINUTE, limitWindow(20))))).toEqual(['server_correction 20']);
  });
});
