// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { WindowView } from '../../electron/core/snapshot/snapshot-types';
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
