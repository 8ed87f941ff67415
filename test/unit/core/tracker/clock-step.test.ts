import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, NOON, SECOND, Story, api, headers, observation, said, words } from './story';

const RESET = NOON + 3 * HOUR;
const NEXT = RESET + 5 * HOUR;

function storyAt(percent: number): Story {
  const story = new Story();
  story.sees(api(NOON, said(percent)));
  return story;
}

describe('a reset that comes due without a connection', () => {
  it('is told by the clock two minutes later, once, and no reading repeats it', () => {
    const story = storyAt(42);
    expect(story.ticksUntil(RESET + MINUTE)).toEqual([]);
    const events = story.waitsUntil(RESET + 2 * MINUTE);
    expect(events).toEqual([
      { kind: 'window_reset', at: RESET, window: 'five_hour', value: 42, early: false, account: 'org-1' },
    ]);
    expect(story.state.windows[0]?.said).toMatchObject({ limit: 'open', ended: true });
    expect(story.ticksUntil(RESET + HOUR)).toEqual([]);
    expect(story.view()).toMatchObject({ phase: 'reset_due', utilization: null });
    expect(story.sees(headers(RESET + HOUR, said(1, { resetsAt: NEXT })))).toEqual([]);
    story.sees(headers(NEXT + MINUTE, said(1, { resetsAt: NEXT + 5 * HOUR })));
    expect(words(story.told)).toEqual(['window_reset 42', 'window_reset 1']);
  });

  it('tells the end of a limit too', () => {
    const story = storyAt(42);
    story.sees(headers(NOON + MINUTE, said(100)));
    const events = story.ticksUntil(RESET + 5 * MINUTE);
    expect(events.map((event) => [event.kind, event.at])).toEqual([
      ['window_reset', RESET],
      ['limit_cleared', RESET],
    ]);
    expect(story.state.windows[0]?.said).toMatchObject({ limit: 'cleared', ended: true });
    expect(story.sees(headers(RESET + HOUR, said(1, { resetsAt: NEXT })))).toEqual([]);
    expect(story.state.windows[0]?.said).toMatchObject({ limit: 'open', ended: false });
  });

  it('is not told of a window first heard of when that was over', () => {
    const story = new Story();
    story.ticksUntil(RESET + MINUTE);
    story.sees(api(RESET + 2 * MINUTE, said(40)));
    expect(story.ticksUntil(RESET + HOUR)).toEqual([]);
  });

  it('is left to a reading when one comes in time', () => {
    const story = storyAt(42);
    story.ticksUntil(RESET + MINUTE);
    story.sees(headers(RESET + 90 * SECOND, said(1, { resetsAt: NEXT })));
    story.ticksUntil(RESET + HOUR);
    expect(words(story.told)).toEqual(['window_reset 42']);
  });

  it('is left to a reading after a sleep', () => {
    const story = storyAt(42);
    expect(story.waitsUntil(RESET + HOUR)).toEqual([]);
    expect(story.ticksUntil(RESET + 2 * HOUR)).toEqual([]);
    expect(words(story.sees(headers(RESET + 2 * HOUR, said(1, { resetsAt: NEXT }))))).toEqual([
      'window_reset 42',
    ]);
  });

  it.each([
    [10 * MINUTE, ['window_reset 42']],
    [10 * MINUTE + 1, []],
  ])('counts a step of %d ms as awake or not', (step, expected) => {
    const story = storyAt(42);
    story.ticksUntil(RESET - MINUTE);
    expect(words(story.waitsUntil(RESET - MINUTE + step))).toEqual(expected);
  });

  it.each([
    [-MINUTE, ['window_reset 42']],
    [-MINUTE - 1, []],
  ])('forgives the clock a correction of %d ms, no more', (step, expected) => {
    const story = storyAt(42);
    story.ticksUntil(RESET);
    story.waitsUntil(RESET + step);
    // Now the time before the reset was seen twice; only an unbroken run of moments proves anything.
    const early = story.state.clock?.steadySince;
    expect(early === RESET + step).toBe(expected.length === 0);
    story.waitsUntil(RESET + MINUTE);
    expect(words(story.waitsUntil(RESET + 2 * MINUTE))).toEqual(['window_reset 42']);
  });

  it('needs to have been awake before it', () => {
    const story = storyAt(42);
    story.waitsUntil(RESET);
    expect(story.ticksUntil(RESET + HOUR)).toEqual([]);
    const other = storyAt(42);
    other.waitsUntil(RESET - 1);
    expect(words(other.ticksUntil(RESET + HOUR))).toEqual(['window_reset 42']);
  });

  it('is told at a reading that does not speak of the window, all the same', () => {
    const story = storyAt(42);
    story.ticksUntil(RESET + MINUTE);
    const other = said(5, { id: 'seven_day', resetsAt: NOON + 3 * DAY });
    expect(words(story.sees(headers(RESET + 3 * MINUTE, other)))).toEqual(['window_reset 42']);
  });

  it('is not told of an estimate', () => {
    const story = new Story();
    story.sees(observation('local_estimate', NOON, [said(42)]));
    expect(story.ticksUntil(RESET + HOUR)).toEqual([]);
  });
});

describe('a wall clock that is set', () => {
  it('ten years ahead and back tells nothing and loses nothing', () => {
    const story = storyAt(42);
    const far = NOON + 3650 * DAY;
    story.waitsUntil(far);
    story.sees(api(far + MINUTE, said(43)));
    expect(story.view()).toMatchObject({ phase: 'reset_due', utilization: null });
    story.waitsUntil(NOON + 10 * MINUTE);
    expect(story.view()).toMatchObject({ phase: 'running', utilization: 43, observedAt: NOON + 10 * MINUTE });
    story.sees(api(NOON + 15 * MINUTE, said(44)));
    expect(story.view()?.utilization).toBe(44);
    expect(story.told).toEqual([]);
  });

  it('back to 1970 freezes nothing', () => {
    const story = storyAt(42);
    story.sees(api(5000, said(55)));
    expect(story.view()).toMatchObject({ utilization: 55, observedAt: 5000 });
    expect(words(story.told)).toEqual(['threshold_crossed 50']);
  });

  it('back two hours lets newer answers win at once', () => {
    const story = storyAt(42);
    story.sees(api(NOON - 2 * HOUR, said(44)));
    expect(story.view()).toMatchObject({ utilization: 44, observedAt: NOON - 2 * HOUR, stale: false });
  });

  it('back by less than a minute is no more than two answers out of order', () => {
    const story = storyAt(42);
    story.sees(api(NOON - MINUTE, said(44)));
    expect(story.view()).toMatchObject({ utilization: 42, observedAt: NOON });
    story.sees(api(NOON - MINUTE - 1, said(44)));
    expect(story.view()).toMatchObject({ utilization: 44, observedAt: NOON - MINUTE - 1 });
  });

  it('does not let an answer from the future outrank what follows', () => {
    const story = new Story();
    story.sees(api(NOON + HOUR, said(42)), NOON);
    expect(story.view()?.observedAt).toBe(NOON);
    story.sees(api(NOON + MINUTE, said(43)));
    expect(story.view()?.utilization).toBe(43);
    story.sees(api(NOON + 3 * MINUTE, said(44)), NOON + 2 * MINUTE);
    expect(story.view()).toMatchObject({ utilization: 44, observedAt: NOON + 3 * MINUTE });
    story.sees(api(Number.NaN, said(45)), NOON + 4 * MINUTE);
    expect(story.view()).toMatchObject({ utilization: 45, observedAt: NOON + 4 * MINUTE });
  });

  it('back settles all that is dated', () => {
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
      ...api(NOON, said(60)),
      extraUsage,
      breakdown: [{ key: 'chat', label: 'Chat', percent: 100 }],
      bankedResets: { grants: [] },
      limitMode: { grace: { isActive: true, paidBy: null } },
    };
    story.sees(full);
    story.sees(api(NOON + MINUTE, said(20)));
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
    expect(words(story.sees(api(back + MINUTE, said(20))))).toEqual(['server_correction 20']);
  });
});
