import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, NOON, Story, api, headers, notStarted, observation, said, words } from './story';

const RESET = NOON + 3 * HOUR;
const next = { resetsAt: RESET + 5 * HOUR };

function storyAt(percent: number, thresholds?: readonly number[]): Story {
  const story = new Story(thresholds);
  story.sees(api(NOON, said(percent)));
  return story;
}

/** One reading a minute after another. */
function steps(story: Story, ...percents: readonly number[]): readonly string[] {
  return percents.flatMap((percent) => words(story.sees(headers(story.now + MINUTE, said(percent)))));
}

describe('thresholds', () => {
  it('are quiet at the first reading ever, and told from then on', () => {
    const story = storyAt(85);
    expect(story.told).toEqual([]);
    expect(steps(story, 90, 96)).toEqual(['threshold_crossed 95']);
    expect(story.told[0]).toEqual({
      kind: 'threshold_crossed',
      at: NOON + 2 * MINUTE,
      window: 'five_hour',
      value: 95,
      early: false,
      account: 'org-1',
    });
  });

  it('are quiet at the first percent when the first reading had none', () => {
    const story = new Story();
    story.sees(api(NOON, said(null)));
    expect(steps(story, 85, 96)).toEqual(['threshold_crossed 95']);
  });

  it('are told one by one in rising order, exactly at their percent', () => {
    const story = storyAt(10, [95, 50, 80, 50]);
    expect(steps(story, 49.9, 50, 97)).toEqual([
      'threshold_crossed 50',
      'threshold_crossed 80',
      'threshold_crossed 95',
    ]);
  });

  it('are told once in a period, though use goes up and down over them (R1, j)', () => {
    const story = storyAt(10);
    expect(steps(story, 80.2, 79.6, 80.3)).toEqual(['threshold_crossed 50', 'threshold_crossed 80']);
    expect(steps(story, 60, 60)).toEqual(['server_correction 60']);
    expect(steps(story, 81)).toEqual([]);
  });

  it('are told again after a reset, those passed at once included', () => {
    const story = storyAt(85);
    const events = story.sees(headers(RESET + MINUTE, said(82, next)));
    expect(words(events)).toEqual(['window_reset 85', 'threshold_crossed 50', 'threshold_crossed 80']);
    expect(events[1]?.at).toBe(RESET + MINUTE);
  });

  it('are told again after an early reset', () => {
    const story = storyAt(85);
    expect(steps(story, 0, 1)).toEqual(['early window_reset 85']);
    expect(steps(story, 55)).toEqual(['threshold_crossed 50']);
  });

  it('are told when a percent turns up that was unknown in a new period', () => {
    const story = storyAt(85);
    story.sees(headers(RESET + MINUTE, said(null, next)));
    expect(words(story.sees(headers(RESET + 2 * MINUTE, said(60, next))))).toEqual(['threshold_crossed 50']);
  });

  it('that are set later, below what is used, are not told', () => {
    const story = storyAt(60, [95]);
    const later = new Story([50, 60, 95]);
    later.state = story.state;
    later.now = story.now;
    expect(steps(later, 61, 62)).toEqual([]);
    expect(steps(later, 96)).toEqual(['threshold_crossed 95']);
  });

  it('that are no percents are ignored', () => {
    const story = storyAt(10, [Number.NaN, -5, 0, Number.POSITIVE_INFINITY, 50]);
    expect(steps(story, 99)).toEqual(['threshold_crossed 50']);
    expect(story.state.windows[0]?.said.thresholds).toEqual([50]);
  });

  it('are noted in silence for a window that turns up later', () => {
    const story = storyAt(10);
    story.sees(api(NOON + MINUTE, said(10), said(85, { id: 'seven_day_opus' })));
    expect(story.told).toEqual([]);
    story.sees(api(NOON + 2 * MINUTE, said(10), said(95, { id: 'seven_day_opus' })));
    expect(story.told.map((event) => [event.window, event.value])).toEqual([['seven_day_opus', 95]]);
  });

  it('of several windows come window by window in the order of the screen', () => {
    const story = new Story();
    const ids = ['seven_day_opus', 'seven_day', 'five_hour'];
    story.sees(api(NOON, ...ids.map((id) => said(10, { id }))));
    story.sees(api(NOON + MINUTE, ...ids.map((id) => said(81, { id }))));
    expect(story.told.map((event) => `${String(event.window)} ${String(event.value)}`)).toEqual([
      'five_hour 50',
      'five_hour 80',
      'seven_day 50',
      'seven_day 80',
      'seven_day_opus 50',
      'seven_day_opus 80',
    ]);
  });

  it('are not told by an estimate', () => {
    const story = new Story();
    const guess = (at: number, percent: number) => observation('local_estimate', at, [said(percent)]);
    story.sees(guess(NOON, 10));
    story.sees(guess(NOON + MINUTE, 99));
    story.sees(guess(NOON + 2 * MINUTE, 101));
    expect(story.told).toEqual([]);
    expect(story.view()?.utilization).toBe(101);
  });
});

describe('the limit', () => {
  it('is quiet at the first reading ever, but its end is told', () => {
    const story = storyAt(100);
    expect(steps(story, 101)).toEqual([]);
    expect(words(story.sees(api(RESET + MINUTE, said(0, notStarted))))).toEqual([
      'window_reset 101',
      'limit_cleared null',
    ]);
    expect(story.told[1]).toMatchObject({ at: RESET, window: 'five_hour', early: false });
  });

  it('is reached at 100 % and cleared with the reset', () => {
    const story = storyAt(98);
    expect(steps(story, 99.9, 100, 101)).toEqual(['limit_reached 100']);
    expect(words(story.sees(headers(RESET + MINUTE, said(3, next))))).toEqual([
      'window_reset 101',
      'limit_cleared null',
    ]);
  });

  it('comes after the thresholds that it passes', () => {
    expect(steps(storyAt(94), 100)).toEqual(['threshold_crossed 95', 'limit_reached 100']);
  });

  it('is reached when the source says so, whatever the percent', () => {
    const story = storyAt(60);
    const reached = said(97, { severity: 'reached' });
    expect(words(story.sees(headers(NOON + MINUTE, reached)))).toEqual([
      'threshold_crossed 80',
      'threshold_crossed 95',
      'limit_reached 97',
    ]);
    expect(story.view()?.severity).toBe('reached');
  });

  it('is cleared by a correction, not by rounding below it, and once in a period', () => {
    const story = storyAt(96);
    expect(steps(story, 100, 99, 98)).toEqual(['limit_reached 100']);
    expect(steps(story, 97.9)).toEqual(['limit_cleared 97.9']);
    expect(steps(story, 100, 97, 97, 100)).toEqual(['server_correction 97']);
    const events = story.sees(headers(RESET + MINUTE, said(3, next)));
    expect(words(events)).toEqual(['window_reset 100']);
  });

  it('is cleared by the source that said it, when it says otherwise', () => {
    const story = storyAt(50);
    story.sees(headers(NOON + MINUTE, said(50, { severity: 'reached' })));
    expect(story.sees(api(NOON + 2 * MINUTE, said(50, { severity: 'critical' })))).toEqual([]);
    expect(story.view()?.severity).toBe('reached');
    expect(words(story.sees(headers(NOON + 3 * MINUTE, said(50))))).toEqual(['limit_cleared 50']);
    expect(story.view()?.severity).toBe('normal');
  });

  it('is told again in the next period', () => {
    const story = storyAt(99);
    steps(story, 100);
    expect(words(story.sees(headers(RESET + MINUTE, said(100, next))))).toEqual([
      'window_reset 100',
      'limit_cleared null',
      'threshold_crossed 50',
      'threshold_crossed 80',
      'threshold_crossed 95',
      'limit_reached 100',
    ]);
  });

  it('of a window without a percent is still reached', () => {
    const story = new Story();
    story.sees(headers(NOON, said(null)));
    expect(words(story.sees(headers(NOON + MINUTE, said(null, { severity: 'reached' }))))).toEqual([]);
    const open = storyAt(40);
    expect(words(open.sees(headers(NOON + MINUTE, said(null, { severity: 'reached' }))))).toEqual([
      'limit_reached 40',
    ]);
    open.sees(headers(NOON + 2 * MINUTE, said(null)));
    expect(words(open.told)).toEqual(['limit_reached 40', 'limit_cleared 40']);
  });

  it('is not cleared by a window whose percent is unknown', () => {
    const story = storyAt(40);
    story.sees(headers(RESET + MINUTE, said(null, { ...next, severity: 'reached' })));
    expect(words(story.sees(headers(RESET + 2 * MINUTE, said(null, next))))).toEqual([]);
    expect(words(story.told)).toEqual(['window_reset 40', 'limit_reached null']);
  });
});

describe('severity', () => {
  it('is ours or the source’s, whichever is worse', () => {
    const story = storyAt(85);
    expect(story.view()?.severity).toBe('warning');
    story.sees(api(NOON + MINUTE, said(85, { severity: 'critical' })));
    expect(story.view()?.severity).toBe('critical');
  });

  it('does not flicker between two sources, and the one that raised it takes it back', () => {
    const story = storyAt(60);
    story.sees(api(NOON + MINUTE, said(60, { severity: 'warning' })));
    story.sees(headers(NOON + 2 * MINUTE, said(60)));
    expect(story.view()?.severity).toBe('warning');
    story.sees(headers(NOON + 3 * MINUTE, said(60, { severity: 'warning' })));
    story.sees(api(NOON + 4 * MINUTE, said(60)));
    expect(story.view()?.severity).toBe('warning');
    story.sees(headers(NOON + 5 * MINUTE, said(60)));
    expect(story.view()?.severity).toBe('normal');
  });

  it('starts anew with a new period', () => {
    const story = storyAt(60);
    story.sees(headers(NOON + MINUTE, said(60, { severity: 'critical' })));
    story.sees(api(RESET + MINUTE, said(1, next)));
    expect(story.view()?.severity).toBe('normal');
  });
});
