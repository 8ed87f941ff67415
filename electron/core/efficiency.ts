import type { TokenSums } from './usage';

export type Grade = 'A+' | 'A' | 'B' | 'C' | 'D' | 'F';
export type ScoreId = 'cache' | 'reuse' | 'output' | 'cost';

/** The one piece of advice, or praise. */
export type EfficiencyTip = 'cache' | 'reuse' | 'output' | 'input' | 'praise' | 'solid';

/** How well the tokens of a session or period were used. */
export interface Efficiency {
  /** 0–100. */
  readonly score: number;
  readonly grade: Grade;
  /** Each 0–100. */
  readonly scores: Readonly<Record<ScoreId, number>>;
  /** The scores that cost most points, the dearest first; empty for a full score. */
  readonly reasons: readonly { readonly id: ScoreId; readonly points: number }[];
  readonly tip: EfficiencyTip;
  /** Percent of the input that came from the cache. */
  readonly hit: number;
  /** Tokens read from the cache for each one written; `null` when none was written. */
  readonly reuse: number | null;
  /** Tokens written for each one of input. */
  readonly outputRatio: number;
  /** Input tokens at full price that caching saved, less what it cost; negative when it cost more. */
  readonly saved: number;
  readonly parts: {
    readonly reused: number;
    readonly written: number;
    readonly fresh: number;
    readonly output: number;
  };
}

/** The formula's figures (R2's, C20–C23), also for the help panel. */
export const efficiencyRule = {
  weights: { cache: 0.4, reuse: 0.25, output: 0.15, cost: 0.2 },
  /** So many reads for each write are a full score. */
  fullReuse: 4,
  /** This much output for each input token is a score of 0. */
  noOutput: 0.5,
  /** Saved of the input's price for a full score. Nobody saves more than 90 %: R2 asked for 100, so that its best was 98. */
  fullCost: 90,
  /** Price beside plain input. */
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

/** Grades some tokens; `null` without any input, where there is nothing to grade. */
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
  // What was read but never written in this stretch was written before it.
  const reuse = ratios.reuse ?? (read > 0 ? fullReuse : 0);
  return {
    cache: percent(ratios.hit),
    reuse: percent((100 * reuse) / fullReuse),
    output: percent(100 - (100 * ratios.outputRatio) / noOutput),
    cost: percent((100 * ((100 * ratios.saved) / total)) / fullCost),
  };
}

function percent(value: number): number {
  // A whole prompt from the cache saves 90 %, but not in floating point.
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
  // Below 70 % hits it matters why: R2 asked for hits first, so that its tip on reuse was never given.
  if (hit < tips.cache) return reuse !== null && reuse < tips.reuse && written > input ? 'reuse' : 'cache';
  if (outputRatio > tips.output) return 'output';
  if (input > tips.input) return 'input';
  return score >= tips.praise ? 'praise' : 'solid';
}
