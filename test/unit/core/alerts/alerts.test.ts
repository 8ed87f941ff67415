import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertingEvents, stillTrue } from '../../../../electron/core/alerts/alerts';
import { alertOf } from '../../../../electron/core/alerts/message';
import { SPEND, type AlertEvent, type AlertKind } from '../../../../electron/core/alerts/alert';
import { isQuiet } from '../../../../electron/core/alerts/quiet';
import {
  defaultSettings,
  type AlertSettings,
  type Amount,
} from '../../../../electron/core/settings/settings';
import type { EventFields } from '../../../../electron/core/usage/usage-event';
import { alertEvent } from '../../../support/events';
import {
  extraUsage,
  HOUR,
  locale,
  MINUTE,
  NOW,
  scopedView,
  snapshot,
  weekView,
  windowView,
} from '../make-snapshot';

const settings = (change: Partial<AlertSettings> = {}): AlertSettings => ({
  ...defaultSettings.alerts,
  ...change,
});
const event = (kind: AlertKind, change: Partial<EventFields> = {}): AlertEvent =>
  alertEvent({ kind, at: NOW, window: 'five_hour', value: null, early: false, account: 'a', ...change });
const crossed = (value: number, window = 'five_hour') => event('threshold_crossed', { value, window });
const other = (kind: AlertKind, value: number, window = 'five_hour') => event(kind, { value, window });
const money = (kind: AlertKind, value: number) => other(kind, value, SPEND);
const reset = (value: number, change: Partial<EventFields> = {}) =>
  event('window_reset', { value, ...change });

describe('alertingEvents', () => {
  it.each<[string, readonly AlertEvent[], Partial<AlertSettings>, readonly string[]]>([
    ['a threshold', [crossed(80)], {}, ['threshold_crossed 80']],
    ['several at once are one, the highest', [crossed(80), crossed(95)], {}, ['threshold_crossed 95']],
    [
      'but of each window',
      [crossed(80), crossed(95, 'seven_day')],
      {},
      ['threshold_crossed 80', 'threshold_crossed 95'],
    ],
    ['a threshold that was taken away meanwhile', [crossed(80)], { thresholds: [95] }, []],
    [
      'a reached limit says it all',
      [crossed(95), event('limit_reached', { value: 100 })],
      {},
      ['limit_reached 100'],
    ],
    ['a reset of a window that was full', [reset(90)], {}, ['window_reset 90']],
    ['a reset of one that was not', [reset(79)], {}, []],
    ['an early reset, whatever was used', [reset(10, { early: true })], {}, ['window_reset 10']],
    ['an early reset, switched off', [reset(99, { early: true })], { earlyReset: false }, []],
    ['a reset of hours ago, seen after a sleep', [reset(99, { at: NOW - 7 * 3_600_000 })], {}, []],
    ['a lost login', [event('credentials_lost', { window: null })], {}, ['credentials_lost null']],
    ['a lost login, switched off', [event('credentials_lost', { window: null })], { credentials: false }, []],
    ['a reached limit, switched off', [event('limit_reached')], { reached: false }, []],
    ['a muted window', [crossed(95)], { mutedWindows: ['five_hour'] }, []],
    ['everything, switched off', [crossed(95), event('limit_reached')], { on: false }, []],
    [
      'a window has its own percents, and only those',
      [crossed(50), crossed(80), crossed(80, 'seven_day')],
      { windowThresholds: { five_hour: [50] } },
      ['threshold_crossed 50', 'threshold_crossed 80'],
    ],
    ['a window with no percents', [crossed(95)], { windowThresholds: { five_hour: [] } }, []],
    ['a sure run-out', [other('runs_out', 70)], {}, ['runs_out 70']],
    ['a sure run-out, switched off', [other('runs_out', 70)], { runsOut: false }, []],
    [
      'a run-out that has come true',
      [other('runs_out', 70), event('limit_reached')],
      {},
      ['limit_reached null'],
    ],
    ['money', [money('spend_crossed', 80), money('spend_crossed', 95)], {}, ['spend_crossed 95']],
    ['money at other percents', [money('spend_crossed', 80)], { spendThresholds: [90] }, []],
    ['money, switched off', [money('spend_crossed', 95), money('spend_reached', 101)], { spend: false }, []],
    [
      'the limit of money says it all',
      [money('spend_crossed', 95), money('spend_reached', 101)],
      {},
      ['spend_reached 101'],
    ],
    [
      'what is of two accounts is no repeat',
      [crossed(80), { ...crossed(80), account: 'b' }],
      {},
      ['threshold_crossed 80', 'threshold_crossed 80'],
    ],
    ['the same of two periods that both waited', [crossed(80), crossed(80)], {}, ['threshold_crossed 80']],
    [
      'what is no news',
      [event('account_switched'), event('server_correction'), event('limit_cleared')],
      {},
      [],
    ],
    [
      'the most urgent comes first',
      [reset(90, { window: 'seven_day' }), event('limit_reached')],
      {},
      ['limit_reached null', 'window_reset 90'],
    ],
  ])('%s', (_name, events, change, expected) => {
    const said = alertingEvents(events, { settings: settings(change), now: NOW });
    expect(said.map(({ kind, value }) => `${kind} ${String(value)}`)).toEqual(expected);
  });

  it('returns at most one threshold a window, and nothing that is switched off', () => {
    const kinds = fc.constantFrom<AlertKind>(
      'threshold_crossed',
      'limit_reached',
      'window_reset',
      'credentials_lost',
    );
    const fields = fc.record({
      kind: kinds,
      window: fc.constantFrom('five_hour', 'seven_day'),
      early: fc.boolean(),
      value: fc.constantFrom(80, 95, 100),
      at: fc.constant(NOW),
      account: fc.constant('a'),
    });
    const any = fields.map(alertEvent);
    fc.assert(
      fc.property(fc.array(any), fc.boolean(), (events, muted) => {
        const chosen = settings({ mutedWindows: muted ? ['five_hour'] : [] });
        const said = alertingEvents(events, { settings: chosen, now: NOW });
        if (muted) expect(said.some(({ window }) => window === 'five_hour')).toBe(false);
        for (const window of ['five_hour', 'seven_day']) {
          const values = said.filter((each) => each.window === window && each.kind === 'threshold_crossed');
          expect(new Set(values.map(({ value }) => value)).size).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('alertOf', () => {
  const windows = [windowView({ utilization: 81 }), weekView()];
  const alert = (
    events: readonly AlertEvent[],
    change = {},
    accountLabel: string | null = null,
    amount: Amount = 'used',
  ) =>
    alertOf(events, {
      settings: settings(),
      snapshot: snapshot({ windows, ...change }),
      locale,
      now: NOW,
      accountLabel,
      amount,
    });
  const plain = (text: string | undefined) => text?.replaceAll(/[\u202f\u00a0]/g, ' ');

  it('returns null without events', () => {
    expect(alert([])).toBeNull();
  });

  it('names the window, the percent and the reset', () => {
    const said = alert([crossed(80)]);
    expect(plain(said?.title)).toBe('5-hour window at 81 %');
    expect(plain(said?.body)).toBe(
      'It resets at 15:00, in 2 hours 13 minutes. About 40 % will be used by then.',
    );
    expect(said).toMatchObject({ window: 'five_hour', urgency: 'normal' });
  });

  it('never names less than the threshold, even if the reading is older than the event', () => {
    expect(plain(alert([crossed(95)])?.title)).toBe('5-hour window at 95 %');
  });

  it('marks a reached limit as urgent, and names the time when Claude answers again', () => {
    expect(alert([event('limit_reached')])).toEqual({
      title: '5-hour limit reached',
      body: 'Claude answers again at 15:00, in 2 hours 13 minutes.',
      window: 'five_hour',
      account: 'a',
      urgency: 'critical',
    });
  });

  it('names what pays at a reached limit, and does not write that Claude is away', () => {
    const full = [windowView({ utilization: 100, severity: 'reached' }), weekView()];
    const paid = { windows: full, extraUsage: extraUsage({ used: { amount: 107.03, currency: 'USD' } }) };
    expect(plain(alert([event('limit_reached')], paid)?.body)).toBe(
      'It resets at 15:00, in 2 hours 13 minutes. Extra usage covers this until then: $32.97 left.',
    );
    const off = { windows: full, extraUsage: extraUsage({ enabled: false }) };
    expect(plain(alert([event('limit_reached')], off)?.body)).toBe(
      'Claude answers again at 15:00, in 2 hours 13 minutes. Extra usage is off, so nothing is charged.',
    );
  });

  it('names the reset of the last full window, and that other models continue at a model’s limit', () => {
    const both = [
      windowView({ utilization: 100, severity: 'reached' }),
      weekView({ utilization: 100, severity: 'reached' }),
    ];
    expect(plain(alert([event('limit_reached')], { windows: both })?.body)).toBe(
      'Claude answers again Tue 09:00, in 2 days 20 hours.',
    );
    const model = [windowView(), scopedView({ utilization: 100, severity: 'reached' })];
    const said = alert([event('limit_reached', { window: 'seven_day_fable' })], { windows: model });
    expect(plain(said?.body)).toBe('It resets Tue 09:00, in 2 days 20 hours. Other models still answer.');
  });

  it('shows what is left if the user chose so', () => {
    const said = alert([crossed(80)], {}, null, 'left');
    expect(plain(said?.title)).toBe('5-hour window: 19 % left');
    expect(plain(said?.body)).toBe(
      'It resets at 15:00, in 2 hours 13 minutes. About 60 % will be left then.',
    );
  });

  it('joins the events of one moment', () => {
    const said = alert([event('limit_reached'), reset(90, { window: 'seven_day', early: true })]);
    expect(said?.title).toBe('5-hour limit reached');
    expect(plain(said?.body)?.split('\n')).toEqual([
      'Claude answers again at 15:00, in 2 hours 13 minutes.',
      'The 7-day window is fresh again. Anthropic reset it early. It next resets at Tue 09:00, in 2 days 20 hours.',
    ]);
  });

  it('names the time of a run-out, and the reset', () => {
    const pace = {
      verdict: 'runs_out' as const,
      atReset: { low: 104, mid: 130, high: 160 },
      runsOutAt: NOW + HOUR,
      runsOutBetween: { from: NOW + 50 * MINUTE, to: NOW + 70 * MINUTE },
    } as const;
    const full = [windowView({ utilization: 81, pace })];
    const said = alert([other('runs_out', 81)], { windows: full, extraUsage: extraUsage() });
    expect(said?.title).toBe('5-hour window runs out before its reset');
    expect(plain(said?.body)).toBe(
      'At this pace around 13:47; it resets at 15:00, in 2 hours 13 minutes. Then extra usage pays: $92.48 left.',
    );
    expect(plain(alert([other('runs_out', 81)])?.body)).toBe('It resets at 15:00, in 2 hours 13 minutes.');
  });

  it('names the amounts of extra usage, and what to do at its limit', () => {
    const extra = { extraUsage: extraUsage({ used: { amount: 114.2, currency: 'USD' }, utilization: 81.6 }) };
    const said = alert([money('spend_crossed', 80)], extra);
    expect(plain(said?.title)).toBe('Extra usage at 82 % of its limit');
    expect(said).toMatchObject({ body: '$114.20 of $140.00 is spent.', window: SPEND, urgency: 'normal' });
    expect(alert([money('spend_reached', 101)], extra)).toMatchObject({
      title: 'Extra usage limit reached',
      body: '$114.20 of $140.00. It pays again next month, or once the limit is raised at Anthropic.',
      urgency: 'critical',
    });
  });

  it('names the next reset after a reset, or that the window waits for a message', () => {
    expect(plain(alert([reset(90)])?.body)).toBe('It next resets at 15:00, in 2 hours 13 minutes.');
    const idle = [windowView({ resetsAt: null, utilization: 0, phase: 'not_started' })];
    expect(alert([reset(90)], { windows: idle })?.body).toBe('It starts with your next message.');
  });

  it('names the account if there are several', () => {
    expect(alert([crossed(80)], {}, '~/.claude-work')?.body).toMatch(
      /^It resets at 15:00, .*\nAccount: ~\/\.claude-work$/,
    );
  });

  it('names no time for a window that is gone or past its reset', () => {
    expect(alert([crossed(80, 'seven_day_opus')])).toMatchObject({
      body: 'Open Quotide to see where you stand.',
      window: 'seven_day_opus',
    });
    expect(alert([event('credentials_lost', { window: null })])?.title).toBe(
      'Quotide can no longer read your usage',
    );
  });
});

describe('quiet hours', () => {
  const at = (clock: string, hours: Partial<AlertSettings['quietHours']> = {}) =>
    isQuiet(
      settings({ quietHours: { on: true, from: '22:00', until: '07:00', ...hours } }),
      Date.parse(`2026-11-21T${clock}:00Z`),
      { language: 'en-GB', timeZone: 'UTC' },
    );

  it.each([
    ['21:59', {}, false],
    ['22:00', {}, true],
    ['23:59', {}, true],
    ['00:00', {}, true],
    ['06:59', {}, true],
    ['07:00', {}, false],
    ['12:00', { from: '09:00', until: '17:00' }, true],
    ['17:00', { from: '09:00', until: '17:00' }, false],
    ['12:00', { from: '12:00', until: '12:00' }, false],
    ['23:00', { on: false }, false],
  ])('%s with %j: %s', (clock, hours, quiet) => {
    expect(at(clock, hours)).toBe(quiet);
  });

  it.each([
    // The clocks go back at 03:00 CEST on 25 October, and forward at 02:00 CET on 28 March.
    ['2026-10-25', Date.UTC(2026, 9, 24, 19, 59), Date.UTC(2026, 9, 24, 20, 0), Date.UTC(2026, 9, 25, 6, 0)],
    ['2027-03-28', Date.UTC(2027, 2, 27, 20, 59), Date.UTC(2027, 2, 27, 21, 0), Date.UTC(2027, 2, 28, 5, 0)],
  ])(
    'in the night to %s the quiet hours are from 22:00 until 07:00 by the wall clock',
    (_day, before, from, until) => {
      const berlin = { language: 'de-DE', timeZone: 'Europe/Berlin' };
      const hours = settings({ quietHours: { on: true, from: '22:00', until: '07:00' } });
      expect(isQuiet(hours, before, berlin)).toBe(false);
      for (let now = from; now < until; now += MINUTE) expect(isQuiet(hours, now, berlin)).toBe(true);
      expect(isQuiet(hours, until, berlin)).toBe(false);
    },
  );

  it('quiet hours whose end does not exist in a spring night end with the missing hour', () => {
    const berlin = { language: 'de-DE', timeZone: 'Europe/Berlin' };
    const hours = settings({ quietHours: { on: true, from: '22:00', until: '02:30' } });
    const leap = Date.UTC(2027, 2, 28, 1, 0);
    expect([leap - MINUTE, leap].map((now) => isQuiet(hours, now, berlin))).toEqual([true, false]);
  });

  it.each<[string, AlertEvent, number, boolean]>([
    ['a threshold that is still passed', crossed(80), 85, true],
    ['one of a window that has begun anew', crossed(80), 3, false],
    ['a reset', reset(90), 3, true],
    ['a run-out that no longer is one', other('runs_out', 70), 70, false],
    ['money without a limit any more', money('spend_crossed', 80), 3, false],
    ['a limit that was lifted', event('limit_reached'), 3, false],
    ['a login that is back', event('credentials_lost', { window: null }), 3, false],
  ])('after the quiet hours %s is sent: %#', (_name, waited, utilization, still) => {
    expect(stillTrue(waited, snapshot({ windows: [windowView({ utilization })] }))).toBe(still);
  });

  it('after the quiet hours a reset is sent only while the window is still fresh', () => {
    const full = windowView({ utilization: 85, severity: 'warning' });
    expect(stillTrue(reset(90), snapshot({ windows: [full] }))).toBe(false);
  });
});
