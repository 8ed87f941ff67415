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
  let box: Box | null = null;
  for (let y = 0; y < Math.min(above, after.height); y++) {
    for (let x = 0; x < after.width; x++) {
      const at = (y * after.width + x) * 4;
      if (before.data.subarray(at, at + 3).equals(after.data.subarray(at, at + 3))) continue;
      const { left, right, top, bottom, count } = box ?? { left: x, right: x, top: y, bottom: y, count: 0 };
      box = {
        ...{ left: Math.min(left, x), right: Math.max(right, x) },
        ...{ top: Math.min(top, y), bottom: Math.max(bottom, y), count: count + 1 },
      };
    }
  }
  return box;
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
