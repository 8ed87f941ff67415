import { err, ok, type Result } from '../result';
import { type PlanId, WEEKLY_BUDGET } from '../estimate/budgets';
import { type WeekAnchor, weekFrom } from './week-anchor';

/** Why an edit was refused; the sentences are in the catalogue (`sessions.weekFaults`). Nothing was changed. */
export type WeekFault = 'form' | 'empty' | 'time' | 'tooOld' | 'percent' | 'baseline' | 'both' | 'noPlan';

interface Facts {
  readonly now: number;
  /** For an edit in tokens. */
  readonly plan: PlanId | null;
}

const WEEK = 7 * 86_400_000;
const fields = ['sync', 'clear', 'startedAt', 'percent', 'baseline'];

/**
 * The anchor after the user's edit: `{sync: true}` (the week begins now), `{clear: true}` (delete it: `null`), or any
 * of `{startedAt}` (epoch ms; a future one counts as now), `{percent}` and `{baseline}` (weighted tokens) for the use
 * at this moment. A percent alone changes neither the week's start nor its reset.
 */
export function editWeek(
  anchor: WeekAnchor,
  request: unknown,
  facts: Facts,
): Result<WeekAnchor | null, WeekFault> {
  if (typeof request !== 'object' || request === null || Array.isArray(request)) return err('form');
  const given = new Map<string, unknown>(Object.entries(request));
  if (given.size === 0) return err('empty');
  if ([...given.keys()].some((key) => !fields.includes(key))) return err('form');
  if (given.has('sync') || given.has('clear')) return wholeEdit(given, facts.now);
  const start = startOf(given.get('startedAt'), anchor, facts.now);
  if (!start.ok) return start;
  const percent = percentOf(given, facts);
  if (!percent.ok) return percent;
  if (percent.value === null) return ok(start.value);
  return ok({ ...start.value, percent: percent.value, savedAt: facts.now });
}

function wholeEdit(given: ReadonlyMap<string, unknown>, now: number): Result<WeekAnchor | null, WeekFault> {
  const [value] = given.values();
  if (given.size > 1 || value !== true) return err('form');
  return ok(given.has('clear') ? null : weekFrom(now, 'manual'));
}

function startOf(value: unknown, anchor: WeekAnchor, now: number): Result<WeekAnchor, WeekFault> {
  if (value === undefined) return ok(anchor);
  if (typeof value !== 'number' || !Number.isFinite(value)) return err('time');
  const startedAt = Math.min(value, now);
  return startedAt <= now - WEEK ? err('tooOld') : ok(weekFrom(startedAt, 'manual'));
}

function percentOf(given: ReadonlyMap<string, unknown>, { plan }: Facts): Result<number | null, WeekFault> {
  const percent = given.get('percent');
  const baseline = given.get('baseline');
  if (percent !== undefined && baseline !== undefined) return err('both');
  if (percent !== undefined) return isWithin(percent, 100) ? ok(percent) : err('percent');
  if (baseline === undefined) return ok(null);
  if (plan === null) return err('noPlan');
  const budget = WEEKLY_BUDGET[plan];
  return isWithin(baseline, budget) ? ok((100 * baseline) / budget) : err('baseline');
}

function isWithin(value: unknown, most: number): value is number {
  return typeof value === 'number' && value >= 0 && value <= most;
}
