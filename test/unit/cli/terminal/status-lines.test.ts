import { describe, expect, it } from 'vitest';
import { cellsOf } from '../../../../electron/cli/terminal/columns';
import { statusLines, statusText } from '../../../../electron/cli/terminal/status-text';
import { renderLines } from '../../../../electron/cli/terminal/styled';
import { screenOf } from '../../../../electron/cli/terminal/terminal';
import { usageBar } from '../../../../electron/cli/terminal/usage-bar';
import type { WindowView } from '../../../../electron/core/snapshot/snapshot-types';
import { wrap } from '../../../../electron/cli/terminal/wrap';
import { HOUR, locale, NOW, windowView } from '../../core/make-snapshot';
import { snapshots } from '../../../renderer/snapshots';

const onTerminal = { locale, amount: 'used', hasBars: true } as const;
const barOf = (part: Partial<WindowView>) =>
  usageBar(windowView(part), NOW)
    .map(({ text }) => text)
    .join('');

describe('quotide status on a terminal', () => {
  it.each(Object.entries(snapshots))(
    'no line of state %s is wider than 79 cells, with bars or without',
    (_, snapshot) => {
      for (const amount of ['used', 'left'] as const) {
        const texts = [
          renderLines(statusLines(snapshot, { ...onTerminal, amount }), false),
          statusText(snapshot, locale, amount),
        ];
        expect(texts.flatMap((text) => text.split('\n')).filter((line) => cellsOf(line) > 79)).toEqual([]);
      }
    },
  );

  it('each window has a bar of 20 cells on a terminal, and none in a pipe', () => {
    const bars = (text: string) => text.match(/[█▏▎▍▌▋▊▉░│]{20}/g) ?? [];
    const snapshot = snapshots.critical;
    expect(
      bars(renderLines(statusLines(snapshot, onTerminal), true).replaceAll(/\u001b\[[\d;]*m/g, '')),
    ).toHaveLength(snapshot.windows.length);
    expect(statusText(snapshot, locale)).not.toMatch(/[█░\u001b]/);
  });

  it('a bar fills with what is used, and its tick stands at the time that has passed', () => {
    const half = { startedAt: NOW - 2.5 * HOUR, resetsAt: NOW + 2.5 * HOUR };
    expect(barOf({ ...half, utilization: 25 })).toBe('█████░░░░░│░░░░░░░░░');
    expect(barOf({ startedAt: null, utilization: 100 })).toBe('█'.repeat(20));
    expect(barOf({ startedAt: null, utilization: 99.9 })).toBe(`${'█'.repeat(19)}▉`);
    expect(barOf({ startedAt: null, utilization: 0.2 })).toBe(`▏${'░'.repeat(19)}`);
    expect(barOf({ startedAt: null, utilization: null })).toBe('░'.repeat(20));
  });

  it('colours wrap clean text only, so that a name cannot steer the terminal', () => {
    const line = [{ text: 'a\u001b[31mb', style: 'critical' as const }];
    expect(renderLines([line], true)).toBe('\u001b[31ma [31mb\u001b[0m');
    expect(renderLines([line], false)).toBe('a [31mb');
  });
});

describe('the abilities of stdout', () => {
  it.each([
    [{ isTTY: true }, {}, { isTerminal: true, hasColour: true }],
    [{ isTTY: true }, { NO_COLOR: '1' }, { isTerminal: true, hasColour: false }],
    [{ isTTY: true }, { NO_COLOR: '' }, { isTerminal: true, hasColour: true }],
    [{ isTTY: true }, { TERM: 'dumb' }, { isTerminal: false, hasColour: false }],
    [{}, { TERM: 'xterm' }, { isTerminal: false, hasColour: false }],
  ])('screenOf reads %j with %j', (stream, env, screen) => {
    expect(screenOf(stream, env)).toEqual(screen);
  });
});

describe('wrap', () => {
  it('breaks at spaces by cells, and leaves a long word whole', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('語語 語語 a', 7)).toEqual(['語語', '語語 a']);
    expect(wrap(`see ${'x'.repeat(9)} there`, 6)).toEqual(['see', 'x'.repeat(9), 'there']);
  });
});
