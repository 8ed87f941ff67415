import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterDeath,
  noDeaths,
  type AfterDeath,
  type Death,
  type ProcessName,
} from '../../../../electron/core/lifecycle/process-deaths';

const page = (at: number, more: Partial<Death> = {}): Death => ({
  name: 'popover',
  at,
  isVisible: true,
  neverStarted: false,
  ...more,
});

/** The reactions to these deaths, one after the other. */
function answers(deaths: readonly Death[]): readonly AfterDeath[] {
  let memory = noDeaths;
  return deaths.map((death) => {
    const next = afterDeath(memory, death);
    memory = next.memory;
    return next.then;
  });
}

describe('afterDeath', () => {
  it('loads a visible page at once and a hidden one when it is opened', () => {
    expect(answers([page(0)])).toEqual(['load_now']);
    expect(answers([page(0, { isVisible: false })])).toEqual(['load_when_opened']);
    expect(answers([page(0, { name: 'dashboard' })])).toEqual(['load_now']);
  });

  it('gives up at the third page that dies within a minute, whichever page it is', () => {
    expect(answers([page(0), page(20_000, { name: 'dashboard' }), page(59_999)])).toEqual([
      'load_now',
      'load_now',
      'give_up',
    ]);
    expect(answers([page(0), page(20_000), page(60_000)])).toEqual(['load_now', 'load_now', 'load_now']);
    const hidden = { isVisible: false };
    expect(answers([page(0, hidden), page(1000, hidden), page(2000, hidden)]).at(-1)).toBe('give_up');
  });

  it('counts two pages that die together as one death, since they can share a process', () => {
    const together = [page(0), page(10, { name: 'dashboard' })];
    expect(answers([...together, page(30_000), page(30_001, { name: 'dashboard' })])).toEqual([
      'load_now',
      'load_now',
      'load_now',
      'load_now',
    ]);
  });

  it('restarts the app when no process for a page can be started', () => {
    const never = { neverStarted: true };
    expect(answers([page(0, never)])).toEqual(['restart']);
    expect(answers([page(0), page(100), page(200, never)]).at(-1)).toBe('restart');
  });

  it('leaves network service, proxy and others to their own supervisors', () => {
    const names: readonly ProcessName[] = ['network', 'proxy', 'other'];
    for (const name of names)
      expect(new Set(answers(Array.from({ length: 100 }, (_, at) => page(at, { name }))))).toEqual(
        new Set(['go_on']),
      );
  });

  it('gives up on a graphics process that dies in a loop, but not on one that dies ten times in a minute', () => {
    const gpu = (count: number) =>
      answers(Array.from({ length: count }, (_, n) => page(n * 1000, { name: 'gpu' })));
    expect(new Set(gpu(19))).toEqual(new Set(['go_on']));
    expect(gpu(20).at(-1)).toBe('give_up');
  });

  it('never gives up with fewer than three page deaths a minute, and its memory stays small', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 120_000 }), { maxLength: 60 }), (gaps) => {
        let at = 0;
        let memory = noDeaths;
        const times: number[] = [];
        for (const gap of gaps) {
          at += gap;
          const next = afterDeath(memory, page(at));
          memory = next.memory;
          const last = times.at(-1);
          if (last === undefined || at - last > 50) times.push(at);
          const inMinute = times.filter((time) => at - time < 60_000).length;
          expect(next.then === 'give_up').toBe(inMinute >= 3);
          expect(memory.pages).toHaveLength(inMinute);
        }
      }),
      { seed: 12 },
    );
  });
});
