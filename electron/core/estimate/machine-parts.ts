import { type Fit, pointsOf } from './learning/fit';
import { loadOfAll } from './load';
import type { MachinePart } from './estimate-types';
import type { MachineSum } from '../machines/machine-use';

/**
 * The parts of a window's percent that other machines used, by the weights that were learned here; none for a machine
 * whose part is 0. They add up to `elsewhere` at most: more is taken from each in proportion, since the total is
 * Anthropic's.
 *
 * @param sums what the machines used in the window's period
 */
export function machineParts(
  fit: Fit,
  window: string,
  elsewhere: number,
  sums: readonly MachineSum[],
): readonly MachinePart[] {
  const parts = [...new Set(sums.map(({ machine }) => machine))].map((machine) => {
    const uses = sums.filter((sum) => sum.machine === machine);
    return { machine, percent: pointsOf(fit, loadOfAll(uses, window)) };
  });
  const total = parts.reduce((sum, { percent }) => sum + percent, 0);
  const scale = total > elsewhere ? Math.max(0, elsewhere) / total : 1;
  return parts
    .map(({ machine, percent }) => ({ machine, percent: percent * scale }))
    .filter(({ percent }) => percent > 0);
}
