// @vitest-environment happy-dom
import fc from 'fast-check';
import { cleanup } from '@testing-library/react';
import { expect, it } from 'vitest';
import { situations } from '../unit/core/situations/generated';
import { plain, surfacesOf } from '../unit/core/situations/surfaces';
import { NOW } from '../unit/core/make-snapshot';
import { openPage } from './page';

const runs = { seed: 20261130, numRuns: process.env['QUOTIDE_LONG'] ? 2000 : 100 };

/** The percents on a page; the parts of one figure are several elements. */
function percentsOf(page: HTMLElement): readonly number[] {
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '');
  return [...texts.join(' ').matchAll(/(\d+)\s*%/g)].map(([, number]) => Number(number));
}

it('the popover agrees with the other surfaces in every situation, and has no percent above 100', async () => {
  for (const given of fc.sample(situations, runs)) {
    const { shown, verdict, rows } = surfacesOf(given);
    const { container } = await openPage(shown);
    const page = plain(container.textContent);
    const [claim = ''] = verdict.split('`');
    if (shown.phase === 'ready')
      expect(page.replaceAll('`', '')).toContain(claim.replace(/,.*$/, '').slice(0, 30));
    const list = [...container.querySelectorAll('.win')];
    if (shown.phase === 'ready') expect(list).toHaveLength(shown.windows.length);
    shown.windows.forEach(({ utilization, stale, severity, range }, index) => {
      const [row, texts] = [list[index], rows[index]];
      if (row === undefined || texts === undefined) return;
      const bar = row.querySelector('[role="meter"]');
      expect(bar === null).toBe(utilization === null);
      if (bar !== null) {
        expect(plain(bar.getAttribute('aria-valuetext') ?? '')).toBe(texts.spoken);
        const now = Number(bar.getAttribute('aria-valuenow'));
        expect(now).toBeGreaterThanOrEqual(0);
        expect(now).toBeLessThanOrEqual(100);
        if (range === null) {
          const measured = Math.min(100, utilization ?? 0);
          expect(now).toBeCloseTo(shown.display.amount === 'used' ? measured : 100 - measured, 0);
        }
      }
      if (texts.figure !== null) expect(plain(row.textContent)).toContain(texts.figure.replace(/ %$/, ''));
      if (texts.hint !== null && severity === 'normal' && !stale)
        expect(plain(row.textContent)).toContain(texts.hint);
    });
    // A page with a number has its source and age above it.
    if (shown.observedAt !== null)
      expect(container.querySelector('.chip')?.getAttribute('aria-label')).toBeTruthy();
    const readings = shown.windows.map(({ utilization }) => Math.round(utilization ?? 0));
    const beyond = percentsOf(container).filter((percent) => percent > 100 && !readings.includes(percent));
    // More money than the limit may be spent, so such a percent is a valid reading.
    const spent = Math.round(shown.extraUsage?.utilization ?? 0);
    expect(beyond.filter((percent) => percent !== spent)).toEqual([]);
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
    expect(shown.takenAt).toBe(NOW);
    cleanup();
  }
}, 120_000);
