// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openPage } from './page';
import { normal } from './samples';

const settingsFile = {
  message: 'settings.json cannot be read: there is a mistake in line 3, column 5.',
  advice: 'The defaults are used until it can be read.',
};

test('an unreadable settings file is shown with buttons to open it and to go on without it', async () => {
  const page = await openPage({ ...normal, settingsFile });
  const notice = screen.getByRole('complementary', { name: settingsFile.message });
  expect(notice.textContent).toContain(settingsFile.advice);
  fireEvent.click(screen.getByRole('button', { name: 'Show file' }));
  expect(page.called.showFile).toHaveBeenCalledWith('settings');
  page.called.useDefaultSettings.mockResolvedValueOnce('The defaults could not be stored: disk full.');
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Use defaults' }));
    await Promise.resolve();
  });
  expect(screen.getByRole('alert').textContent).toContain('disk full');
  page.push({ ...normal, version: normal.version + 1, settingsFile: null });
  expect(screen.queryByText(/settings\.json/)).toBeNull();
});
