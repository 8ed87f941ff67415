import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createHistory, type History } from '../../../electron/history/history';
import { openHistory } from '../../../electron/history/open';
import { simulateMonth } from '../../fakes/month';
import { seedHistory } from '../../fakes/seed-history';

const DAY = 86_400_000;
const MINUTE = 60_000;
const start = Date.UTC(2026, 9, 25);
const end = start + 30 * DAY;

/** A month through tracker and store, held against the ledger of whoever made it up. */
describe.each([1, 2, 3])('a simulated month, seed %i', (seed) => {
  const month = simulateMonth({ start, days: 30, seed, earlyResetDay: 16 });
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-month-'));
  seedHistory(dataDir, month);
  const history: History = createHistory(openHistory(dataDir, end).db);
  afterAll(() => {
    history.close();
    fs.rmSync(dataDir, { recursive: true, force: true });
  });
  const span = { account: month.account, since: start, until: end };

  test('has each limit that was hit, when it was, and how long it blocked', () => {
    const { hits, blockedMs } = history.limitHits({ ...span, now: end });
    expect(hits.map(({ window }) => window)).toEqual(month.ledger.hits.map(({ window }) => window));
    for (const [index, truth] of month.ledger.hits.entries()) {
      const seen = hits[index];
      // Seen with the first reading after it; the reset is known to the minute.
      expect(Math.abs((seen?.reachedAt ?? 0) - truth.from)).toBeLessThan(6 * MINUTE);
      expect(Math.abs((seen?.clearedAt ?? 0) - truth.until)).toBeLessThan(MINUTE);
    }
    const truly = month.ledger.hits.reduce((sum, { from, until }) => sum + until - from, 0);
    expect(Math.abs(blockedMs - truly)).toBeLessThan(6 * MINUTE * Math.max(1, hits.length));
  });

  test('has each reset once, the early ones as such', () => {
    const told = history.events(span).filter(({ kind }) => kind === 'window_reset');
    const list = (resets: readonly { readonly window: string | null; readonly early: boolean }[]) =>
      resets.map(({ window, early }) => `${window ?? ''} ${early ? 'early' : 'on time'}`).sort();
    expect(list(told)).toEqual(list(month.ledger.resets));
  });

  test('knows the highest that each window came to', () => {
    const peaks = history.periods({ ...span, window: 'five_hour' }).map(({ peak }) => peak ?? 0);
    expect(Math.max(...peaks)).toBe(100);
  });
});
