// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { openPage } from './page';
import { normal } from './samples';

it('a notice about a missing tray stands above the numbers until it is dismissed', async () => {
  const { called, send } = await openPage(normal);
  expect(screen.queryByRole('complementary')).toBeNull();
  send('notice', 'no_tray_gnome');
  const notice = screen.getByRole('complementary', { name: /found no tray/ });
  expect(notice.textContent).toMatch(/Start Quotide again .*AppIndicator/);
  expect(screen.getAllByRole('meter').length).toBeGreaterThan(0);
  fireEvent.click(screen.getByRole('button', { name: 'Got it' }));
  expect(called.dismissNotice).toHaveBeenCalledOnce();
  send('notice', null);
  expect(screen.queryByRole('complementary')).toBeNull();
});
