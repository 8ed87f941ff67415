import type { TokenSums } from '../usage/usage';

/** The grade of a score, from the best to the worst. */
export type Grade = 'A+' | 'A' | 'B' | 'C' | 'D' | 'F';
/** The four parts of the score. */
export type ScoreId = 'cache' | 'reuse' | 'output' | 'cost';

/** The one tip, or praise. */
export type EfficiencyTip = 'cache' | 'reuse' | 'output' | 'input' | 'praise' | 'solid';

/** How well the tokens of a session or period were used. */
export interface Efficiency {
  /** 0–100. */
  readonly score: number;
  readonly grade: Grade;
  /** Each 0–100. */
  readonly scores: Readonly<Record<ScoreId, number>>;
  /** The scores that cost the most points, largest loss first; empty for a full score. */
  readonly reasons: readonly { readonly id: ScoreId; readonly points: number }[];
  readonly tip: EfficiencyTip;
  /** Percent of the input that came from the cache. */
  readonly hit: number;
  /** Tokens read from the cache for each written one; `null` if none was written. */
  readonly reuse: number | null;
  /** Output tokens for each input token. */
  readonly outputRatio: number;
  /** Input tokens at full price that caching saved, less its own cost; negative if it cost more. */
  readonly saved: number;
  readonly parts: {
    readonly reused: number;
    readonly written: number;
    readonly fresh: number;
    readonly output: number;
  };
}

/** The constants of the formula; the help panel shows them too. */
export const efficiencyRule = {
  weights: { cache: 0.4, reuse: 0.25, output: 0.15, cost: 0.2 },
  /** The number of cache reads for each write that gives the full score. */
  fullReuse: 4,
  /** The output for each input token that gives a score of 0. */
  noOutput: 0.5,
  /**
   * The percent of the input's price saved that gives the full score. Cache reads cost 10 %, so no more can be saved.
   */
  fullCost: 90,
  /** The prices of cached input, relative to plain input. */
  prices: { read: 0.1, write5m: 1.25, write1h: 2 },
  grades: [
    { grade: 'A+', from: 90 },
    { grade: 'A', from: 80 },
    { grade: 'B', from: 70 },
    { grade: 'C', from: 60 },
    { grade: 'D', from: 50 },
    { grade: 'F', from: 0 },
  ],
  tips: { cache: 70, reuse: 1.5, output: 0.3, input: 500_000, praise: 80 },
} as const;

/** Grades token sums; `null` without any input, where there is nothing to grade. */
export function efficiencyOf(tokens: TokenSums): Efficiency | null {
  const { input, output, cacheRead, cacheWrite5m, cacheWrite1h } = tokens;
  const written = cacheWrite5m + cacheWrite1h;
  const total = input + cacheRead + written;
  if (total <= 0) return null;
  const { prices } = efficiencyRule;
  const paid =
    input + prices.read * cacheRead + prices.write5m * cacheWrite5m + prices.write1h * cacheWrite1h;
  const ratios = {
    hit: (100 * cacheRead) / total,
    reuse: written === 0 ? null : cacheRead / written,
    outputRatio: output / total,
    saved: total - paid,
  };
  const scores = scoresOf(ratios, cacheRead, total);
  const score = scoreIds.reduce((sum, id) => sum + efficiencyRule.weights[id] * scores[id], 0);
  return {
    score,
    grade: gradeOf(score),
    scores,
    reasons: reasonsOf(scores),
    tip: tipOf(ratios, { input, written }, score),
    ...ratios,
    parts: { reused: cacheRead, written, fresh: input, output },
  };
}

const scoreIds = ['cache', 'reuse', 'output', 'cost'] as const;

type Ratios = Pick<Efficiency, 'hit' | 'reuse' | 'outputRatio' | 'saved'>;

function scoresOf(ratios: Ratios, read: number, total: number): Readonly<Record<ScoreId, number>> {
  const { fullReuse, noOutput, fullCost } = efficiencyRule;
  // Cache entries that were read but not written here were written before this period.
  const reuse = ratios.reuse ?? (read > 0 ? fullReuse : 0);
  return {
    cache: percent(ratios.hit),
    reuse: percent((100 * reuse) / fullReuse),
    output: percent(100 - (100 * ratios.outputRatio) / noOutput),
    cost: percent((100 * ((100 * ratios.saved) / total)) / fullCost),
  };
}

function percent(value: number): number {
  // A prompt that comes from the cache as a whole saves 90 %, but not exactly in floating point.
  return Math.round(Math.max(0, Math.min(100, value)) * 1e9) / 1e9;
}

function gradeOf(score: number): Grade {
  return efficiencyRule.grades.find(({ from }) => score >= from)?.grade ?? 'F';
}

function reasonsOf(scores: Readonly<Record<ScoreId, number>>): Efficiency['reasons'] {
  return scoreIds
    .map((id) => ({ id, points: efficiencyRule.weights[id] * (100 - scores[id]) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points);
}

function tipOf(
  { hit, reuse, outputRatio }: Ratios,
  { input, written }: { readonly input: number; readonly written: number },
  score: number,
): EfficiencyTip {
  const { tips } = efficiencyRule;
  // Below 70 % hits the cause decides the tip: entries are not reused, or too little is cached.
  if (hit < tips.cache) return reuse !== null && reuse < tips.reuse && written > input ? 'reuse' : 'cache';
  if (outputRatio > tips.output) return 'output';
  if (input > tips.input) return 'input';
  return score >= tips.praise ? 'praise' : 'solid';
}
