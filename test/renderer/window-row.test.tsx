// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WindowView } from '../../electron/core/snapshot/snapshot-types';
import { rowInWords } from '../../renderer/text/meter-text';
import { levelsOf, windowAt } from '../../renderer/text/bar-levels';
import { locale, openPage } from './page';
import { at, DAY, fiveHour, HOUR, NOW, normal, noPace } from './samples';
import { snapshots } from './snapshots';

const only = (window: WindowView) => ({ ...normal, windows: [window], extraUsage: null, today: null });
const numRuns = process.env['QUOTIDE_LONG'] ? 5000 : 300;

describe('the countdown of a row', () => {
  it('ticks without a new snapshot', async () => {
    const { container, pass } = await openPage(only(fiveHour()));
    expect(container.textContent).toContain('resets in 2\u202fh 13\u202fmin · 15:00');
    pass(60_000);
    expect(container.textContent).toContain('resets in 2\u202fh 12\u202fmin · 15:00');
  });

  it('removes the percent at the reset, without an invented one in its place', async () => {
    const window = fiveHour({ resetsAt: NOW + 2000, severity: 'warning', utilization: 81 });
    const { container, pass } = await openPage(only(window));
    expect(screen.getByRole('meter').getAttribute('aria-valuenow')).toBe('81');
    pass(2000);
    expect(container.textContent).toContain('Reset was due at 12:47. Checking.');
    expect(screen.queryByRole('meter')).toBeNull();
    // The old percent, its severity and its tokens are gone.
    expect(container.textContent).not.toMatch(/81|Warning|here|-\d/);
  });

  it('ticks the age of the reading too', async () => {
    const { pass } = await openPage(normal);
    pass(50_000);
    expect(screen.getByRole('img', { name: /1 minute ago/ }).textContent).toBe('live · 1\u202fmin');
  });

  it('moves the tick of the time passed', async () => {
    const { container, pass } = await openPage(only(fiveHour()));
    const elapsed = () =>
      Number(container.querySelector<HTMLElement>('.bar')?.style.getPropertyValue('--elapsed'));
    expect(elapsed()).toBeCloseTo(55.67, 1);
    pass(180_000);
    expect(elapsed()).toBeCloseTo(56.67, 1);
  });
});

describe('the bar of a row', () => {
  const bar = (container: HTMLElement) => container.querySelector('.windows .bar');

  it('is striped for the forecast, and only if there is one', async () => {
    const { container, push } = await openPage(only(fiveHour()));
    expect(bar(container)?.querySelector('.bar__hatch')).not.toBeNull();
    expect(bar(container)?.querySelector('.bar__range')).not.toBeNull();
    push({ ...only(fiveHour({ pace: noPace })), version: 2 });
    expect(bar(container)?.querySelector('.bar__hatch')).toBeNull();
    expect(bar(container)?.querySelector('.bar__range')).toBeNull();
  });

  it('is striped to its end when the window runs out', async () => {
    const { container } = await openPage(snapshots.warning);
    expect(bar(container)?.className).toContain('bar--over');
    expect(bar(container)?.querySelector('.bar__range')).toBeNull();
  });

  it('is pale for an old reading', async () => {
    const { container } = await openPage(snapshots.stale);
    expect(bar(container)?.className).toBe('bar bar--stale');
  });

  it('falls more slowly than it rises', async () => {
    const { container, push } = await openPage(only(fiveHour()));
    push({ ...only(fiveHour({ utilization: 30 })), version: 2 });
    expect(bar(container)?.className).not.toContain('bar--ebb');
    push({ ...only(fiveHour({ utilization: 1 })), version: 3 });
    expect(bar(container)?.className).toContain('bar--ebb');
  });

  it('has no tick where the start is unknown', async () => {
    const { container } = await openPage(only(fiveHour({ startedAt: null })));
    expect(bar(container)?.querySelector('.bar__tick')).toBeNull();
  });
});

describe('the text beside the percent', () => {
  const hint = (container: HTMLElement) => container.querySelector('.win__proj')?.textContent;
  const full = fiveHour({ utilization: 100, severity: 'reached', pace: noPace, reachedAt: at('12:20') });

  it('names the time since when the window is full only if a reading below 100 came before', async () => {
    const { container, push } = await openPage(only({ ...full, firstAt: at('10:01') }));
    expect(hint(container)).toBe('since 12:20');
    push({ ...only({ ...full, firstAt: at('12:20') }), version: 2 });
    expect(hint(container)).toBe('seen 12:20');
    push({ ...only({ ...full, firstAt: null }), version: 3 });
    expect(hint(container)).toBe('seen 12:20');
  });

  it.each([
    ['58–100+ % at reset', '0–42 % left at reset', { low: 58, mid: 80, high: 134 }],
    ['too early to tell', 'too early to tell', { low: 3, mid: 60, high: 100 }],
    ['runs out', 'runs out', { low: 104, mid: 130, high: 190 }],
  ])('is “%s”, or “%s”', async (used, left, atReset) => {
    const window = fiveHour({ utilization: 3, pace: { ...noPace, atReset } });
    const { container, push } = await openPage(only(window));
    expect(hint(container)?.replace(/\s/g, ' ')).toBe(used);
    push({ ...only(window), display: { amount: 'left', time: 'clock' }, version: 2 });
    expect(hint(container)?.replace(/\s/g, ' ')).toBe(left);
  });

  it('has the sign and colour of a warning for an uncertain run-out, as the verdict', async () => {
    const atReset = { low: 104, mid: 130, high: 190 };
    const { container } = await openPage(only(fiveHour({ pace: { ...noPace, atReset } })));
    expect(container.querySelector('.sev')?.textContent).toBe('Warning');
    expect(container.querySelector('.windows .bar')?.className).toContain('bar--warning');
  });
});

describe('rowInWords', () => {
  it('contains everything that the row shows', () => {
    expect(rowInWords(fiveHour(), NOW, locale)).toBe(
      '22 percent used, 56 percent of the time has passed, 34 to 47 percent expected at the reset, ' +
        'resets in 2 hours 13 minutes, at 15:00, here 3.1\u202fM in · 46\u202fk out',
    );
  });

  it('begins with the severity, and names the time of a run-out', () => {
    const [window] = snapshots.warning.windows;
    expect(window && rowInWords(window, at('14:02'), locale)).toMatch(
      /^Warning\. 93 percent used, 81 percent of the time has passed, runs out at about 14:20, resets in 58 minutes/,
    );
  });

  it('dates an old reading, and contains no forecast for it', () => {
    const old = fiveHour({ stale: true, tokens: null, observedAt: at('12:02') });
    expect(rowInWords(old, NOW, locale)).toBe(
      '22 percent used at 12:02, 56 percent of the time has passed, resets in 2 hours 13 minutes, at 15:00',
    );
  });

  it('rounds like the figure: only 100 is full, and less than 1 is not 0', () => {
    expect(rowInWords(fiveHour({ utilization: 99.7 }), NOW, locale)).toContain('99 percent used');
    expect(rowInWords(fiveHour({ utilization: 0.4 }), NOW, locale)).toContain('less than 1 percent used');
  });
});

describe('any window at any time', () => {
  const percent = fc.double({ min: 0, max: 130, noNaN: true });
  const instant = fc.integer({ min: NOW - 8 * DAY, max: NOW + 8 * DAY });
  const maybe = <T,>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
  const window = fc.record({
    utilization: maybe(percent),
    resetsAt: maybe(instant),
    startedAt: maybe(instant),
    stale: fc.boolean(),
    phase: fc.constantFrom('running', 'not_started', 'reset_due', 'unknown'),
    severity: fc.constantFrom('normal', 'warning', 'critical', 'reached'),
    pace: fc.record({
      verdict: fc.constant('unknown'),
      atReset: maybe(fc.record({ low: percent, mid: percent, high: percent })),
      runsOutAt: maybe(instant),
      runsOutBetween: fc.constant(null),
    }),
  });

  it('has levels between 0 and 100 in order, and a text without invalid numbers', () => {
    fc.assert(
      fc.property(window, instant, (change, now) => {
        const shown = windowAt(fiveHour(change), now);
        const levels = levelsOf(shown, now);
        expect(levels === null).toBe(shown.utilization === null);
        if (levels) {
          const { used, elapsed, projection } = levels;
          const low = projection?.low ?? used;
          const marks = [0, used, low, projection?.high ?? low, 100];
          expect(marks).toEqual(marks.toSorted((a, b) => a - b));
          expect(elapsed === null || (elapsed >= 0 && elapsed <= 100)).toBe(true);
        }
        const words = rowInWords(shown, now, locale);
        expect(words).not.toMatch(/NaN|undefined|null|Infinity|-\d/);
        if (shown.utilization === null) expect(words).not.toContain('percent used');
      }),
      { seed: 20261121, numRuns },
    );
  });

  it('has no percent after its reset', () => {
    const running = fiveHour();
    const reset = running.resetsAt ?? 0;
    expect(windowAt(running, reset - 1)).toBe(running);
    for (const later of [0, 1, HOUR, 30 * DAY]) {
      const shown = windowAt(running, reset + later);
      expect(shown.phase).toBe('reset_due');
      expect(shown.utilization).toBeNull();
    }
  });
});
