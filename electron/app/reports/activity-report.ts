import { countActivity, type ActivityQuery, type ActivityReport } from '../../core/reports/activity-report';
import { createCalendar } from '../../core/time/calendar';
import type { Locale } from '../../core/text/format';
import { familyOf } from '../../core/tokens/models';
import { createPricer } from '../../core/prices/prices';
import type { History } from '../../history/history';
import type { Worktrees } from '../../platform/git-worktrees';
import type { Accounts } from '../accounts/accounts';
import type { Clock } from '../clock/clock';
import { yieldAfterEach } from '../yield';
import type { SettingsStore } from '../settings/settings';

/** Rows of one query, which takes a few ms. */
const ROWS = 1000;

export interface ActivityReportParts {
  readonly locale: () => Locale;
  readonly accounts: Pick<Accounts, 'snapshot'>;
  readonly history: Pick<History, 'ledger'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly worktrees: Worktrees;
}

/**
 * Builds the report of the tokens that were used on this machine, by the shown account and by unknown ones.
 * @param query `since: 0` is the day on which counting began
 */
export async function readActivityReport(
  { locale, accounts, history, clock, settings, worktrees }: ActivityReportParts,
  query: ActivityQuery,
): Promise<ActivityReport> {
  const calendar = createCalendar(locale().timeZone);
  const beganAt = calendar.dayStart(history.ledger.beganAt() ?? clock.now());
  const since = query.since === 0 ? Math.min(beganAt, query.until - 1) : query.since;
  const priceOf = createPricer(settings.get().prices);
  const count = countActivity(
    { ...query, since },
    {
      calendar,
      priceOf,
      worktreeOf: worktrees.of,
      familyOf,
      beganAt,
    },
  );
  const account = accounts.snapshot().account?.key ?? null;
  await yieldAfterEach(history.ledger.uses({ ...query, account }, ROWS), async (uses) => {
    await worktrees.look(uses.map(({ project }) => project));
    for (const use of uses) count.add(use);
  });
  return count.report();
}
