import { type Family, families, familyOf } from '../tokens/models';
import { communityTokens, type PlanId, WEEKLY_BUDGET } from '../estimate/budgets';
import type { LocalUse, OfficialReading } from '../estimate/estimate-types';

/**
 * The start of the week, for estimates without new readings of Anthropic. `auto` is a guess from the first use,
 * `manual` the user's entry, `official` a reading of Anthropic. Instants are epoch ms.
 */
export interface WeekAnchor {
  readonly version: 1;
  readonly startedAt: number;
  readonly source: 'auto' | 'manual' | 'official';
  /** Percent used at `savedAt`; only later use is added, so that nothing counts twice. */
  readonly percent: number;
  /** The moment from which use is counted: that of the percent, else the start. */
  readonly savedAt: number;
}

const WEEK = 7 * 86_400_000;

/** The anchor at a first run: the earliest use of the last seven days, else now. It is marked as a guess (`auto`). */
export function guessedWeek(uses: readonly LocalUse[], now: number): WeekAnchor {
  const recent = uses.map(({ at }) => at).filter((at) => at <= now && at > now - WEEK);
  return weekFrom(recent.length === 0 ? now : Math.min(...recent), 'auto');
}

/** A week that begins at 0 %. */
export function weekFrom(startedAt: number, source: WeekAnchor['source']): WeekAnchor {
  return { version: 1, startedAt, source, percent: 0, savedAt: startedAt };
}

/** The anchor from an official reading of the week; the old one if the reading has no reset. */
export function officialWeek(anchor: WeekAnchor, reading: OfficialReading): WeekAnchor {
  const { window, resetsAt, utilization, at } = reading;
  if (window !== 'seven_day' || resetsAt === null) return anchor;
  return { ...weekFrom(resetsAt - WEEK, 'official'), percent: utilization, savedAt: at };
}

/**
 * The anchor of the week that runs at `now`. A known reset repeats every seven days; a guessed week starts again with
 * the first use after its end.
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

/** A week's use by the community's budgets, in percents of the budget. The parts add up to `percent` before its cap. */
export interface WeekUse {
  /** At most 100. */
  readonly percent: number;
  /** Weighted tokens: used, and left of the budget. */
  readonly used: number;
  readonly left: number;
  readonly byFamily: Readonly<Record<Family, number>>;
  /** The percent at `savedAt`, of unknown models. */
  readonly before: number;
  /** `null` while the anchor is a guess: a guess gets no countdown. */
  readonly resetsAt: number | null;
}

/** The use of the week that runs at `now`. @param anchor the result of `weekAt` */
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
