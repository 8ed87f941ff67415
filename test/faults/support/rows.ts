import { afterAll, it } from 'vitest';
import { World, type WorldOptions } from './world';

const LONG = process.env['QUOTIDE_LONG'] !== undefined;

/** The results of one file's rows; printed by the long run as `row | N | pass | worst`. */
export interface Rows {
  /**
   * One row of the fault matrix, each time in a new world.
   * @param body returns the worst result in a few words or seconds
   */
  readonly row: (
    name: string,
    times: { readonly ci: number; readonly long: number },
    body: (world: World, round: number) => Promise<Worst>,
    options?: WorldOptions,
  ) => void;
}

/** How bad it got: a number with its unit; the largest is printed. */
export interface Worst {
  readonly worst: number;
  readonly unit: string;
}

interface Outcome {
  readonly name: string;
  readonly times: number;
  passed: number;
  worst: Worst | null;
}

/** Declares rows and prints them at the end of the long run. */
export function faultRows(): Rows {
  const outcomes: Outcome[] = [];
  afterAll(() => {
    if (!LONG) return;
    for (const { name, times, passed, worst } of outcomes) {
      const figure = worst === null ? '–' : `${worst.worst.toFixed(1)} ${worst.unit}`;
      process.stdout.write(`${name} | ${String(times)} | ${String(passed)} | ${figure}\n`);
    }
  });
  return {
    row: (name, { ci, long }, body, options = {}) => {
      const times = LONG ? long : ci;
      const outcome: Outcome = { name, times, passed: 0, worst: null };
      outcomes.push(outcome);
      it(name, { timeout: 30_000 * times }, async () => {
        for (let round = 0; round < times; round += 1) {
          const worst = await inWorld((world) => body(world, round), options);
          outcome.passed += 1;
          if (worst.worst >= (outcome.worst?.worst ?? -Infinity)) outcome.worst = worst;
        }
      });
    },
  };
}

/** Runs a test in a world of its own. */
export async function inWorld<T>(body: (world: World) => Promise<T>, options: WorldOptions = {}): Promise<T> {
  const world = await World.create(options);
  try {
    return await body(world);
  } finally {
    await world.end();
  }
}
