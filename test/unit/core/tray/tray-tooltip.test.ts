import { describe, expect, test } from 'vitest';
import type { ShownSnapshot } from '../../../../electron/core/snapshot/snapshot-types';
import { trayView, type TrayOptions } from '../../../../electron/core/tray/tray-view';
import { locale, noPace, problemView, scopedView, snapshot, weekView, windowView } from '../make-snapshot';

const options: TrayOptions = {
  style: 'number',
  window: 'most_critical',
  amount: 'used',
  locale,
  platform: 'linux',
};
const view = (change: Partial<ShownSnapshot> = {}, change2: Partial<TrayOptions> = {}) =>
  trayView(snapshot(change), { ...options, ...change2 });
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ');

describe('the tooltip of the tray', () => {
  test('has the tightest window first, then every window with its reset as clock time, then the source', () => {
    expect(plain(view({ windows: [windowView(), weekView(), scopedView()] }).tooltip).split('\n')).toEqual([
      'Tightest: 7-day Fable, 47 %',
      '5-hour: 22 % · resets 15:00',
      '7-day: 42 % · resets Tue 09:00',
      '7-day Fable: 47 % · resets Tue 09:00',
      'From Anthropic, 12:46',
    ]);
  });

  test('has no first line of its own for a single window, or without any number', () => {
    expect(view({ windows: [windowView()] }).tooltip).toMatch(/^5-hour: 22/);
    const unknown = { utilization: null, phase: 'unknown', pace: noPace } as const;
    expect(view({ windows: [windowView(unknown), weekView(unknown)] }).tooltip).toMatch(
      /^5-hour: can’t tell/,
    );
  });

  test('has one sentence about the problem without windows, and no backticks', () => {
    const problem = problemView({ message: 'Sign in to Claude Code first.', advice: 'Run `claude`.' });
    expect(view({ windows: [], source: null, observedAt: null, problem }).tooltip).toBe(
      'Quotide: Sign in to Claude Code first.',
    );
    const marked = problemView({ message: 'Run `claude` once.' });
    expect(view({ problem: marked }).tooltip).toContain('\nRun claude once.\n');
    const verdict = { tone: 'normal', claim: 'Getting your numbers.', rest: 'Soon.', note: null } as const;
    expect(view({ windows: [], source: null, verdict }).tooltip).toBe('Quotide: Getting your numbers.');
  });

  test('fits into 127 characters on Windows, with the problem and the tightest window', () => {
    const models = ['Opus', 'Sonnet', 'Fable', 'Haiku', 'Cowork'].map((name, index) =>
      scopedView({ id: `seven_day_${name}`, label: `7-day ${name}`, utilization: 40 + index }),
    );
    const tight = scopedView({ label: '7-day Mythos', utilization: 96, severity: 'critical' });
    for (let count = 0; count <= models.length; count++) {
      const windows = [windowView(), weekView(), ...models.slice(0, count), tight];
      const { tooltip } = view({ windows, problem: problemView() }, { platform: 'win32' });
      expect(tooltip.length).toBeLessThanOrEqual(127);
      expect(tooltip).toContain('Anthropic asks to wait until 14:40.');
      expect(tooltip).toContain('7-day Mythos: 96');
      expect(view({ windows, problem: problemView() }).tooltip.split('\n')).toHaveLength(windows.length + 3);
    }
    const endless = problemView({ message: 'Very long. '.repeat(20) });
    const cut = view({ problem: endless }, { platform: 'win32' }).tooltip;
    expect(cut).toHaveLength(127);
    expect(cut.endsWith('…')).toBe(true);
    const bare = view({ windows: [], source: null, problem: endless }, { platform: 'win32' }).tooltip;
    expect([bare.length, bare.startsWith('Quotide: Very long.')]).toEqual([127, true]);
  });
});
