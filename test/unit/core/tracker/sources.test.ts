import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, NOON, Story, api, headers, notStarted, observation, said, words } from './story';

const RESET = NOON + 3 * HOUR;

describe('two sources', () => {
  it('are merged a window at a time, each with its own age', () => {
    const story = new Story();
    story.sees(api(NOON, said(40), said(20, { id: 'seven_day' })));
    story.sees(headers(NOON + MINUTE, said(41)));
    expect(story.view('five_hour')).toMatchObject({ utilization: 41, source: 'response_headers' });
    expect(story.view('five_hour')?.observedAt).toBe(NOON + MINUTE);
    expect(story.view('seven_day')).toMatchObject({
      utilization: 20,
      source: 'official_api',
      observedAt: NOON,
    });
  });

  it('take the newest word, also when the answers come in the wrong order', () => {
    const story = new Story();
    story.sees(headers(NOON + MINUTE, said(41)));
    story.sees(api(NOON, said(40)), NOON + 2 * MINUTE);
    expect(story.view()).toMatchObject({ utilization: 41, source: 'response_headers' });
    story.sees(api(NOON + MINUTE, said(43)), NOON + 2 * MINUTE);
    expect(story.view()).toMatchObject({ utilization: 43, source: 'official_api' });
  });

  it('keep the percent, its source and its age when a newer word has none', () => {
    const story = new Story();
    story.sees(api(NOON, said(40)));
    story.sees(headers(NOON + MINUTE, said(null, { label: 'Five hours' })));
    expect(story.view()).toMatchObject({
      utilization: 40,
      source: 'official_api',
      observedAt: NOON,
      exactReset: true,
      label: 'Five hours',
    });
  });

  it('change nothing when one repeats itself', () => {
    const story = new Story();
    const first = api(NOON, said(40), said(90, { id: 'seven_day', resetsAt: NOON + 50 * HOUR }));
    story.sees(first);
    const before = story.state;
    expect(story.sees(first)).toEqual([]);
    expect(story.state).toEqual(before);
  });

  it('read what is no number as unknown', () => {
    const story = new Story();
    story.sees(api(NOON, said(Number.NaN, { resetsAt: Number.POSITIVE_INFINITY })));
    expect(story.view()).toMatchObject({ utilization: null, resetsAt: null, phase: 'unknown' });
    story.sees(api(NOON + MINUTE, said(-1)));
    expect(story.view()?.utilization).toBeNull();
    story.sees(api(NOON + 2 * MINUTE, said(-0)));
    expect(Object.is(story.view()?.utilization, 0)).toBe(true);
    story.sees(api(NOON + 3 * MINUTE, said(104)));
    expect(story.view()).toMatchObject({ utilization: 104, severity: 'reached' });
  });

  it('make no reset exact that is none', () => {
    const story = new Story();
    story.sees(observation('response_headers', NOON, [said(10, { resetsAt: null, exactReset: true })]));
    expect(story.view()?.exactReset).toBe(false);
  });
});

describe('an older or repeated answer', () => {
  const cached = { fresh: false };

  it('fills what is unknown in the same period', () => {
    const story = new Story();
    story.sees(headers(NOON + MINUTE, said(null)));
    story.sees(api(NOON, said(40)), NOON + 2 * MINUTE);
    expect(story.view()).toMatchObject({ utilization: 40, source: 'official_api', observedAt: NOON });
    expect(story.view()).toMatchObject({ resetsAt: RESET, exactReset: true });
  });

  it('fills a reset that is unknown, if it is still ahead', () => {
    const story = new Story();
    const bare = observation('response_headers', NOON + MINUTE, [said(41, notStarted)]);
    story.sees(bare);
    story.sees(api(NOON, said(30, { resetsAt: NOON + 2 * MINUTE })), NOON + 2 * MINUTE);
    expect(story.view()).toMatchObject({ utilization: 41, resetsAt: null });
    story.sees({ ...api(NOON, said(30)), ...cached }, NOON + 2 * MINUTE);
    expect(story.view()).toMatchObject({ utilization: 41, resetsAt: RESET, phase: 'running' });
    story.sees({ ...api(NOON, said(30, notStarted)), ...cached }, NOON + 2 * MINUTE);
    expect(story.view()).toMatchObject({ utilization: 41, resetsAt: RESET });
  });

  it('fills nothing of another period, and nothing that is known', () => {
    const story = new Story();
    story.sees(headers(NOON + MINUTE, said(null)));
    story.sees({ ...api(NOON, said(40, { resetsAt: RESET + 5 * HOUR })), ...cached }, NOON + 2 * MINUTE);
    story.sees({ ...api(NOON, said(40, notStarted)), ...cached }, NOON + 2 * MINUTE);
    expect(story.view()).toMatchObject({ utilization: null, resetsAt: RESET });
    story.sees(headers(NOON + 3 * MINUTE, said(50)));
    story.sees({ ...api(NOON + 4 * MINUTE, said(99)), ...cached });
    expect(story.view()).toMatchObject({ utilization: 50, observedAt: NOON + 3 * MINUTE });
    expect(story.told).toEqual([]);
  });

  it('without a percent does not make an unknown one older', () => {
    const story = new Story();
    story.sees(headers(NOON + MINUTE, said(null)));
    story.sees(api(NOON, said(null)), NOON + 2 * MINUTE);
    expect(story.view()).toMatchObject({ utilization: null, observedAt: NOON + MINUTE });
  });

  it('fills neither a window that has not started nor one of which nothing is known', () => {
    const story = new Story();
    story.sees(api(NOON + MINUTE, said(0, notStarted)));
    story.sees({ ...api(NOON, said(40)), ...cached }, NOON + 2 * MINUTE);
    expect(story.view()).toMatchObject({ phase: 'not_started', utilization: 0 });
    const bare = new Story();
    bare.sees(headers(NOON + MINUTE, said(null, notStarted)));
    bare.sees({ ...headers(NOON, said(40, notStarted)), ...cached }, NOON + 2 * MINUTE);
    expect(bare.view()).toMatchObject({ phase: 'unknown', utilization: null });
  });

  it('is better than nothing for a window not known at all', () => {
    const story = new Story();
    story.sees({ ...api(NOON, said(40)), ...cached }, NOON + HOUR);
    expect(story.view()).toMatchObject({ utilization: 40, observedAt: NOON, stale: true });
  });

  it('tells the thresholds that it fills in', () => {
    const story = new Story();
    story.sees(api(NOON, said(40)));
    story.sees(headers(RESET + 2 * MINUTE, said(null, { resetsAt: RESET + 5 * HOUR })));
    const late = api(RESET + MINUTE, said(55, { resetsAt: RESET + 5 * HOUR }));
    const events = story.sees(late, RESET + 3 * MINUTE);
    expect(events.map((event) => [event.kind, event.at])).toEqual([['threshold_crossed', RESET + MINUTE]]);
  });
});

describe('an estimate', () => {
  const guess = (at: number, percent: number) => observation('local_estimate', at, [said(percent)]);

  it('never replaces what Anthropic said, however old', () => {
    const story = new Story();
    story.sees(api(NOON, said(40)));
    story.sees(guess(NOON + 2 * HOUR, 60));
    expect(story.view()).toMatchObject({ utilization: 40, source: 'official_api', stale: true });
    expect(story.state.newest).toEqual({ source: 'official_api', observedAt: NOON });
    story.sees(guess(RESET + HOUR, 60));
    expect(story.view()).toMatchObject({ utilization: null, phase: 'reset_due' });
  });

  it('stands in where nobody said anything, the newest first', () => {
    const story = new Story();
    story.sees(guess(NOON + MINUTE, 30));
    story.sees(guess(NOON, 20), NOON + MINUTE);
    expect(story.view()).toMatchObject({ utilization: 30, source: 'local_estimate' });
    story.sees(guess(NOON + MINUTE, 31), NOON + MINUTE);
    expect(story.view()).toMatchObject({ utilization: 31, source: 'local_estimate' });
    expect(story.state.newest).toEqual({ source: 'local_estimate', observedAt: NOON + MINUTE });
  });

  it('gives way to any word of Anthropic’s, without an event', () => {
    const story = new Story();
    story.sees(guess(NOON + MINUTE, 90));
    story.sees(api(NOON, said(10)), NOON + 2 * MINUTE);
    expect(story.view()).toMatchObject({ utilization: 10, source: 'official_api' });
    expect(words(story.sees(api(NOON + 3 * MINUTE, said(55))))).toEqual(['threshold_crossed 50']);
  });
});

describe('the newest reading', () => {
  it('is the one of which something was taken, not the last answer', () => {
    const story = new Story();
    expect(story.state.newest).toBeNull();
    story.sees(api(NOON, said(40)));
    expect(story.state.windows[0]?.notStarted).toBe(false);
    story.sees(headers(NOON + MINUTE));
    expect(story.state.newest).toEqual({ source: 'official_api', observedAt: NOON });
    story.sees(headers(NOON + MINUTE, said(41)));
    expect(story.state.newest).toEqual({ source: 'response_headers', observedAt: NOON + MINUTE });
    story.sees(api(NOON + MINUTE, said(41)));
    expect(story.state.newest).toEqual({ source: 'official_api', observedAt: NOON + MINUTE });
    story.sees(headers(NOON, said(42)), NOON + MINUTE);
    expect(story.state.newest?.source).toBe('official_api');
    story.sees(observation('statusline', NOON + 2 * MINUTE, [said(40)], { fresh: false }));
    expect(story.state.newest?.source).toBe('official_api');
    story.sees(observation('local_estimate', NOON + 3 * MINUTE, []));
    expect(story.state.newest?.source).toBe('official_api');
  });
});
