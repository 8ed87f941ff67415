import { describe, expect, it } from 'vitest';
import { resetAlertOf } from '../../../../electron/core/alerts/reset-alert';
import { defaultSettings, type AlertSettings } from '../../../../electron/core/settings/settings';
import {
  HOUR,
  locale,
  noPace,
  NOW,
  RESET,
  snapshot,
  weekView,
  windowView,
  WEEK_RESET,
} from '../make-snapshot';

const full = windowView({ utilization: 100, severity: 'reached', pace: noPace, reachedAt: NOW - HOUR });
const fullWeek = weekView({ utilization: 100, severity: 'reached', pace: noPace, reachedAt: NOW - HOUR });

function alertOf(change: Partial<AlertSettings> = {}, windows = [full, weekView()], now = NOW) {
  const facts = { ...snapshot({ windows }), now };
  return resetAlertOf(facts, { ...defaultSettings.alerts, ...change }, locale);
}

describe('resetAlertOf', () => {
  it('gives the reset of the window that stops Claude, and that an alert follows', () => {
    expect(alertOf()).toEqual({ window: 'five_hour', at: RESET, state: 'on' });
    expect(alertOf({}, [full, fullWeek])).toEqual({ window: 'seven_day', at: WEEK_RESET, state: 'on' });
  });

  it.each([
    ['all alerts', { on: false }],
    ['the alert of resets', { reset: false }],
    ['the alerts of this window', { mutedWindows: ['five_hour'] }],
  ])('is off while the settings turn off %s', (_what, change) => {
    expect(alertOf(change)?.state).toBe('off');
  });

  it('comes later where the reset lies in the quiet hours, not where only this moment does', () => {
    const quiet = (from: string, until: string) => ({ quietHours: { on: true, from, until } });
    expect(alertOf(quiet('14:30', '15:30'))?.state).toBe('later');
    expect(alertOf(quiet('12:00', '13:00'))?.state).toBe('on');
  });

  it('is nothing while no limit is reached, after the reset, and where its time is unknown', () => {
    expect(alertOf({}, [windowView(), weekView()])).toBeNull();
    expect(alertOf({}, [full], RESET + 1)).toBeNull();
    expect(alertOf({}, [{ ...full, resetsAt: null }])).toBeNull();
  });
});
