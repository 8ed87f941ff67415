// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openPage } from './page';
import { normal } from './samples';

const damaged = 'History was damaged and set aside. A new one has begun.';

test('a fault of the history is shown with a button that shows its file', async () => {
  const page = await openPage({ ...normal, historyWarning: damaged });
  expect(screen.getByText(damaged)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Show file' }));
  page.push({ ...normal, version: normal.version + 1, historyWarning: null });
  expect(screen.queryByText(damaged)).toBeNull();
});
