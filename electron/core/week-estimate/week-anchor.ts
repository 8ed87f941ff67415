import { type Family, families, familyOf } from '../tokens/models';
import { communityTokens, type PlanId, WEEKLY_BUDGET } from '../estimate/budgets';
import type { LocalUse, OfficialReading } from '../estimate/estimate-types';

/**
 * Where the week is anchored while Anthropic is silent (R2, C13–C15). `auto` is a guess from the first use,
 * `manual` the user's word, `official` Anthropic's.
 */
export interface WeekAnchor {
  readonly version: 1;
  readonly startedAt: number;
  readonly source: 'auto' | 'manual' | 'official';
  /** Percent that was used at `savedAt`; later use is counted on top, so nothing counts twice. */
  readonly percent: number;
  /** From when use is counted: when the percent was said, else the start. */
  readonly savedAt: number;
}

const WEEK = 7 * 86_400_000;

/** The anchor at a first run: the earliest use of the last seven days, else now. A guess, and called so. */
export function guessedWeek(uses: readonly LocalUse[], now: number): WeekAnchor {
  const recent = uses.map(({ at }) => at).filter((at) => at <= now && at > now - WEEK);
  return weekFrom(recent.length === 0 ? now : Math.min(...recent), 'auto');
}

/** A week that begins empty. */
export function weekFrom(startedAt: number, source: WeekAnchor['source']): WeekAnchor {
  return { version: 1, startedAt, source, percent: 0, savedAt: startedAt };
}

/** The anchor that an official reading of the week gives; the old one where the reading names no reset. */
export function officialWeek(anchor: WeekAnchor, reading: OfficialReading): WeekAnchor {
  const { window, resetsAt, utilization, at } = reading;
  if (window !== 'seven_day' || resetsAt === null) return anchor;
  return { ...weekFrom(resetsAt - WEEK, 'official'), percent: utilization, savedAt: at };
}

/**
 * The anchor of the week that runs at `now`. A known reset repeats every seven days; a guessed week begins anew
 * with the first use after its end.
 */
export function weekAt(anchor: WeekAnchor, uses: readonly LocalUse[], now: number): WeekAnchor {
  const ended = Math.floor((now - anchor.startedAt) / WEEK);
  if (ended < 1) return anchor;
  if (anchor.source !== 'auto') return weekFrom(anchor.startedAt + ended * WEEK, anchor.source);
  const end = anchor.startedAt + WEEK;
  const later = uses.map(({ at }) => at).filter((at) => at >= end && at <= now);
  const next = weekFrom(later.length === 0 ? anchor.startedAt + ended * WEEK : Math.min(...later), 'auto');
  return weekAt(next, uses, now);
}

/** A week's use by the community's budgets. Percents of the budget; the parts add up to `percent` before its cap. */
export interface WeekUse {
  /** At most 100. */
  readonly percent: number;
  /** Weighted tokens: used, and left of the budget. */
  readonly used: number;
  readonly left: number;
  readonly byFamily: Readonly<Record<Family, number>>;
  /** What was said to be used already at `savedAt`; nobody knows by which model. */
  readonly before: number;
  /** `null` while the anchor is a guess: a countdown to a guess would be made up. */
  readonly resetsAt: number | null;
}

/** What is used of the week that runs at `now`; `anchor` as `weekAt` gives it. */
export function weekUse(anchor: WeekAnchor, plan: PlanId, uses: readonly LocalUse[], now: number): WeekUse {
  const budget = WEEKLY_BUDGET[plan];
  const counts = (at: number) =>
    at <= now && (anchor.percent > 0 ? at > anchor.savedAt : at >= anchor.savedAt);
  const byFamily: Record<Family, number> = { opus: 0, sonnet: 0, haiku: 0, fable: 0, other: 0 };
  for (const { at, model, tokens } of uses)
    if (counts(at)) byFamily[familyOf(model)] += (100 * communityTokens(model, tokens)) / budget;
  const percent = families.reduce((sum, family) => sum + byFamily[family], anchor.percent);
  const used = Math.round((percent / 100) * budget);
  return {
    percent: Math.min(100, percent),
    used,
    left: Math.max(0, budget - used),
    byFamily,
    before: anchor.percent,
    resetsAt: anchor.source === 'auto' ? null : anchor.startedAt + WEEK,
  };
}
