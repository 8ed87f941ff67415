import { describe, expect, it } from 'vitest';
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
const next = { resetsAt: RESET + 5 * HOUR };

function storyAt(percent: number, thresholds?: readonly number[]): Story {
  const story = new Story(thresholds);
  story.sees(api(NOON, limitWindow(percent)));
  return story;
}

/** Readings at intervals of one minute. */
function steps(story: Story, ...percents: readonly number[]): readonly string[] {
  return percents.flatMap((percent) => words(story.sees(headers(story.now + MINUTE, limitWindow(percent)))));
}

describe('observe: thresholds', () => {
  it('the first reading ever raises no thresholds, and later readings do', () => {
    const story = storyAt(85);
    expect(story.events).toEqual([]);
    expect(steps(story, 90, 96)).toEqual(['threshold_crossed 95']);
    expect(story.events[0]).toEqual({
      kind: 'threshold_crossed',
      at: NOON + 2 * MINUTE,
      window: 'five_hour',
      value: 95,
      early: false,
      account: 'org-1',
    });
  });

  it('the first percent raises no thresholds if the first reading had none', () => {
    const story = new Story();
    story.sees(api(NOON, limitWindow(null)));
    expect(steps(story, 85, 96)).toEqual(['threshold_crossed 95']);
  });

  it('thresholds are raised one by one, ascending, exactly at their percent', () => {
    const story = storyAt(10, [95, 50, 80, 50]);
    expect(steps(story, 49.9, 50, 97)).toEqual([
      'threshold_crossed 50',
      'threshold_crossed 80',
      'threshold_crossed 95',
    ]);
  });

  it('a threshold is raised once in a period, even if use falls and rises over it again', () => {
    const story = storyAt(10);
    expect(steps(story, 80.2, 79.6, 80.3)).toEqual(['threshold_crossed 50', 'threshold_crossed 80']);
    expect(steps(story, 60, 60)).toEqual(['server_correction 60']);
    expect(steps(story, 81)).toEqual([]);
  });

  it('thresholds are raised again after a reset, also those that the first percent has passed', () => {
    const story = storyAt(85);
    const events = story.sees(headers(RESET + MINUTE, limitWindow(82, next)));
    expect(words(events)).toEqual(['window_reset 85', 'threshold_crossed 50', 'threshold_crossed 80']);
    expect(events[1]?.at).toBe(RESET + MINUTE);
  });

  it('thresholds are raised again after an early reset', () => {
    const story = storyAt(85);
    expect(steps(story, 0, 1)).toEqual(['early window_reset 85']);
    expect(steps(story, 55)).toEqual(['threshold_crossed 50']);
  });

  it('a percent that was unknown in a new period raises the thresholds that it has passed', () => {
    const story = storyAt(85);
    story.sees(headers(RESET + MINUTE, limitWindow(null, next)));
    expect(words(story.sees(headers(RESET + 2 * MINUTE, limitWindow(60, next))))).toEqual([
      'threshold_crossed 50',
    ]);
  });

  it('a threshold that is set below the present percent is not raised', () => {
    const story = storyAt(60, [95]);
    const later = new Story([50, 60, 95]);
    later.state = story.state;
    later.now = story.now;
    expect(steps(later, 61, 62)).toEqual([]);
    expect(steps(later, 96)).toEqual(['threshold_crossed 95']);
  });

  it('thresholds that are no percents are ignored', () => {
    const story = storyAt(10, [Number.NaN, -5, 0, Number.POSITIVE_INFINITY, 50]);
    expect(steps(story, 99)).toEqual(['threshold_crossed 50']);
    expect(story.state.windows[0]?.said.thresholds).toEqual([50]);
  });

  it('the first reading of a window that appears later raises no thresholds', () => {
    const story = storyAt(10);
    story.sees(api(NOON + MINUTE, limitWindow(10), limitWindow(85, { id: 'seven_day_opus' })));
    expect(story.events).toEqual([]);
    story.sees(api(NOON + 2 * MINUTE, limitWindow(10), limitWindow(95, { id: 'seven_day_opus' })));
    expect(story.events.map((event) => [event.window, event.value])).toEqual([['seven_day_opus', 95]]);
  });

  it('thresholds of several windows come window by window in the order of the screen', () => {
    const story = new Story();
    const ids = ['seven_day_opus', 'seven_day', 'five_hour'];
    story.sees(api(NOON, ...ids.map((id) => limitWindow(10, { id }))));
    story.sees(api(NOON + MINUTE, ...ids.map((id) => limitWindow(81, { id }))));
    expect(story.events.map((event) => `${String(event.window)} ${String(event.value)}`)).toEqual([
      'five_hour 50',
      'five_hour 80',
      'seven_day 50',
      'seven_day 80',
      'seven_day_opus 50',
      'seven_day_opus 80',
    ]);
  });

  it('an estimate raises no thresholds', () => {
    const story = new Story();
    const guess = (at: number, percent: number) => observation('local_estimate', at, [limitWindow(percent)]);
    story.sees(guess(NOON, 10));
    story.sees(guess(NOON + MINUTE, 99));
    story.sees(guess(NOON + 2 * MINUTE, 101));
    expect(story.events).toEqual([]);
    expect(story.view()?.utilization).toBe(101);
  });
});

describe('observe: the limit', () => {
  it('a limit at the first reading ever raises no event, but its end does', () => {
    const story = storyAt(100);
    expect(steps(story, 101)).toEqual([]);
    expect(words(story.sees(api(RESET + MINUTE, limitWindow(0, notStarted))))).toEqual([
      'window_reset 101',
      'limit_cleared null',
    ]);
    expect(story.events[1]).toMatchObject({ at: RESET, window: 'five_hour', early: false });
  });

  it('a limit is reached at 100 % and cleared at the reset', () => {
    const story = storyAt(98);
    expect(steps(story, 99.9, 100, 101)).toEqual(['limit_reached 100']);
    expect(words(story.sees(headers(RESET + MINUTE, limitWindow(3, next))))).toEqual([
      'window_reset 101',
      'limit_cleared null',
    ]);
  });

  it('a limit event comes after the thresholds of the same reading', () => {
    expect(steps(storyAt(94), 100)).toEqual(['threshold_crossed 95', 'limit_reached 100']);
  });

  it('a limit is reached at any percent if the source’s severity is reached', () => {
    const story = storyAt(60);
    const reached = limitWindow(97, { severity: 'reached' });
    expect(words(story.sees(headers(NOON + MINUTE, reached)))).toEqual([
      'threshold_crossed 80',
      'threshold_crossed 95',
      'limit_reached 97',
    ]);
    expect(story.view()?.severity).toBe('reached');
  });

  it('a correction clears a limit once in a period, and rounding below 100 % does not', () => {
    const story = storyAt(96);
    expect(steps(story, 100, 99, 98)).toEqual(['limit_reached 100']);
    expect(steps(story, 97.9)).toEqual(['limit_cleared 97.9']);
    expect(steps(story, 100, 97, 97, 100)).toEqual(['server_correction 97']);
    const events = story.sees(headers(RESET + MINUTE, limitWindow(3, next)));
    expect(words(events)).toEqual(['window_reset 100']);
  });

  it('the source that reported a limit clears it with a lower severity', () => {
    const story = storyAt(50);
    story.sees(headers(NOON + MINUTE, limitWindow(50, { severity: 'reached' })));
    expect(story.sees(api(NOON + 2 * MINUTE, limitWindow(50, { severity: 'critical' })))).toEqual([]);
    expect(story.view()?.severity).toBe('reached');
    expect(words(story.sees(headers(NOON + 3 * MINUTE, limitWindow(50))))).toEqual(['limit_cleared 50']);
    expect(story.view()?.severity).toBe('normal');
  });

  it('a limit is raised again in the next period', () => {
    const story = storyAt(99);
    steps(story, 100);
    expect(words(story.sees(headers(RESET + MINUTE, limitWindow(100, next))))).toEqual([
      'window_reset 100',
      'limit_cleared null',
      'threshold_crossed 50',
      'threshold_crossed 80',
      'threshold_crossed 95',
      'limit_reached 100',
    ]);
  });

  it('a window without a percent can reach its limit', () => {
    const story = new Story();
    story.sees(headers(NOON, limitWindow(null)));
    expect(words(story.sees(headers(NOON + MINUTE, limitWindow(null, { severity: 'reached' }))))).toEqual([]);
    const open = storyAt(40);
    expect(words(open.sees(headers(NOON + MINUTE, limitWindow(null, { severity: 'reached' }))))).toEqual([
      'limit_reached 40',
    ]);
    open.sees(headers(NOON + 2 * MINUTE, limitWindow(null)));
    expect(words(open.events)).toEqual(['limit_reached 40', 'limit_cleared 40']);
  });

  it('a reading without a percent does not clear a limit', () => {
    const story = storyAt(40);
    story.sees(headers(RESET + MINUTE, limitWindow(null, { ...next, severity: 'reached' })));
    expect(words(story.sees(headers(RESET + 2 * MINUTE, limitWindow(null, next))))).toEqual([]);
    expect(words(story.events)).toEqual(['window_reset 40', 'limit_reached null']);
  });
});

describe('observe: severity', () => {
  it('a window has the worse one of the computed and the source’s severity', () => {
    const story = storyAt(85);
    expect(story.view()?.severity).toBe('warning');
    story.sees(api(NOON + MINUTE, limitWindow(85, { severity: 'critical' })));
    expect(story.view()?.severity).toBe('critical');
  });

  it('only the source that raised a severity lowers it within a period', () => {
    const story = storyAt(60);
    story.sees(api(NOON + MINUTE, limitWindow(60, { severity: 'warning' })));
    story.sees(headers(NOON + 2 * MINUTE, limitWindow(60)));
    expect(story.view()?.severity).toBe('warning');
    story.sees(headers(NOON + 3 * MINUTE, limitWindow(60, { severity: 'warning' })));
    story.sees(api(NOON + 4 * MINUTE, limitWindow(60)));
    expect(story.view()?.severity).toBe('warning');
    story.sees(headers(NOON + 5 * MINUTE, limitWindow(60)));
    expect(story.view()?.severity).toBe('normal');
  });

  it('a new period starts with its own severity', () => {
    const story = storyAt(60);
    story.sees(headers(NOON + MINUTE, limitWindow(60, { severity: 'critical' })));
    story.sees(api(RESET + MINUTE, limitWindow(1, next)));
    expect(story.view()?.severity).toBe('normal');
  });
});
