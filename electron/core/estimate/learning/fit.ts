import { families } from '../../tokens/models';
import { KINDS, type Load } from '../load';
import { dot, inverse, type Matrix, times } from './solve';

/** Two official readings of one period: the rise in points, and this machine's load between them. */
export interface Pair {
  /** The moment of the second reading (epoch ms). */
  readonly at: number;
  readonly hours: number;
  /** Points between the two. */
  readonly delta: number;
  /** Variance of `delta` from rounding, in points². */
  readonly noise: number;
  readonly load: Load;
}

/**
 * The learned percent per load, in logarithms: [scale, one for each family, output, cache reads]; 0 is the proportion
 * of the API's prices. `covariance` is their uncertainty.
 */
export interface Fit {
  readonly theta: readonly number[];
  readonly covariance: Matrix;
  readonly pairs: number;
}

/** The assumption before the first pair: `scale` is log(percent per unit of load), with its deviation. */
export interface Prior {
  readonly scale: number;
  readonly scaleDeviation: number;
}

const DAY = 86_400_000;
/** The age in ms at which a pair counts half: Anthropic changes limits and weights now and then. */
const HALF_LIFE = 10 * DAY;
/** Deviations of the proportions, in logarithms: the community's weights and the prices differ by a factor up to 5. */
const FAMILY_DEVIATION = 0.6;
const KIND_DEVIATION = 0.6;
/** The smallest error of the model, as a share of its prediction. */
const MISFIT = 0.06;
/** Deviations from which on a pair counts less: few above the model (other devices use too), more below it. */
const ABOVE = 1.5;
const BELOW = 3;

const OUTPUT = 1 + families.length;
const READS = OUTPUT + 1;
const SIZE = READS + 1;

/** The number of pairs from which on the fit replaces the community's budgets. */
const FEWEST = 6;

/** Whether a fit has enough pairs. */
export function isCalibrated(fit: Fit): boolean {
  return fit.pairs >= FEWEST;
}

/** The points of a load. */
export function pointsOf({ theta }: Pick<Fit, 'theta'>, load: Load): number {
  return partsOf(theta, load).reduce((sum, [fresh, output, reads]) => sum + fresh + output + reads, 0);
}

/** The standard deviation of `pointsOf`, from the uncertainty of the fit. */
export function deviationOf(fit: Fit, load: Load): number {
  const slope = gradient(fit.theta, load);
  const variance = Math.max(0, dot(slope, times(fit.covariance, slope)));
  return Math.sqrt(variance + (MISFIT * pointsOf(fit, load)) ** 2);
}

function partsOf(theta: readonly number[], load: Load): readonly (readonly [number, number, number])[] {
  const output = Math.exp(theta[OUTPUT] ?? 0);
  const reads = Math.exp(theta[READS] ?? 0);
  return families.map((_, i) => {
    const scale = Math.exp((theta[0] ?? 0) + (theta[1 + i] ?? 0));
    const at = i * KINDS;
    const amount = (kind: number) => scale * (load[at + kind] ?? 0);
    return [amount(0), output * amount(1), reads * amount(2)];
  });
}

/** For each logarithm, the part of the points that it scales. */
function gradient(theta: readonly number[], load: Load): readonly number[] {
  const slope = Array.from({ length: SIZE }, () => 0);
  const add = (i: number, value: number) => (slope[i] = (slope[i] ?? 0) + value);
  partsOf(theta, load).forEach(([fresh, output, reads], i) => {
    add(0, fresh + output + reads);
    add(1 + i, fresh + output + reads);
    add(OUTPUT, output);
    add(READS, reads);
  });
  return slope;
}

/** The fit before any pair. */
export function priorFit(prior: Prior): Fit {
  const deviations = deviationsOf(prior);
  return {
    theta: deviations.map((_, i) => (i === 0 ? prior.scale : 0)),
    covariance: deviations.map((deviation, i) => deviations.map((_, j) => (i === j ? deviation ** 2 : 0))),
    pairs: 0,
  };
}

function deviationsOf(prior: Prior): readonly number[] {
  const proportions = families.map(() => FAMILY_DEVIATION);
  return [prior.scaleDeviation, ...proportions, KIND_DEVIATION, KIND_DEVIATION];
}

/**
 * The most likely logarithms for the pairs, by Gauss-Newton with robust weights. Other devices can only add points: a
 * pair with more points than the load explains loses weight sooner than one with fewer.
 *
 * @param steps iterations; few are enough if `from` is nearly right
 */
export function fitPairs(pairs: readonly Pair[], prior: Prior, from: Fit, steps: number): Fit {
  const newest = Math.max(...pairs.map(({ at }) => at));
  const deviations = deviationsOf(prior);
  let theta = from.theta;
  let covariance = from.covariance;
  for (let step = 0; step < steps; step += 1) {
    const precision = deviations.map((d, i) => deviations.map((_, j) => (i === j ? d ** -2 : 0)));
    const pull = deviations.map((d, i) => ((i === 0 ? prior.scale : 0) - (theta[i] ?? 0)) / d ** 2);
    for (const pair of pairs) addPair(pair, theta, 0.5 ** ((newest - pair.at) / HALF_LIFE), precision, pull);
    const next = inverse(precision);
    if (next === null) break;
    covariance = next;
    const change = times(next, pull);
    theta = theta.map((value, i) => value + Math.max(-1, Math.min(1, change[i] ?? 0)));
  }
  return { theta, covariance, pairs: pairs.length };
}

function addPair(
  pair: Pair,
  theta: readonly number[],
  age: number,
  precision: number[][],
  pull: number[],
): void {
  const expected = pointsOf({ theta }, pair.load);
  const variance = pair.noise + (MISFIT * Math.max(expected, pair.delta)) ** 2 + 1e-4;
  const left = (pair.delta - expected) / Math.sqrt(variance);
  const weight = (age * trust(left)) / variance;
  const slope = gradient(theta, pair.load);
  slope.forEach((a, i) => {
    if (a === 0) return;
    pull[i] = (pull[i] ?? 0) + weight * a * (pair.delta - expected);
    const row = precision[i];
    if (row !== undefined) slope.forEach((b, j) => (row[j] = (row[j] ?? 0) + weight * a * b));
  });
}

function trust(deviations: number): number {
  return deviations > 0
    ? Math.min(1, (ABOVE / deviations) ** 2)
    : Math.min(1, BELOW / Math.max(1e-9, -deviations));
}
