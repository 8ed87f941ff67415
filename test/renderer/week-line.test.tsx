// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { openPage } from './page';
import { sevenDay } from './samples';
import { snapshots } from './snapshots';

const spaced = (text: string | null) => (text ?? '').replaceAll(/\s/gu, ' ');
const rows = () => screen.getAllByRole('listitem').map((row) => spaced(row.textContent));

it('the week’s line stands below its window only, with today’s part and the full sessions left', async () => {
  await openPage(snapshots.week);
  expect(rows().filter((row) => row.includes('today 4 of 14 %'))).toHaveLength(1);
  const row = screen.getAllByRole('listitem').find((each) => each.id.includes('seven_day'));
  if (row === undefined) throw new Error('no row of the week');
  expect(spaced(row.textContent)).toContain('2 to 3 full 5-hour sessions fit');
  const today = within(row).getByText(/^today/);
  expect(today.title).toMatch(/by the days you usually work/);
});

it('the week’s line is absent beside an old number, and where nothing is known', async () => {
  await openPage({ ...snapshots.week, windows: [sevenDay({ stale: true })] });
  expect(rows().join()).not.toContain('today');
  document.body.replaceChildren();
  await openPage(snapshots.normal);
  expect(rows().join()).not.toContain('today');
});
