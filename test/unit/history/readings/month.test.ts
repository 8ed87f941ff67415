import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { scoreOf } from '../../../../electron/app/pace/forecast-score';
import { createHistory, type History } from '../../../../electron/history/history';
import { openHistory } from '../../../../electron/history/open';
import { simulateMonth } from '../../../fakes/month';
import { seedHistory } from '../../../fakes/seed-history';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;
const start = Date.UTC(2026, 9, 25);
const end = start + 30 * DAY;

/** A month through tracker and store, held against the ledger of whoever made it up. */
describe.each([1, 2, 3])('the history of a simulated month, seed %i', (seed) => {
  const month = simulateMonth({ start, days: 30, seed, earlyResetDay: 16 });
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-month-'));
  seedHistory(dataDir, month);
  const history: History = createHistory(openHistory(dataDir, end).db);
  afterAll(() => {
    history.close();
    fs.rmSync(dataDir, { recursive: true, force: true });
  });
  const span = { account: month.account, since: start, until: end };

  test('the history of a simulated month has each limit that was hit, its time, and how long it blocked', () => {
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

  test('the history of a simulated month has each reset once, the early ones marked', () => {
    const told = history.events(span).filter(({ kind }) => kind === 'window_reset');
    const list = (resets: readonly { readonly window: string | null; readonly early: boolean }[]) =>
      resets.map(({ window, early }) => `${window ?? ''} ${early ? 'early' : 'on time'}`).sort();
    expect(list(told)).toEqual(list(month.ledger.resets));
  });

  test('the history of a simulated month has the peak of each window', () => {
    const peaks = history.periods({ ...span, window: 'five_hour' }).map(({ peak }) => peak ?? 0);
    expect(Math.max(...peaks)).toBe(100);
  });

  test('the history of a simulated month scores forecasts by the simulated truth: warnings that came true, ranges that held', () => {
    const score = scoreOf(history, month.account, end);
    const made = history.forecasts.list(span);
    const { hits, resets } = month.ledger;
    const onTime = new Set(resets.filter(({ early }) => !early).map(({ window, at }) => `${window} ${at}`));
    const hit = new Set(hits.map(({ window, until }) => `${window} ${until}`));
    const warnings = made.filter(({ verdict }) => verdict === 'runs_out');
    const warned = [...new Set(warnings.map(({ window, resetsAt }) => `${window} ${resetsAt}`))].filter(
      (period) => onTime.has(period),
    );
    expect(score.warnings).toBe(warned.length);
    expect(score.cameTrue).toBe(warned.filter((period) => hit.has(period)).length);
    expect(score.forecasts).toBeGreaterThan(200);
    expect(new Set(made.map(({ fromHistory }) => fromHistory))).toEqual(new Set([false, true]));
    // At most one an hour of each period, and besides the first warning of it.
    const hours = made.map((each) => `${each.window} ${each.resetsAt} ${Math.floor(each.at / HOUR)}`);
    expect(made.length - new Set(hours).size).toBeLessThanOrEqual(warnings.length);
  });
});
