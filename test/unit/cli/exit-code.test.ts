import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../../electron/cli/exit-code';
import { statusText, watchLine } from '../../../electron/cli/terminal/status-text';
import { snapshots } from '../../renderer/snapshots';

const locale = { language: 'en-GB', timeZone: 'UTC' };

describe('exitCodeOf', () => {
  it.each([
    ['normal', 0],
    ['reached', 0],
    ['no-credentials', 3],
    ['expired', 3],
    ['missing-scope', 3],
    ['stale', 4],
    ['offline-empty', 1],
    ['rate-limited-empty', 1],
    ['estimate', 4],
  ] as const)('exitCodeOf %s is %i', (state, code) => {
    expect(exitCodeOf(snapshots[state])).toBe(code);
  });
});

describe('the status text for a terminal', () => {
  it('the status text has every window with its percent, reset and severity', () => {
    const text = statusText(snapshots.critical, locale);
    expect(text).toMatch(/5-hour\s+98\s?%\s+resets in 43\s?min \(15:00\) {2}CRITICAL/);
    expect(text).toContain('7-day');
  });

  it.each(Object.entries(snapshots))(
    'the status text is a true and whole sentence in the state %s',
    (_state, snapshot) => {
      for (const text of [statusText(snapshot, locale), watchLine(snapshot, locale)]) {
        expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
        expect(text.trim()).not.toBe('');
      }
    },
  );

  it('the status text has "unknown" for an unknown percent, never 0', () => {
    expect(statusText(snapshots.unknown, locale)).toMatch(/7-day\s+unknown/);
    expect(watchLine(snapshots.unknown, locale)).toContain('7-day unknown');
  });
});
