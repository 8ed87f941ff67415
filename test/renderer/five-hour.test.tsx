// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { FiveHourLimit } from '../../electron/core/usage/five-hour';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { inLanguage } from './in-language';
import { openPage } from './page';
import { fiveHour, normal, sevenDay, sevenDayFable } from './samples';
import { snapshots } from './snapshots';

const weeks = [sevenDay(), sevenDayFable()];
const ultra = { ...normal.account, key: 'sample', plan: 'Ultra' } as ShownSnapshot['account'];

/** The popover with “Why this number?” open in every row. */
async function openReasons(snapshot: ShownSnapshot): Promise<string> {
  const { container } = await openPage(snapshot);
  act(() => {
    for (const ask of screen.getAllByRole('button', { expanded: false })) ask.click();
  });
  return container.textContent;
}

describe('the view of the first start', () => {
  const labels = (container: HTMLElement) =>
    [...container.querySelectorAll('.windows .win__label')].map(({ textContent }) => textContent);

  it.each([
    ['Ultra', ['7-day']],
    ['Max', ['5-hour', '7-day']],
    ['Pro', ['5-hour', '7-day']],
  ])('shows for %s empty rows of the windows %j', async (plan, expected) => {
    const account = { ...normal.account, key: 'sample', plan } as ShownSnapshot['account'];
    const { container } = await openPage({ ...snapshots.loading, account });
    expect(labels(container)).toEqual(expected);
  });

  it('shows empty rows of both windows before a login is found', async () => {
    const { container } = await openPage({ ...snapshots.loading, account: null });
    expect(labels(container)).toEqual(['5-hour', '7-day']);
  });
});

describe('“Why this number?” about the 5-hour limit', () => {
  const of = (fiveHourLimit: FiveHourLimit, windows = weeks): ShownSnapshot => ({
    ...normal,
    account: ultra,
    windows,
    fiveHourLimit,
  });

  it('says once, in the first row, that the plan has none', async () => {
    const text = await openReasons(of('none'));
    expect(text.split('This plan has no 5-hour limit.')).toHaveLength(2);
  });

  it('says that it is unknown after one answer without it', async () => {
    const text = await openReasons(of('unknown'));
    expect(text).toContain('Quotide can’t tell yet whether this plan has one.');
    expect(text).not.toContain('has no 5-hour limit');
  });

  it('says that a temporary limit is temporary', async () => {
    expect(await openReasons(of('temporary', [fiveHour(), ...weeks]))).toContain(
      'There is a 5-hour limit for now.',
    );
  });

  it('has no line about a usual limit', async () => {
    expect(await openReasons(of('present', [fiveHour(), ...weeks]))).not.toMatch(/5-hour limit/);
  });

  it.each([
    ['de', 'Dieser Plan hat kein 5-Stunden-Limit.'],
    ['ja', 'このプランには 5 時間の上限がありません。'],
  ] as const)('has its sentence in %s', async (language, sentence) => {
    expect(await openReasons(inLanguage(of('none'), language))).toContain(sentence);
  });
});
