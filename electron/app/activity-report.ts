import { countActivity, type ActivityQuery, type ActivityReport } from '../core/activity/report';
import { createCalendar } from '../core/calendar';
import { familyOf } from '../core/models';
import { costOf } from '../core/prices';
import type { Engine } from './engine';
import { inTurns } from './in-turns';

/** Rows in one go: some ms. */
const ROWS = 1000;

/** The report of what was used on this machine, by the shown account and by nobody known. */
export async function readActivityReport(
  { locale, accounts, history }: Pick<Engine, 'locale' | 'accounts' | 'history'>,
  query: ActivityQuery,
): Promise<ActivityReport> {
  const calendar = createCalendar(locale().timeZone);
  const count = countActivity(query, { calendar, costOf, familyOf });
  const account = accounts.snapshot().account?.key ?? null;
  await inTurns(history.ledger.uses({ ...query, account }, ROWS), (uses) => {
    for (const use of uses) count.add(use);
  });
  return count.report();
}
