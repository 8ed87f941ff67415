import { expect, it } from 'vitest';
import { trayView } from '../../../../electron/core/tray/tray-view';
import { locale, problemView, scopedView, snapshot, weekView, windowView } from '../make-snapshot';

const undelivered = {
  title: '5-hour limit reached',
  body: 'Claude answers again at 15:00.',
  window: 'five_hour',
};
const alerts = { last: undelivered, refusal: 'No service.' };
const options = { style: 'number', window: 'most_critical', amount: 'used', locale } as const;
const LINE = 'Alert: 5-hour limit reached';

it('an alert that the system did not show is the first line of the menu, and in the tooltip', () => {
  const { menu, tooltip } = trayView(snapshot({ undelivered: alerts }), { ...options, platform: 'linux' });
  expect(menu[0]).toEqual({ id: 'alert', label: LINE, enabled: true, type: 'normal' });
  expect(tooltip.split('\n')).toContain(LINE);
});

it('an alert that the system did not show is in the menu without any numbers, too', () => {
  const empty = snapshot({ undelivered: alerts, windows: [], phase: 'empty', problem: problemView() });
  expect(trayView(empty, { ...options, platform: 'linux' }).tooltip.split('\n')[0]).toBe(LINE);
  const { menu, tooltip } = trayView(snapshot(), { ...options, platform: 'linux' });
  expect(menu.map(({ id }) => id)).not.toContain('alert');
  expect(tooltip).not.toContain('Alert');
});

it('an alert that the system did not show stays in the short tooltip of Windows', () => {
  const windows = [windowView(), weekView(), scopedView(), scopedView({ id: 'x', label: '7-day Opus' })];
  const { tooltip } = trayView(snapshot({ undelivered: alerts, windows }), { ...options, platform: 'win32' });
  expect(tooltip.length).toBeLessThanOrEqual(127);
  expect(tooltip).toContain(LINE);
});
