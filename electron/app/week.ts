import { budgetPlan, type PlanId } from '../core/estimate/budgets';
import type { LocalUse, OfficialReading } from '../core/estimate/types';
import { guessedWeek, officialWeek, weekAt, weekFrom, type WeekAnchor } from '../core/estimate/week';
import { editWeek } from '../core/estimate/week-edit';
import { weightedOf, type WeekReport } from '../core/estimate/week-report';
import { wordsOf } from '../core/i18n/words';
import type { Facts } from '../core/snapshot';
import type { Engine } from './engine';

/** What the week needs of the engine. */
export type WeekSource = Pick<Engine, 'accounts' | 'estimates' | 'counting' | 'clock' | 'locale'>;

const WEEK = 7 * 86_400_000;

/** How the week of the account that is shown stands by this machine's own count; `null` before one is known. */
export function readWeek(engine: WeekSource): WeekReport | null {
  const { facts, snapshot } = engine.accounts.chosen().store;
  const { account } = facts();
  if (account === null) return null;
  const { estimates } = engine;
  const now = engine.clock.now();
  const plan = estimates.planOf(account);
  const said = estimates.said(account.key);
  const view = snapshot().windows.find(({ id }) => id === 'seven_day');
  const anchor = anchorOf(engine, facts(), now);
  const isKnown = anchor.source !== 'auto';
  return {
    ...{ plan, chosenPlan: said.plan },
    planSaid: budgetPlan(account) === null ? null : account.plan,
    estimate: facts().estimates?.['seven_day'] ?? null,
    official: view?.stale === false && view.source !== 'local_estimate' ? view.utilization : null,
    weighted: weightedOf(plan, usesSince(engine, account.key, anchor.startedAt, now)),
    isSaid: said.week !== null,
    startedAt: isKnown ? anchor.startedAt : null,
    miss: estimates.misses(account.key).findLast(({ window }) => window === 'seven_day') ?? null,
  };
}

/**
 * Does what the user asked with the week: sync, edit or clear (`core/estimate/week-edit`). A sentence that says why
 * not, and then nothing has changed; `null`: done. It holds until Anthropic's next word.
 */
export function changeWeek(engine: WeekSource, request: unknown): string | null {
  const words = wordsOf(engine.locale());
  const facts = engine.accounts.chosen().store.facts();
  const { account } = facts;
  if (account === null) return words.estimate.nobody;
  const { estimates } = engine;
  const now = engine.clock.now();
  const plan = estimates.planOf(account);
  const result = editWeek(anchorOf(engine, facts, now), request, { now, plan });
  if (!result.ok) return words.sessions.weekFaults[result.error];
  const week = result.value === null ? null : { anchor: result.value, editedAt: now };
  return store(engine, account.key, { ...estimates.said(account.key), week });
}

/** The plan to reckon with while Anthropic names none; `null`: none. The error as a sentence, or `null`: stored. */
export function choosePlan(engine: WeekSource, plan: PlanId | null): string | null {
  const { account } = engine.accounts.chosen().store.facts();
  if (account === null) return wordsOf(engine.locale()).estimate.nobody;
  return store(engine, account.key, { ...engine.estimates.said(account.key), plan });
}

function store(
  { estimates, accounts, locale }: WeekSource,
  account: string,
  said: ReturnType<WeekSource['estimates']['said']>,
): string | null {
  try {
    estimates.say(account, said);
  } catch (error) {
    return wordsOf(locale()).refusals.notStored(error instanceof Error ? error.message : String(error));
  }
  accounts.retime();
  return null;
}

/** The anchor of the week that runs: the user's word where it is the newest, else Anthropic's, else a guess. */
function anchorOf(engine: WeekSource, { account, tracker }: Facts, now: number): WeekAnchor {
  const key = account?.key ?? '';
  const uses = usesSince(engine, key, now - WEEK, now);
  const { week } = engine.estimates.said(key);
  const told = tracker?.windows.find(({ id }) => id === 'seven_day');
  if (week !== null && (told === undefined || told.observedAt < week.editedAt))
    return weekAt(week.anchor, uses, now);
  const guess = guessedWeek(uses, now);
  if (told === undefined || told.utilization === null) return guess;
  const { utilization, resetsAt, observedAt: at } = told;
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
