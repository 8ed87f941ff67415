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

describe('observe: two sources', () => {
  it('windows of two sources are merged one by one, each with its own age', () => {
    const story = new Story();
    story.sees(api(NOON, limitWindow(40), limitWindow(20, { id: 'seven_day' })));
    story.sees(headers(NOON + MINUTE, limitWindow(41)));
    expect(story.view('five_hour')).toMatchObject({ utilization: 41, source: 'response_headers' });
    expect(story.view('five_hour')?.observedAt).toBe(NOON + MINUTE);
    expect(story.view('seven_day')).toMatchObject({
      utilization: 20,
      source: 'official_api',
      observedAt: NOON,
    });
  });

  it('the newest reading counts, also if answers arrive in the wrong order', () => {
    const story = new Story();
    story.sees(headers(NOON + MINUTE, limitWindow(41)));
    story.sees(api(NOON, limitWindow(40)), NOON + 2 * MINUTE);
    expect(story.view()).toMatchObject({ utilization: 41, source: 'response_headers' });
    story.sees(api(NOON + MINUTE, limitWindow(43)), NOON + 2 * MINUTE);
    expect(story.view()).toMatchObject({ utilization: 43, source: 'official_api' });
  });

  it('a newer reading without a percent changes neither the percent nor its source and age', () => {
    const story = new Story();
    story.sees(api(NOON, limitWindow(40)));
    story.sees(headers(NOON + MINUTE, limitWindow(null, { label: 'Five hours' })));
    expect(story.view()).toMatchObject({
      utilization: 40,
      source: 'official_api',
      observedAt: NOON,
      exactReset: true,
      label: 'Five hours',
    });
  });

  it('a repeated observation changes nothing', () => {
    const story = new Story();
    const first = api(
      NOON,
      limitWindow(40),
      limitWindow(90, { id: 'seven_day', resetsAt: NOON + 50 * HOUR }),
    );
    story.sees(first);
    const before = story.state;
    expect(story.sees(first)).toEqual([]);
    expect(story.state).toEqual(before);
  });

  it('a percent or reset that is no number is unknown', () => {
    const story = new Story();
    story.sees(api(NOON, limitWindow(Number.NaN, { resetsAt: Number.POSITIVE_INFINITY })));
    expect(story.view()).toMatchObject({ utilization: null, resetsAt: null, phase: 'unknown' });
    story.sees(api(NOON + MINUTE, limitWindow(-1)));
    expect(story.view()?.utilization).toBeNull();
    story.sees(api(NOON + 2 * MINUTE, limitWindow(-0)));
    expect(Object.is(story.view()?.utilization, 0)).toBe(true);
    story.sees(api(NOON + 3 * MINUTE, limitWindow(104)));
    expect(story.view()).toMatchObject({ utilization: 104, severity: 'reached' });
  });

  it('a reading without a reset is not exact', () => {
    const story = new Story();
    story.sees(
      observation('response_headers', NOON, [limitWindow(10, { resetsAt: null, exactReset: true })]),
    );
    expect(story.view()?.exactReset).toBe(false);
  });
});

describe('observe: an older or repeated answer', () => {
  const cached = { fresh: false };

  it('an older answer fills in an unknown percent of the same period', () => {
    const story = new Story();
    story.sees(headers(NOON + MINUTE, limitWindow(null)));
    story.sees(api(NOON, limitWindow(40)), NOON + 2 * MINUTE);
    expect(story.view()).toMatchObject({ utilization: 40, source: 'official_api', observedAt: NOON });
    expect(story.view()).toMatchObject({ resetsAt: RESET, exactReset: true });
  });

  it('an older answer fills in an unknown reset that lies in the future', () => {
    const story = new Story();
    const bare = observation('response_headers', NOON + MINUTE, [limitWindow(41, notStarted)]);
    story.sees(bare);
    story.sees(api(NOON, limitWindow(30, { resetsAt: NOON + 2 * MINUTE })), NOON + 2 * MINUTE);
    expect(story.view()).toMatchObject({ utilization: 41, resetsAt: null });
    story.sees({ ...api(NOON, limitWindow(30)), ...cached }, NOON + 2 * MINUTE);
    expect(story.view()).toMatchObject({ utilization: 41, resetsAt: RESET, phase: 'running' });
    story.sees({ ...api(NOON, limitWindow(30, notStarted)), ...cached }, NOON + 2 * MINUTE);
    expect(story.view()).toMatchObject({ utilization: 41, resetsAt: RESET });
  });

  it('an older answer fills in nothing of another period, and replaces no known value', () => {
    const story = new Story();
    story.sees(headers(NOON + MINUTE, limitWindow(null)));
    story.sees(
      { ...api(NOON, limitWindow(40, { resetsAt: RESET + 5 * HOUR })), ...cached },
      NOON + 2 * MINUTE,
    );
    story.sees({ ...api(NOON, limitWindow(40, notStarted)), ...cached }, NOON + 2 * MINUTE);
    expect(story.view()).toMatchObject({ utilization: null, resetsAt: RESET });
    story.sees(headers(NOON + 3 * MINUTE, limitWindow(50)));
    story.sees({ ...api(NOON + 4 * MINUTE, limitWindow(99)), ...cached });
    expect(story.view()).toMatchObject({ utilization: 50, observedAt: NOON + 3 * MINUTE });
    expect(story.events).toEqual([]);
  });

  it('an older answer without a percent does not change the age of an unknown one', () => {
    const story = new Story();
    story.sees(headers(NOON + MINUTE, limitWindow(null)));
    story.sees(api(NOON, limitWindow(null)), NOON + 2 * MINUTE);
    expect(story.view()).toMatchObject({ utilization: null, observedAt: NOON + MINUTE });
  });

  it('an older answer changes neither a window that has not started nor one without any value', () => {
    const story = new Story();
    story.sees(api(NOON + MINUTE, limitWindow(0, notStarted)));
    story.sees({ ...api(NOON, limitWindow(40)), ...cached }, NOON + 2 * MINUTE);
    expect(story.view()).toMatchObject({ phase: 'not_started', utilization: 0 });
    const bare = new Story();
    bare.sees(headers(NOON + MINUTE, limitWindow(null, notStarted)));
    bare.sees({ ...headers(NOON, limitWindow(40, notStarted)), ...cached }, NOON + 2 * MINUTE);
    expect(bare.view()).toMatchObject({ phase: 'unknown', utilization: null });
  });

  it('an older answer is used for a window without any reading', () => {
    const story = new Story();
    story.sees({ ...api(NOON, limitWindow(40)), ...cached }, NOON + HOUR);
    expect(story.view()).toMatchObject({ utilization: 40, observedAt: NOON, stale: true });
  });

  it('a percent from an older answer raises its thresholds', () => {
    const story = new Story();
    story.sees(api(NOON, limitWindow(40)));
    story.sees(headers(RESET + 2 * MINUTE, limitWindow(null, { resetsAt: RESET + 5 * HOUR })));
    const late = api(RESET + MINUTE, limitWindow(55, { resetsAt: RESET + 5 * HOUR }));
    const events = story.sees(late, RESET + 3 * MINUTE);
    expect(events.map((event) => [event.kind, event.at])).toEqual([['threshold_crossed', RESET + MINUTE]]);
  });
});

describe('observe: an estimate', () => {
  const guess = (at: number, percent: number) => observation('local_estimate', at, [limitWindow(percent)]);

  it('an estimate never replaces a percent of Anthropic, however old that is', () => {
    const story = new Story();
    story.sees(api(NOON, limitWindow(40)));
    story.sees(guess(NOON + 2 * HOUR, 60));
    expect(story.view()).toMatchObject({ utilization: 40, source: 'official_api', stale: true });
    expect(story.state.newest).toEqual({ source: 'official_api', observedAt: NOON });
    story.sees(guess(RESET + HOUR, 60));
    expect(story.view()).toMatchObject({ utilization: null, phase: 'reset_due' });
  });

  it('the newest estimate is used for a window without a reading', () => {
    const story = new Story();
    story.sees(guess(NOON + MINUTE, 30));
    story.sees(guess(NOON, 20), NOON + MINUTE);
    expect(story.view()).toMatchObject({ utilization: 30, source: 'local_estimate' });
    story.sees(guess(NOON + MINUTE, 31), NOON + MINUTE);
    expect(story.view()).toMatchObject({ utilization: 31, source: 'local_estimate' });
    expect(story.state.newest).toEqual({ source: 'local_estimate', observedAt: NOON + MINUTE });
  });

  it('any reading of Anthropic replaces an estimate without an event', () => {
    const story = new Story();
    story.sees(guess(NOON + MINUTE, 90));
    story.sees(api(NOON, limitWindow(10)), NOON + 2 * MINUTE);
    expect(story.view()).toMatchObject({ utilization: 10, source: 'official_api' });
    expect(words(story.sees(api(NOON + 3 * MINUTE, limitWindow(55))))).toEqual(['threshold_crossed 50']);
  });
});

describe('observe: the newest reading', () => {
  it('the newest source is the one whose value was recorded, not that of the last answer', () => {
    const story = new Story();
    expect(story.state.newest).toBeNull();
    story.sees(api(NOON, limitWindow(40)));
    expect(story.state.windows[0]?.notStarted).toBe(false);
    story.sees(headers(NOON + MINUTE));
    expect(story.state.newest).toEqual({ source: 'official_api', observedAt: NOON });
    story.sees(headers(NOON + MINUTE, limitWindow(41)));
    expect(story.state.newest).toEqual({ source: 'response_headers', observedAt: NOON + MINUTE });
    story.sees(api(NOON + MINUTE, limitWindow(41)));
    expect(story.state.newest).toEqual({ source: 'official_api', observedAt: NOON + MINUTE });
    story.sees(headers(NOON, limitWindow(42)), NOON + MINUTE);
    expect(story.state.newest?.source).toBe('official_api');
    story.sees(observation('statusline', NOON + 2 * MINUTE, [limitWindow(40)], { fresh: false }));
    expect(story.state.newest?.source).toBe('official_api');
    story.sees(observation('local_estimate', NOON + 3 * MINUTE, []));
    expect(story.state.newest?.source).toBe('official_api');
  });
});
