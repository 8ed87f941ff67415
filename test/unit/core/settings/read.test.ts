import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../electron/core/settings/settings';
import { changeSettings, readSettings } from '../../../../electron/core/settings/change';

const read = readSettings;
const rates = { input: 0.6, output: 2.2, cacheRead: 0.11, cacheWrite5m: 0, cacheWrite1h: 0 };

describe('readSettings', () => {
  it('the defaults are accepted without faults', () => {
    expect(read(JSON.parse(JSON.stringify(defaultSettings)))).toEqual({
      settings: defaultSettings,
      wrong: [],
    });
    expect(read({})).toEqual({ settings: defaultSettings, wrong: [] });
  });

  it('a wrong value is named and has its default, and the rest is used', () => {
    const { settings, wrong } = read({
      tray: { style: 'rings', window: 'five_hour' },
      alerts: { thresholds: [90, '95'], sound: true },
      refresh: 7,
      future: { colour: 'red' },
    });
    expect(wrong).toEqual(['refresh', 'alerts.thresholds', 'tray.style']);
    expect(settings.tray).toEqual({ ...defaultSettings.tray, window: 'five_hour' });
    expect(settings.alerts).toEqual({ ...defaultSettings.alerts, sound: true });
    expect(settings.refresh).toEqual(defaultSettings.refresh);
  });

  it('lists of percents are sorted, each percent once', () => {
    const { settings } = read({
      alerts: { thresholds: [95, 80, 95, 1, 99] },
    });
    expect(settings.alerts.thresholds).toEqual([1, 80, 95, 99]);
  });

  const good: readonly (readonly [string, string, unknown])[] = [
    ['accounts', 'configDirs', ['/home/m/.claude-work']],
    ['accounts', 'chosenDir', '/x'],
    ['refresh', 'everyS', 180],
    ['refresh', 'everyS', 3600],
    ['refresh', 'confirmedApi', 'https://proxy.example:8443'],
    ['alerts', 'thresholds', []],
    ['alerts', 'resetLevel', 100],
    ['alerts', 'quietHours', { on: true, from: '23:59', until: '00:00' }],
    ['alerts', 'quietHours', { on: false, from: '07:00', until: '07:00' }],
    ['prices', 'factor', 0.8],
    ['prices', 'models', { 'glm-5': rates, 'claude-opus-5-fast': rates }],
    ['popover', 'keepMinutes', 0],
    ['popover', 'shortcut', 'Alt+Shift+Q'],
  ];
  it.each(good)('readSettings accepts %s.%s %j unchanged', (section, key, value) => {
    const { settings, wrong } = read({ [section]: { [key]: value } });
    expect(wrong).toEqual([]);
    expect(settings).toMatchObject({ [section]: { [key]: value } });
  });

  const bad: readonly (readonly [string, string, unknown])[] = [
    ['accounts', 'configDirs', ['relative']],
    ['accounts', 'configDirs', '/x'],
    ['accounts', 'configDirs', ['/with\0nul']],
    ['accounts', 'configDirs', Array.from({ length: 101 }, (_, index) => `/${index}`)],
    ['accounts', 'chosenDir', ''],
    ['accounts', 'showNames', 'yes'],
    ['refresh', 'everyS', 179],
    ['refresh', 'everyS', 300.5],
    ['refresh', 'everyS', '300'],
    ['refresh', 'confirmedApi', 'http://proxy.example'],
    ['refresh', 'confirmedApi', 'https://proxy.example/path'],
    ['refresh', 'confirmedApi', 'https://me:word@proxy.example'],
    ['refresh', 'confirmedApi', 'nonsense'],
    ['alerts', 'thresholds', [0]],
    ['alerts', 'thresholds', [100]],
    ['alerts', 'thresholds', [80.5]],
    ['alerts', 'thresholds', [null]],
    ['alerts', 'resetLevel', 0],
    ['alerts', 'mutedWindows', [5]],
    ['alerts', 'quietHours', { on: true, from: '24:00', until: '07:00' }],
    ['alerts', 'quietHours', { on: true, from: '7:00', until: '08:00' }],
    ['tray', 'window', ''],
    ['tray', 'amount', 'half'],
    ['appearance', 'theme', 'sepia'],
    ['appearance', 'language', 'xx'],
    ['popover', 'keepMinutes', 61],
    ['popover', 'keepMinutes', -1],
    ['popover', 'shortcut', 'Q'],
    ['alerts', 'windowThresholds', [80]],
    ['alerts', 'windowThresholds', { five_hour: [0] }],
    ['alerts', 'windowThresholds', { five_hour: 80 }],
    ['alerts', 'spendThresholds', [100]],
    ['alerts', 'runsOut', 1],
    ['alerts', 'program', 'notify.sh'],
    ['alerts', 'program', ''],
    ['prices', 'factor', 0],
    ['prices', 'factor', -1],
    ['prices', 'factor', '0.8'],
    ['prices', 'factor', 1001],
    ['prices', 'models', [1]],
    ['prices', 'models', { 'glm-5': { ...rates, output: -1 } }],
    ['prices', 'models', { 'glm-5': { ...rates, output: '2.2' } }],
    ['prices', 'models', { 'glm-5': { input: 1, output: 2 } }],
    ['prices', 'models', { 'glm-5': 3 }],
    ['popover', 'shortcut', 'Ctrl+'],
    ['popover', 'shortcut', 'Hyper+Q'],
    ['popover', 'shortcut', 'constructor+Q'],
  ];
  it.each(bad)('readSettings refuses %s.%s %j', (section, key, value) => {
    expect(read({ [section]: { [key]: value } })).toEqual({
      settings: defaultSettings,
      wrong: [`${section}.${key}`],
    });
  });

  it('a wrong price costs only its own model', () => {
    const stored = { prices: { factor: 0.9, models: { bad: { ...rates, input: null }, 'glm-5': rates } } };
    expect(read(stored)).toEqual({
      settings: { ...defaultSettings, prices: { factor: 0.9, models: { 'glm-5': rates } } },
      wrong: ['prices.models'],
    });
  });

  it('readSettings accepts paths of Windows', () => {
    for (const dir of ['C:\\Users\\m\\.claude', 'd:/x', '\\\\wsl.localhost\\Ubuntu\\home'])
      expect(read({ accounts: { chosenDir: dir } })).toMatchObject({
        settings: { accounts: { chosenDir: dir } },
      });
  });

  it('an own __proto__ in a file changes no prototype', () => {
    const raw: unknown = JSON.parse(
      '{"__proto__":{"tray":{"style":"bars"}},"alerts":{"windowThresholds":{"__proto__":[5]}}}',
    );
    expect(read(raw)).toEqual({ settings: defaultSettings, wrong: [] });
  });

  it('the percents of each window are sorted, each once', () => {
    const stored = {
      alerts: { windowThresholds: { five_hour: [90, 50, 90], seven_day: [] }, program: '/bin/x' },
    };
    expect(read(stored)).toEqual({
      settings: {
        ...defaultSettings,
        alerts: {
          ...defaultSettings.alerts,
          windowThresholds: { five_hour: [50, 90], seven_day: [] },
          program: '/bin/x',
        },
      },
      wrong: [],
    });
  });

  it('any JSON value gives valid settings', () => {
    const section = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(
        fc.constantFrom(...Object.values(defaultSettings).flatMap((part: object) => Object.keys(part))),
        fc.jsonValue(),
      ),
    );
    const file = fc.dictionary(fc.constantFrom(...Object.keys(defaultSettings), 'other'), section);
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), file), (raw) => {
        const { settings } = read(raw);
        expect(read(settings)).toEqual({ settings, wrong: [] });
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});

describe('changeSettings', () => {
  it('only the named settings change', () => {
    const change = { tray: { style: 'both' as const }, alerts: { thresholds: [95, 50] } };
    expect(changeSettings(defaultSettings, change)).toEqual({
      ok: true,
      value: {
        ...defaultSettings,
        tray: { ...defaultSettings.tray, style: 'both' },
        alerts: { ...defaultSettings.alerts, thresholds: [50, 95] },
      },
    });
  });

  it('a change with one fault changes nothing and returns the fault', () => {
    const change = { tray: { style: 'bars' as const }, refresh: { everyS: 5 } };
    expect(changeSettings(defaultSettings, change)).toEqual({ ok: false, error: 'interval' });
  });
});
