import { describe, expect, it, test } from 'vitest';
import type { ShownSnapshot } from '../../../../electron/core/snapshot/snapshot-types';
import { trayChanges, trayView, type TrayOptions } from '../../../../electron/core/tray/tray-view';
import {
  extraUsage,
  HOUR,
  locale,
  MINUTE,
  noPace,
  NOW,
  problemView,
  RESET,
  scopedView,
  snapshot,
  weekView,
  windowView,
} from '../make-snapshot';

const options: TrayOptions = {
  style: 'number',
  window: 'most_critical',
  amount: 'used',
  locale,
  platform: 'linux',
};
const mac: TrayOptions = { ...options, platform: 'darwin' };
const view = (change: Partial<ShownSnapshot> = {}, change2: Partial<TrayOptions> = {}) =>
  trayView(snapshot(change), { ...options, ...change2 });
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ');
const labels = (change: Partial<ShownSnapshot> = {}) => view(change).menu.map(({ label }) => plain(label));

const reached = windowView({ utilization: 100, severity: 'reached' });
const oldWindow = windowView({ stale: true, pace: noPace });

it('the menu hides the mini view while it is on screen, and has no line for it otherwise', () => {
  const hidden = view().menu.map(({ id }) => id);
  const shown = view({}, { hasMini: true }).menu.map(({ id }) => id);
  expect(hidden).not.toContain('hide_mini');
  expect(shown.filter((id) => !hidden.includes(id))).toEqual(['hide_mini']);
});

describe('the icon of the tray', () => {
  test('shows the number of the tightest window', () => {
    expect(view().icon).toEqual({ kind: 'number', state: 'normal', value: 42 });
  });

  test('shows the number of the chosen window, or of the tightest one if that does not exist', () => {
    expect(view({}, { window: 'five_hour' }).icon).toEqual({ kind: 'number', state: 'normal', value: 22 });
    expect(view({}, { window: 'seven_day_opus' }).icon).toEqual({
      kind: 'number',
      state: 'normal',
      value: 42,
    });
  });

  test('has other styles', () => {
    expect(view({}, { style: 'line' }).icon).toEqual({
      kind: 'line',
      state: 'normal',
      value: 42,
      used: 42,
    });
    expect(view({}, { style: 'two' }).icon).toEqual({ kind: 'two', state: 'normal', values: [22, 42] });
    expect(view({}, { style: 'bars' }).icon).toEqual({ kind: 'bars', state: 'normal', bars: [22, 42] });
    expect(view({}, { style: 'both' }).icon).toEqual({
      kind: 'both',
      state: 'normal',
      value: 42,
      bars: [22, 42],
    });
    expect(view({}, { style: 'icon' }).icon).toEqual({ kind: 'level', state: 'normal', value: 40 });
    expect(trayView(snapshot(), mac).icon).toEqual({ kind: 'template', state: 'normal', value: 40 });
    expect(trayView(snapshot(), { ...mac, style: 'bars' }).icon).toEqual({
      kind: 'template_bars',
      state: 'normal',
      bars: [22, 42],
    });
  });

  test.each([
    ['warning', windowView({ utilization: 83, severity: 'warning' }), 83],
    ['critical', windowView({ utilization: 99.7, severity: 'critical' }), 99],
    ['reached', reached, null],
    ['reached', windowView({ utilization: null, severity: 'reached' }), null],
    ['stale', oldWindow, 22],
    ['stale', windowView({ source: 'local_estimate' }), 22],
    ['no_data', windowView({ utilization: null, phase: 'reset_due', severity: 'reached' }), null],
    ['reached', windowView({ utilization: 100, severity: 'reached', stale: true }), null],
  ])('has the state %s', (state, window, value) => {
    expect(view({ windows: [window] }, { window: 'five_hour' }).icon).toEqual({
      kind: 'number',
      state,
      value,
    });
  });

  test('shows an old snapshot, and one without windows', () => {
    expect(view({ stale: true }).icon.state).toBe('stale');
    expect(view({ windows: [] }).icon).toEqual({ kind: 'number', state: 'no_data', value: null });
  });

  test('shows a certain run-out as a warning', () => {
    const pace = {
      verdict: 'runs_out',
      atReset: { low: 101, mid: 110, high: 120 },
      runsOutAt: RESET,
      runsOutBetween: null,
    } as const;
    expect(view({ windows: [windowView({ pace })] }).icon.state).toBe('warning');
  });

  test('shows bars in the state of the tightest window, whichever number was chosen', () => {
    const windows = [windowView(), weekView(), scopedView({ utilization: 97, severity: 'critical' })];
    const chosen = { style: 'bars', window: 'five_hour' } as const;
    expect(view({ windows }, chosen).icon).toEqual({ kind: 'bars', state: 'critical', bars: [42, 97] });
    expect(view({ windows: [windowView()] }, chosen).icon).toEqual({
      kind: 'bars',
      state: 'normal',
      bars: [22, null],
    });
  });
});

describe('the title of the tray', () => {
  const title = (change: Partial<ShownSnapshot>, change2: Partial<TrayOptions> = {}) =>
    trayView(snapshot(change), { ...mac, ...change2 }).title;

  test('is the percent without a space, the reset at the limit, and a dash without a number', () => {
    expect(title({})).toBe('42%');
    expect(title({ windows: [windowView({ utilization: 0.4 })] })).toBe('<1%');
    expect(title({ windows: [reached] })).toBe('15:00');
    expect(title({ windows: [windowView({ utilization: 100, severity: 'reached', resetsAt: null })] })).toBe(
      '100%',
    );
    expect(title({ windows: [] })).toBe('–');
  });

  test('has both numbers for two, and the time of the reset once one limit is reached', () => {
    expect(title({}, { style: 'two' })).toBe('22% · 42%');
    expect(title({ windows: [reached, weekView()] }, { style: 'two' })).toBe('15:00');
  });

  test('is empty for the icon alone, and on other systems', () => {
    expect(title({}, { style: 'icon' })).toBe('');
    expect(title({}, { style: 'bars' })).toBe('');
    expect(view().title).toBe('');
  });
});

describe('the menu of the tray', () => {
  test('has every window in words, the source and time of the numbers, then the actions', () => {
    expect(labels({ windows: [windowView(), weekView(), scopedView()], extraUsage: extraUsage() })).toEqual([
      '5-hour: 22 % · resets 15:00, in about 2 h 10 min',
      '7-day: 42 % · resets Tue 09:00, in 2 d 20 h',
      '7-day Fable: 47 % · resets Tue 09:00, in 2 d 20 h',
      'Extra usage: $47.52 of $140.00',
      'From Anthropic, 12:46',
      '',
      'Open Quotide',
      'Dashboard…',
      'Settings…',
      'Refresh',
      '',
      'Quit',
    ]);
    expect(view().menu.map(({ id, type }) => (type === 'separator' ? '-' : id))).toEqual([
      'window:five_hour',
      'window:seven_day',
      'source',
      '-',
      'open',
      'dashboard',
      'settings',
      'refresh',
      '-',
      'quit',
    ]);
  });

  test('has the severity in words, not only by colour', () => {
    const windows = [reached, weekView({ utilization: 83, severity: 'warning', resetsAt: null })];
    expect(labels({ windows }).slice(0, 2)).toEqual([
      '5-hour: 100 %, limit reached · resets 15:00, in about 2 h 10 min',
      '7-day: 83 %, warning',
    ]);
  });

  test('has the reason of a window without a number', () => {
    const windows = [
      windowView({ phase: 'not_started', utilization: null, resetsAt: null }),
      weekView({ phase: 'reset_due', utilization: null, resetsAt: NOW - MINUTE }),
      scopedView({ phase: 'unknown', utilization: null }),
    ];
    expect(labels({ windows }).slice(0, 3)).toEqual([
      '5-hour: starts with your next message',
      '7-day: reset was due 12:46, checking',
      '7-day Fable: can’t tell yet',
    ]);
  });

  test('has the popover’s sentence while nothing is known yet, and none beside a problem', () => {
    const verdict = { tone: 'normal', claim: 'Getting your numbers.', rest: 'Soon.', note: null } as const;
    expect(labels({ windows: [], source: null, verdict })[0]).toBe('Getting your numbers.');
    expect(labels({ windows: [], source: null, verdict, problem: problemView() })).not.toContain(
      'Getting your numbers.',
    );
  });

  test('names the money as the popover does where the plan has no windows', () => {
    expect(labels({ windows: [], extraUsage: extraUsage() })).toContain('Your spend: $47.52 of $140.00');
  });

  test('has a line for old numbers and one for the problem, and names a demo', () => {
    const lines = labels({ stale: true, problem: problemView(), demo: true });
    expect(lines).toContain('Demo · From Anthropic, as of 12:46 (old)');
    expect(lines).toContain('Anthropic asks to wait until 14:40.');
  });

  test('has money only if there is some, and its user wants it', () => {
    const line = (change: Parameters<typeof extraUsage>[0]) =>
      labels({ extraUsage: extraUsage(change) }).find((label) => label.startsWith('Extra'));
    expect(line({ enabled: false })).toBe('Extra usage: off');
    expect(line({ used: null })).toBe('Extra usage: on');
    expect(line({ enabled: false, userDisabled: true })).toBeUndefined();
  });

  test('has Refresh always enabled, and the answer to a click in the place of the source', () => {
    const { menu } = view({ refreshAllowedAt: NOW + 1, refreshAnswer: 'Up to date, 12 s old' });
    expect(menu.find(({ id }) => id === 'refresh')?.enabled).toBe(true);
    expect(menu.find(({ id }) => id === 'source')?.label).toBe('Up to date, 12 s old');
  });

  test('has no accelerator for an ampersand in a name', () => {
    expect(labels({ windows: [scopedView({ label: '7-day R&D' })] })[0]).toMatch(/^7-day R&&D:/);
  });
});

describe('the tray that shows what is left', () => {
  const left = { amount: 'left' } as const;

  test('changes number, title and words, but neither bars nor levels', () => {
    expect(view({}, left).icon).toEqual({ kind: 'number', state: 'normal', value: 58 });
    expect(view({}, { ...left, style: 'both' }).icon).toMatchObject({ value: 58, bars: [22, 42] });
    expect(view({}, { ...left, style: 'line' }).icon).toMatchObject({ value: 58, used: 42 });
    expect(view({}, { ...left, style: 'two' }).icon).toMatchObject({ values: [78, 58] });
    expect(view({}, { ...left, style: 'icon' }).icon).toMatchObject({ kind: 'level', value: 40 });
    expect(trayView(snapshot(), { ...mac, ...left })).toMatchObject({ title: '58%', icon: { value: 40 } });
    expect(plain(view({}, left).tooltip)).toContain('5-hour: 78 % left · resets 15:00');
    expect(plain(view({}, left).menu[1]?.label ?? '')).toMatch(/^7-day: 58 % left · resets Tue 09:00/);
  });

  test('shows the last percent until the limit is reached', () => {
    const windows = [windowView({ utilization: 99.7, severity: 'critical' })];
    expect(view({ windows }, left).icon).toMatchObject({ state: 'critical', value: 1 });
    expect(plain(view({ windows }, left).tooltip)).toContain('5-hour: 1 % left, critical');
    const over = { windows: [windowView({ utilization: 100, severity: 'reached', resetsAt: null })] };
    expect(trayView(snapshot(over), { ...mac, ...left }).title).toBe('0%');
  });
});

describe('trayChanges', () => {
  const at = (takenAt: number, change: Partial<ShownSnapshot> = {}) => view({ takenAt, ...change });

  test('are all parts at first, and none for an equal view', () => {
    expect(trayChanges(null, view())).toEqual({ title: true, tooltip: true, icon: true, menu: true });
    expect(trayChanges(view(), view())).toEqual({ title: false, tooltip: false, icon: false, menu: false });
  });

  test('never include icon, title or tooltip as time passes, and the menu at most once a minute', () => {
    let menus = 0;
    let last = at(NOW);
    for (let takenAt = NOW; takenAt < RESET; takenAt += 20_000) {
      const next = at(takenAt);
      const changes = trayChanges(last, next);
      expect([changes.icon, changes.title, changes.tooltip]).toEqual([false, false, false]);
      if (changes.menu) menus += 1;
      last = next;
    }
    expect(menus).toBeGreaterThan(10);
    expect(menus).toBeLessThan((RESET - NOW) / MINUTE / 2);
  });

  test('include the icon only if its content changes', () => {
    const change = (from: number, to: number, style: TrayOptions['style'] = 'number') =>
      trayChanges(
        view({ windows: [windowView({ utilization: from })] }, { style }),
        view({ windows: [windowView({ utilization: to })] }, { style }),
      ).icon;
    expect(change(41.6, 42.4)).toBe(false);
    expect(change(42, 43)).toBe(true);
    expect(change(41, 42, 'icon')).toBe(false);
    expect(change(0, 1, 'icon')).toBe(true);
    expect(change(99, 100, 'icon')).toBe(true);
  });

  test('include only the clock time after an equal reading', () => {
    const changes = trayChanges(view(), view({ observedAt: NOW - HOUR }));
    expect(changes).toEqual({ title: false, tooltip: true, icon: false, menu: true });
  });
});

describe('a snapshot that shows what is left', () => {
  const left = (percent: number, change: Partial<TrayOptions> = {}) =>
    view({ windows: [windowView({ utilization: percent })] }, { amount: 'left', ...change });

  test('has the opposite number in the icon and beside it', () => {
    expect(left(22).icon).toMatchObject({ kind: 'number', value: 78 });
    expect(left(22, { platform: 'darwin' }).title).toBe('78%');
  });

  test('has the same bars and levels, which always show what is used', () => {
    expect(left(22, { style: 'bars' }).icon).toEqual(
      view({ windows: [windowView({ utilization: 22 })] }, { style: 'bars' }).icon,
    );
    expect(left(22, { style: 'icon' }).icon).toMatchObject({ kind: 'level', value: 20 });
  });
});
