// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WindowView } from '../../electron/core/snapshot/snapshot-types';
import { splitText } from '../../renderer/text/estimate-text';
import { wordsOf } from '../../electron/core/i18n/words';
import { defaultSettings } from '../../electron/core/settings/settings';
import { runs } from '../support/runs';
import { openPage } from './page';
import { fiveHour, local, normal, NOW } from './samples';
import { snapshots } from './snapshots';

const only = (window: WindowView) => ({ ...normal, windows: [window], extraUsage: null });
const estimated = fiveHour({
  source: 'local_estimate',
  utilization: 42.3,
  range: { low: 38, high: 47 },
  localEstimate: local,
  observedAt: NOW,
  evidence: { reported: 30, httpStatus: 200, rawResetsAt: null, exactReset: false },
});

describe('the split of a window’s use', () => {
  it('shows this machine and the rest, which add up to the number', async () => {
    const { container } = await openPage(
      only(
        fiveHour({
          utilization: 61.2,
          localEstimate: { ...local, split: { here: 44, elsewhere: 17.2, error: 3 } },
        }),
      ),
    );
    expect(container.textContent).toContain('this machine about 44\u202f%, elsewhere about 17\u202f%');
  });

  const shared = (machines: readonly { readonly machine: string; readonly percent: number }[]) =>
    fiveHour({
      utilization: 61.2,
      localEstimate: { ...local, split: { here: 14, elsewhere: 47.2, error: 3, machines } },
    });
  const known = [
    { machine: 'laptop', percent: 12.2 },
    { machine: 'server', percent: 29.9 },
    { machine: 'idle', percent: 0.1 },
  ];
  const plain = (text: string | null) => text?.replaceAll(/[\u00a0\u202f]/g, ' ');

  it.each([
    ['en-GB', 'this machine about 14 %, laptop 12 %, server 30 %, unknown about 5 %'],
    ['de-DE', 'dieser Rechner etwa 14 %, laptop 12 %, server 30 %, unbekannt etwa 5 %'],
    ['ja-JP', 'この PC 約 14%、laptop 12%、server 30%、不明 約 5%'],
  ])('names the machines whose ledgers were imported, in %s', (language, text) => {
    const locale = { language, timeZone: 'UTC' };
    expect(plain(splitText(shared(known), locale, wordsOf(locale)))?.replaceAll(' %', '%')).toBe(
      text.replaceAll(' %', '%'),
    );
  });

  it('adds up to the shown number, whatever the parts are', () => {
    const locale = { language: 'en-GB', timeZone: 'UTC' };
    const part = fc.double({ min: 0, max: 20, noNaN: true });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (percents) => {
        const machines = percents.map((percent, index) => ({ machine: `m${String(index)}:`, percent }));
        const text = splitText(shared(machines), locale, wordsOf(locale)) ?? '';
        const shown = [...text.matchAll(/(\d+)\s%/g)].map(([, digits]) => Number(digits));
        expect(shown.reduce((sum, each) => sum + each, 0)).toBe(61);
      }),
      runs(200),
    );
  });

  it('shows numbers in place of machines’ names in privacy mode', async () => {
    const { container, send } = await openPage(only(shared(known)));
    send('settings', { ...defaultSettings, privacy: { on: true } });
    expect(container.textContent).toContain('Machine 1');
    expect(container.textContent).not.toContain('laptop');
  });

  it.each([
    ['nothing was learned', { localEstimate: { ...local, calibrated: false } }],
    [
      'nothing else used any',
      { utilization: 33, localEstimate: { ...local, split: { here: 33, elsewhere: 0, error: 0 } } },
    ],
    [
      'the smaller part is smaller than the error of both',
      { utilization: 40, localEstimate: { ...local, split: { here: 37, elsewhere: 3, error: 4 } } },
    ],
    ['no split belongs to the reading', { utilization: 61, localEstimate: local }],
    ['the number is old', { utilization: 61, localEstimate: local, stale: true }],
    ['there is no number', { utilization: null, localEstimate: local }],
    ['nothing is estimated', { localEstimate: null }],
  ])('is not shown while %s', async (_name, change) => {
    const { container } = await openPage(only(fiveHour(change)));
    expect(container.textContent).not.toContain('elsewhere');
  });
});

describe('an estimate in the popover', () => {
  it('is shown as a range with an approximate reset', async () => {
    const { container } = await openPage(only(estimated));
    expect(container.textContent).toContain('by estimate');
    expect(container.textContent).toContain('38–47\u202f%');
    expect(container.textContent).toContain('reset due about 15:00');
    expect(container.textContent).toContain('this machine about 33\u202f%, elsewhere about 9\u202f%');
  });

  it('is shown with the exact reset where Anthropic has named one', async () => {
    const { evidence } = fiveHour();
    const { container } = await openPage(only({ ...estimated, evidence }));
    expect(container.textContent).not.toContain('about 15:00');
  });

  it('explains its origin, its last error and the last number of Anthropic in “Why this number?”', async () => {
    const { container } = await openPage(only(estimated));
    fireEvent.click(screen.getByRole('button', { name: /why this number/ }));
    expect(container.textContent).toContain('Learned from Anthropic’s own numbers for this account.');
    expect(container.textContent).toContain('The last one was off by 1.3 points.');
    expect(container.textContent).toContain('Last reported30\u202f% at 11:47');
  });

  it('is explained beside a number of Anthropic, too', async () => {
    const budget = { ...local, calibrated: false, off: null };
    const { container } = await openPage(only(fiveHour({ localEstimate: budget })));
    fireEvent.click(screen.getByRole('button', { name: /why this number/ }));
    expect(container.textContent).toContain(
      '42\u202f%, between 38\u202f% and 47\u202f%By the plan’s usual budget',
    );
    expect(container.textContent).not.toContain('Last reported');
  });

  it('is shown nowhere in a snapshot without one', async () => {
    const { container } = await openPage(snapshots.normal);
    expect(container.textContent).not.toMatch(/estimate|elsewhere/);
  });
});
