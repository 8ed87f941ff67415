import { countingWindow } from '../../core/usage/five-hour';
import { createPricer } from '../../core/prices/prices';
import { countSessions, type SessionsQuery, type SessionsReport } from '../../core/sessions/sessions-report';
import type { PeriodPeak } from '../../core/sessions/shares';
import type { History } from '../../history/history';
import type { Worktrees } from '../../platform/git-worktrees';
import type { Accounts } from '../accounts/accounts';
import type { Clock } from '../clock/clock';
import { yieldAfterEach } from '../yield';
import type { SettingsStore } from '../settings/settings';

/** Rows of one query, which takes a few ms. */
const ROWS = 1000;

export interface SessionsReportParts {
  readonly accounts: Pick<Accounts, 'snapshot'>;
  readonly history: Pick<History, 'ledger' | 'periods'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly worktrees: Worktrees;
}

/** Builds the report of this machine's sessions in a span, of the shown account and of unknown ones. */
export async function readSessionsReport(
  { accounts, history, clock, settings, worktrees }: SessionsReportParts,
  query: SessionsQuery,
): Promise<SessionsReport> {
  const { account: shown, fiveHourLimit } = accounts.snapshot();
  const account = shown?.key ?? null;
  const titles = history.ledger.titles();
  const count = countSessions(query, {
    now: clock.now(),
    priceOf: createPricer(settings.get().prices),
    worktreeOf: worktrees.of,
    titles,
    periods: periodsOf(history, account, countingWindow(fiveHourLimit), query),
  });
  await yieldAfterEach(history.ledger.uses({ ...query, account }, ROWS), async (uses) => {
    await worktrees.look(uses.map(({ project }) => project));
    for (const use of uses) count.add(use);
  });
  return count.report();
}

function periodsOf(
  history: Pick<History, 'periods'>,
  account: string | null,
  window: string,
  query: SessionsQuery,
): readonly PeriodPeak[] {
  if (account === null) return [];
  return history
    .periods({ ...query, account, window })
    .map(({ startedAt, firstAt, endedAt, resetsAt, peak }) => ({
      from: startedAt ?? firstAt,
      until: endedAt ?? resetsAt ?? Number.MAX_SAFE_INTEGER,
      peak,
    }));
}
