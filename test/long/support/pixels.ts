import type { PNG } from 'pngjs';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** How many pixels differ. */
  readonly count: number;
}

/** The box around what differs in two pictures above a row; `null` when nothing does. */
export function changedBox(before: PNG, after: PNG, above: number): Box | null {
  const [xs, ys]: [number[], number[]] = [[], []];
  for (let y = 0; y < Math.min(above, after.height); y++) {
    for (let x = 0; x < after.width; x++) {
      const at = (y * after.width + x) * 4;
      if (before.data.subarray(at, at + 3).equals(after.data.subarray(at, at + 3))) continue;
      xs.push(x);
      ys.push(y);
    }
  }
  const [first, last] = [ys[0], ys.at(-1)];
  if (first === undefined || last === undefined) return null;
  const across = (pick: (a: number, b: number) => number) => xs.reduce((a, b) => pick(a, b));
  return {
    left: across(Math.min),
    right: across(Math.max),
    top: first,
    bottom: last,
    count: xs.length,
  };
}

/** By how much the lightest and the darkest pixel in a box differ, 0–255. */
export function contrastIn({ data, width }: PNG, { left, top, right, bottom }: Box): number {
  let [least, most] = [255, 0];
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const [red = 0, green = 0, blue = 0] = data.subarray((y * width + x) * 4);
      const light = 0.21 * red + 0.72 * green + 0.07 * blue;
      [least, most] = [Math.min(least, light), Math.max(most, light)];
    }
  }
  return most - least;
}
