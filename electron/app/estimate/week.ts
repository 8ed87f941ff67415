import { errorMessage } from '../../core/error-message';
import { budgetPlan, type PlanId } from '../../core/estimate/budgets';
import type { LocalUse, OfficialReading } from '../../core/estimate/estimate-types';
import {
  guessedWeek,
  officialWeek,
  weekAt,
  weekFrom,
  type WeekAnchor,
} from '../../core/week-estimate/week-anchor';
import { editWeek } from '../../core/week-estimate/week-edit';
import { weightedOf, type WeekReport } from '../../core/week-estimate/week-report';
import type { Locale } from '../../core/text/format';
import { wordsOf } from '../../core/i18n/words';
import type { Facts } from '../../core/snapshot/snapshot';
import type { Clock } from '../clock/clock';
import type { UserEntry } from './estimate-memory';
import type { Estimates } from './estimates';
import type { LocalUses } from '../ledger/local-uses';
import type { Store } from '../accounts/store';

/** The parts that the week of an account is computed from. */
export interface WeekSource {
  readonly accounts: {
    readonly chosen: () => { readonly store: Pick<Store, 'facts' | 'snapshot'> };
    readonly retime: () => void;
  };
  readonly estimates: Pick<Estimates, 'planOf' | 'userEntry' | 'setUserEntry' | 'misses'>;
  readonly counting: { readonly uses: Pick<LocalUses, 'inSteps'> };
  readonly clock: Pick<Clock, 'now'>;
  readonly locale: () => Locale;
}

const WEEK = 7 * 86_400_000;

/** The week of the account that is shown, computed from this machine's token use; `null` while no account is known. */
export function readWeek(source: WeekSource): WeekReport | null {
  const { facts, snapshot } = source.accounts.chosen().store;
  const { account } = facts();
  if (account === null) return null;
  const { estimates } = source;
  const now = source.clock.now();
  const plan = estimates.planOf(account);
  const entry = estimates.userEntry(account.key);
  const view = snapshot().windows.find(({ id }) => id === 'seven_day');
  const anchor = anchorOf(source, facts(), now);
  const isKnown = anchor.source !== 'auto';
  return {
    plan,
    chosenPlan: entry.plan,
    planSaid: budgetPlan(account) === null ? null : account.plan,
    estimate: facts().estimates?.['seven_day'] ?? null,
    official: view?.stale === false && view.source !== 'local_estimate' ? view.utilization : null,
    weighted: weightedOf(plan, usesSince(source, account.key, anchor.startedAt, now)),
    isSaid: entry.week !== null,
    startedAt: isKnown ? anchor.startedAt : null,
    miss: estimates.misses(account.key).findLast(({ window }) => window === 'seven_day') ?? null,
  };
}

/**
 * Syncs, edits or clears the week as the user asked (`core/estimate/week-edit`); the entry holds until Anthropic's next
 * number.
 * @returns `null`: done; else a sentence with the reason why nothing was changed
 */
export function changeWeek(source: WeekSource, request: unknown): string | null {
  const words = wordsOf(source.locale());
  const facts = source.accounts.chosen().store.facts();
  const { account } = facts;
  if (account === null) return words.estimate.nobody;
  const { estimates } = source;
  const now = source.clock.now();
  const plan = estimates.planOf(account);
  const result = editWeek(anchorOf(source, facts, now), request, { now, plan });
  if (!result.ok) return words.sessions.weekFaults[result.error];
  const week = result.value === null ? null : { anchor: result.value, editedAt: now };
  return save(source, account.key, { ...estimates.userEntry(account.key), week });
}

/**
 * Stores the plan to compute with while Anthropic names none; `null`: none.
 * @returns `null`: stored; else the error as a sentence
 */
export function choosePlan(source: WeekSource, plan: PlanId | null): string | null {
  const { account } = source.accounts.chosen().store.facts();
  if (account === null) return wordsOf(source.locale()).estimate.nobody;
  return save(source, account.key, { ...source.estimates.userEntry(account.key), plan });
}

function save({ estimates, accounts, locale }: WeekSource, account: string, entry: UserEntry): string | null {
  try {
    estimates.setUserEntry(account, entry);
  } catch (error) {
    return wordsOf(locale()).refusals.notStored(errorMessage(error));
  }
  accounts.retime();
  return null;
}

/** The anchor of the present week: the user's entry if it is the newest, else Anthropic's number, else a guess. */
function anchorOf(source: WeekSource, { account, tracker }: Facts, now: number): WeekAnchor {
  const key = account?.key ?? '';
  const uses = usesSince(source, key, now - WEEK, now);
  const { week } = source.estimates.userEntry(key);
  const last = tracker?.windows.find(({ id }) => id === 'seven_day');
  if (week !== null && (last === undefined || last.observedAt < week.editedAt))
    return weekAt(week.anchor, uses, now);
  const guess = guessedWeek(uses, now);
  if (last === undefined || last.utilization === null) return guess;
  const { utilization, resetsAt, observedAt: at } = last;
  const reading: OfficialReading = { window: 'seven_day', utilization, resetsAt, at };
  const official = officialWeek(weekFrom(guess.startedAt, 'auto'), reading);
  return weekAt(official, uses, now);
}

function usesSince(
  { counting }: WeekSource,
  account: string,
  since: number,
  now: number,
): readonly LocalUse[] {
  return counting.uses.inSteps(account, Math.max(since, now - 8 * 86_400_000) - 1, now);
}
