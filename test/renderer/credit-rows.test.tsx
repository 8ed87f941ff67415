// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { normalMode } from '../../electron/core/limit-mode/mode-view';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { openPage } from './page';
import { NOW, normal } from './samples';

const DAY = 86_400_000;
const usd = (amount: number) => ({ amount, currency: 'USD' });
const plain = (text: string | null) => (text ?? '').replaceAll(/[\u202f\u00a0]/g, ' ');

const beside: Partial<ShownSnapshot> = {
  bankedResets: {
    count: 2,
    nextExpiresAt: NOW + 2 * DAY,
    grants: [],
    source: 'official_api',
    observedAt: NOW,
  },
  promoCredits: [
    {
      id: 'a',
      label: 'Launch credit',
      used: usd(12.5),
      limit: usd(50),
      endsAt: NOW + 5 * DAY,
      isEnded: false,
    },
    { id: 'b', label: 'Autumn credit', used: usd(20), limit: usd(20), endsAt: NOW - DAY, isEnded: true },
  ],
  surfaces: [
    { key: 'claude_code', label: 'Claude Code', percent: 62 },
    { key: 'chat', label: 'Chat', percent: 38 },
    { key: 'other', label: 'Other', percent: 0 },
  ],
};

describe('CreditRows', () => {
  it('shows a row of banked resets with their number and first expiry', async () => {
    await openPage({ ...normal, ...beside });
    expect(plain(screen.getByRole('region', { name: 'Banked resets' }).textContent)).toMatch(
      /^Banked resets use by Mon \d\d:\d\d2$/,
    );
  });

  it('shows a row of promotional credit with its use and its end', async () => {
    await openPage({ ...normal, ...beside });
    expect(plain(screen.getByRole('region', { name: 'Launch credit' }).textContent)).toMatch(
      /^Launch credit until .*\$12\.50 of \$50\.00$/,
    );
    expect(plain(screen.getByRole('region', { name: 'Autumn credit' }).textContent)).toBe(
      'Autumn credit ended$20.00 of $20.00',
    );
  });

  it('leaves surfaces of 0 out of the split of the 7-day row', async () => {
    const { container } = await openPage({ ...normal, ...beside });
    expect(plain(container.textContent)).toContain('Of this week’s use: Claude Code 62 %, Chat 38 %');
    expect(container.textContent).not.toContain('Other 0');
  });

  it('shows nothing without banked resets and credit', async () => {
    const { container } = await openPage({
      ...normal,
      bankedResets: { count: 0, nextExpiresAt: null, grants: [], source: 'official_api', observedAt: NOW },
    });
    expect(container.textContent).not.toMatch(/Banked|this week/);
  });

  it('names extra usage by its payer, with its daily cap and its pause', async () => {
    const { extraUsage } = normal;
    if (extraUsage === null) throw new Error('the sample has extra usage');
    const state = { scope: 'team' as const, period: null, inUse: false, isPaused: true };
    const caps = [{ period: 'daily' as const, used: usd(3), limit: usd(10) }];
    await openPage({ ...normal, limitMode: normalMode, extraUsage: { ...extraUsage, state, caps } });
    const row = screen.getByRole('region', { name: 'Your team’s extra usage' });
    expect(plain(row.textContent)).toContain('paused for today · today $3.00 of $10.00');
  });
});
