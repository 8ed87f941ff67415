// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPage } from './page';
import { snapshots } from './snapshots';

const rows = () =>
  screen.getAllByRole('listitem').map(({ textContent }) => textContent.replaceAll(/\s/gu, ' '));

describe('the mini view', () => {
  beforeEach(() => {
    location.hash = '#mini';
  });
  afterEach(() => {
    location.hash = '';
  });

  it('shows the two windows that limit the user most, in the order of the screen, with a bar each', async () => {
    await openPage(snapshots.normal);
    expect(rows()).toEqual(['7-day42 %', '7-day Fable47 %']);
    expect(screen.getAllByRole('meter').map((meter) => meter.getAttribute('aria-valuenow'))).toEqual([
      '42',
      '47',
    ]);
  });

  it('shows a severity as a shape with a name', async () => {
    await openPage(snapshots.reached);
    expect(screen.getByRole('img', { name: 'Reached' })).toBeTruthy();
  });

  it('shows the time of an old number beside it', async () => {
    await openPage(snapshots.stale);
    expect(rows()[0]).toBe('5-hourat 14:0263 %');
  });

  it('shows why there is no number, in place of one', async () => {
    await openPage(snapshots['no-credentials']);
    expect(document.querySelector('.mini')?.textContent).toContain('Sign in to Claude Code first');
    expect(screen.queryByRole('meter')).toBeNull();
  });

  it('opens the dashboard, and switches itself off', async () => {
    const { called } = await openPage(snapshots.normal);
    fireEvent.click(screen.getByRole('button', { name: 'Open dashboard' }));
    fireEvent.click(screen.getByRole('button', { name: 'Hide mini view' }));
    expect(called.openWindow).toHaveBeenCalledWith('dashboard');
    expect(called.changeSettings).toHaveBeenCalledWith({ mini: { on: false } });
  });
});
