import { describe, expect, it } from 'vitest';
import { alertEventOf } from '../../../../electron/core/alerts/alert';
import { alertingEvents } from '../../../../electron/core/alerts/alerts';
import { alertOf } from '../../../../electron/core/alerts/message';
import { changeAlerts } from '../../../../electron/core/drift/drift-alert';
import type { DriftReport } from '../../../../electron/core/drift/drift-report';
import type { RateChange } from '../../../../electron/core/drift/rate-change';
import { defaultSettings } from '../../../../electron/core/settings/settings';
import { DAY, NOW, snapshot } from '../make-snapshot';

const change = (at: number, middle = -0.18): RateChange => ({
  family: null,
  at,
  earliest: at,
  latest: at,
  probability: 0.99,
  low: middle - 0.04,
  middle,
  high: middle + 0.04,
});
const reportOf = (...changes: readonly RateChange[]): DriftReport => ({
  windows: [{ window: 'seven_day', pairs: 80, since: NOW - 40 * DAY, isEnough: true, changes, points: [] }],
});
const about = { account: 'a', now: NOW };

describe('the alert of a changed limit', () => {
  it('is raised once, also when its day moves a little in later reports', () => {
    const first = changeAlerts([], reportOf(change(NOW - 4 * DAY)), about);
    expect(first.events).toMatchObject([{ kind: 'limit_changed', window: 'seven_day', value: -18 }]);
    const later = { ...about, now: NOW + 2 * DAY };
    expect(changeAlerts(first.alerted, reportOf(change(NOW - 6 * DAY)), later).events).toEqual([]);
  });

  it('is raised again when the limit changes back', () => {
    const { alerted } = changeAlerts([], reportOf(change(NOW - 4 * DAY)), about);
    const back = changeAlerts(alerted, reportOf(change(NOW - 4 * DAY), change(NOW, 0.2)), about);
    expect(back.events).toMatchObject([{ value: 20 }]);
  });

  it('is not raised of a change that is weeks old, as when the alert is switched on', () => {
    expect(changeAlerts([], reportOf(change(NOW - 30 * DAY)), about).events).toEqual([]);
  });

  it('is off for a new user, and on when the user switched it on', () => {
    const { events } = changeAlerts([], reportOf(change(NOW - 4 * DAY)), about);
    const { alerts } = defaultSettings;
    expect(alertingEvents(events, { settings: alerts, now: NOW })).toEqual([]);
    expect(alertingEvents(events, { settings: { ...alerts, limitChange: true }, now: NOW })).toEqual(events);
  });

  it('is loaded again after quiet hours over a restart', () => {
    const [event] = changeAlerts([], reportOf(change(NOW - 4 * DAY)), about).events;
    expect(event && alertEventOf(event)).toEqual(event);
  });

  it('has a sentence in each language', () => {
    const { events } = changeAlerts([], reportOf(change(NOW - 4 * DAY)), about);
    const titleIn = (language: string) => {
      const locale = { language, timeZone: 'UTC' };
      const alert = alertOf(events, {
        settings: defaultSettings.alerts,
        snapshot: snapshot({ locale }),
        amount: 'used',
        accountLabel: null,
        locale,
        now: NOW,
      });
      return `${alert?.title ?? ''} | ${alert?.body ?? ''}`.replaceAll(/[\u202f\u00a0]/g, ' ');
    };
    expect(titleIn('en-GB')).toMatch(/^One percent of the 7-day window buys fewer tokens \| By about 18 %/);
    expect(titleIn('de-DE')).toMatch(
      /^Fenster „7 Tage“: ein Prozent reicht für weniger Token \| Um etwa 18 %/,
    );
    expect(titleIn('ja-JP')).toMatch(/^「7 日間」の 1 % で使えるトークンが減りました/);
  });
});
