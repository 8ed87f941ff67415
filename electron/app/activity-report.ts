import { countActivity, type ActivityQuery, type ActivityReport } from '../core/activity/report';
import { createCalendar } from '../core/calendar';
import { familyOf } from '../core/models';
import { createPricer } from '../core/prices';
import type { Engine } from './engine';
import { inTurns } from './in-turns';

/** Rows in one go: some ms. */
const ROWS = 1000;

/**
 * The report of what was used on this machine, by the shown account and by nobody known.
 * @param query from `since: 0` on: from the day on that counting began
 */
export async function readActivityReport(
  {
    locale,
    accounts,
    history,
    clock,
    settings,
    worktrees,
  }: Pick<Engine, 'locale' | 'accounts' | 'history' | 'clock' | 'settings' | 'worktrees'>,
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
  await inTurns(history.ledger.uses({ ...query, account }, ROWS), async (uses) => {
    await worktrees.look(uses.map(({ project }) => project));
    for (const use of uses) count.add(use);
  });
  return count.report();
}
