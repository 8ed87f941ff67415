import { describe, expect, it } from 'vitest';
import { readWindows } from '../../../../electron/core/tracker/tracker';
import { DAY, HOUR, MINUTE, NOON, STALE, Story, api, headers, notStarted, limitWindow } from './story';

describe('readWindows', () => {
  it('a window has every field of the snapshot', () => {
    const story = new Story();
    story.sees(headers(NOON, limitWindow(42)));
    expect(story.view('five_hour', NOON + MINUTE)).toEqual({
      id: 'five_hour',
      label: '5-hour',
      utilization: 42,
      phase: 'running',
      resetsAt: NOON + 3 * HOUR,
      startedAt: NOON - 2 * HOUR,
      severity: 'normal',
      source: 'response_headers',
      observedAt: NOON,
      stale: false,
      exactReset: true,
      rawResetsAt: null,
      httpStatus: 200,
      reported: 42,
      reachedAt: null,
      firstAt: NOON,
      roseAt: null,
    });
  });

  it('roseAt is the last reading with a rise of the percent', () => {
    const story = new Story();
    const roseAt = () => story.view('five_hour')?.roseAt;
    story.sees(api(NOON, limitWindow(42)));
    expect(roseAt()).toBeNull();
    story.sees(api(NOON + 5 * MINUTE, limitWindow(43)));
    story.sees(api(NOON + 10 * MINUTE, limitWindow(43)));
    expect(roseAt()).toBe(NOON + 5 * MINUTE);
    // An hour without readings: the percent may have risen at any time of it.
    story.sees(api(NOON + HOUR + 10 * MINUTE, limitWindow(60)));
    expect(roseAt()).toBeNull();
    story.sees(api(NOON + HOUR + 15 * MINUTE, limitWindow(61)));
    expect(roseAt()).toBe(NOON + HOUR + 15 * MINUTE);
    story.ticksUntil(NOON + 4 * HOUR);
    expect(roseAt()).toBeNull();
  });

  it('windows come in the order of the screen, also if they appear one by one', () => {
    const story = new Story();
    for (const id of ['iguana_necktie', 'seven_day_sonnet', 'seven_day_opus', 'seven_day', 'five_hour']) {
      story.sees(headers(NOON, limitWindow(1, { id, resetsAt: NOON + DAY })));
    }
    const order = ['five_hour', 'seven_day', 'seven_day_opus', 'seven_day_sonnet', 'iguana_necktie'];
    expect(readWindows(story.state, NOON, STALE).map((window) => window.id)).toEqual(order);
    expect(story.state.windows.map((window) => window.id)).toEqual(order);
    const shuffled = { ...story.state, windows: [...story.state.windows].reverse() };
    expect(readWindows(shuffled, NOON, STALE).map((window) => window.id)).toEqual(order);
  });

  it('each window is stale after the given age of its own reading', () => {
    const story = new Story();
    story.sees(api(NOON, limitWindow(42), limitWindow(20, { id: 'seven_day', resetsAt: NOON + DAY })));
    story.sees(headers(NOON + MINUTE, limitWindow(42)));
    const at = NOON + 15 * MINUTE;
    expect([story.view('five_hour', at)?.stale, story.view('seven_day', at)?.stale]).toEqual([false, false]);
    expect([story.view('five_hour', at + 1)?.stale, story.view('seven_day', at + 1)?.stale]).toEqual([
      false,
      true,
    ]);
  });

  it('a window has a start only while it runs and its length is known', () => {
    const story = new Story();
    story.sees(
      api(
        NOON,
        limitWindow(1, { id: 'seven_day', resetsAt: NOON + DAY }),
        limitWindow(1, { id: 'iguana_necktie', resetsAt: NOON + DAY }),
        limitWindow(0, notStarted),
      ),
    );
    expect(story.view('seven_day')?.startedAt).toBe(NOON - 6 * DAY);
    expect(story.view('iguana_necktie')).toMatchObject({ phase: 'running', startedAt: null });
    expect(story.view('five_hour')).toMatchObject({ phase: 'not_started', startedAt: null, stale: false });
  });
});
