// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { openPage } from '../page';
import { snapshots } from '../snapshots';

async function choose(item: string): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name: 'Share' }));
  fireEvent.click(screen.getByRole('menuitem', { name: item }));
  await act(() => vi.advanceTimersByTimeAsync(1000));
}

test('the overview copies its limits as text, and says so', async () => {
  location.hash = '#/overview';
  const { called } = await openPage(snapshots.normal);
  await choose('Copy as text');
  expect(called.shareText).toHaveBeenCalledOnce();
  expect(document.querySelector('.tools')?.textContent).toContain('Copied.');
});

test('a picture of the overview has source and time on it, and the page has not', async () => {
  location.hash = '#/overview';
  let during = '';
  const { called } = await openPage(snapshots.normal);
  called.sharePicture.mockImplementation(() => {
    during = document.querySelector('.picture--taken')?.textContent ?? '';
    return Promise.resolve({ saved: 'limits.png', error: null });
  });
  await choose('Save picture…');
  expect(during).toMatch(/Headers of Claude’s own answers|Anthropic’s usage report/);
  expect(during).toContain('Quotide');
  expect(during).not.toContain('mara@');
  expect(document.querySelector('.picture--taken')).toBeNull();
  expect(document.querySelector('.tools')?.textContent).toContain('limits.png');
});
