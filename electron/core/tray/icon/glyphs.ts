import { both, rect, roundRect, stroke, union, without, type Shape } from './shape';

/** The place and the measures of a digit, in whole px. */
export interface GlyphBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Width of the strokes. */
  readonly pen: number;
  /** Height of the upper counter, between the top stroke and the middle one. */
  readonly counter: number;
}

/** A digit 0–9. Straight strokes lie on whole pixels; only corners and diagonals are soft. */
export function digitShape(digit: number, box: GlyphBox): Shape {
  const draw = digits[digit];
  if (!draw) throw new RangeError(`not a digit: ${digit}`);
  return draw(box);
}

const digits: readonly ((box: GlyphBox) => Shape)[] = [
  zero,
  one,
  two,
  three,
  four,
  five,
  six,
  seven,
  eight,
  nine,
];

/**
 * A closed stroke along the inside of a box, with corners as round as possible; the inner corners are less round, since
 * a round corner in a counter of two pixels is only grey.
 */
function ring({ pen }: GlyphBox, x: number, y: number, width: number, height: number): Shape {
  const radius = Math.min(width / 2, height / 2, 1.6 * pen);
  const [innerWidth, innerHeight] = [width - 2 * pen, height - 2 * pen];
  const innerRadius = Math.min(radius - pen, innerWidth / 4, innerHeight / 4);
  return without(
    roundRect(x, y, width, height, radius),
    roundRect(x + pen, y + pen, innerWidth, innerHeight, innerRadius),
  );
}

/** The top edge of the middle stroke, and the heights of the two halves that share it. */
function halves({ y, height, pen, counter }: GlyphBox) {
  const middle = y + pen + counter;
  return { middle, upper: 2 * pen + counter, lower: y + height - middle };
}

function whole({ x, y, width, height }: GlyphBox): Shape {
  return rect(x, y, width, height);
}

function zero(box: GlyphBox): Shape {
  return ring(box, box.x, box.y, box.width, box.height);
}

function one(box: GlyphBox): Shape {
  const { x, y, width, height, pen } = box;
  const stem = x + Math.round((width - pen) / 2 + 0.6 * pen);
  const flag = stroke(stem + pen / 2, y + pen / 2, stem - 0.9 * pen, y + 1.8 * pen, pen);
  return both(union(rect(stem, y, pen, height), flag), whole(box));
}

function two(box: GlyphBox): Shape {
  const { x, y, width, height, pen } = box;
  const turn = halves(box).middle + pen / 2 - 1;
  const arch = ring(box, x, y, width, 2 * height);
  const half = Math.floor(width / 2);
  const top = union(
    both(arch, rect(x, y, half, Math.round(1.7 * pen))),
    both(arch, rect(x + half, y, width - half, turn - y)),
  );
  const slope = stroke(x + width - pen / 2, turn, x + pen / 2, y + height - pen / 2, pen);
  return union(top, both(slope, whole(box)), rect(x, y + height - pen, width, pen));
}

function three(box: GlyphBox): Shape {
  const { x, y, width, pen } = box;
  const { middle, upper, lower } = halves(box);
  // The bowls start left of the box and are cut off there, so that their ends are straight.
  const bowls = union(
    ring(box, x - width, y, 2 * width, upper),
    ring(box, x - width, middle, 2 * width, lower),
  );
  return without(both(bowls, whole(box)), rect(x, middle, Math.round(width * 0.3), pen));
}

function four(box: GlyphBox): Shape {
  const { x, y, width, height, pen } = box;
  const stem = x + width - pen - Math.max(1, Math.round(pen / 2));
  const bar = y + height - pen - Math.max(1, Math.round(height * 0.24));
  const slope = stroke(stem + pen / 2, y + pen / 2, x + pen / 2, bar + pen / 2, pen);
  return both(union(rect(stem, y, pen, height), rect(x, bar, width, pen), slope), whole(box));
}

function five(box: GlyphBox): Shape {
  const { x, y, width, pen } = box;
  const { middle, lower } = halves(box);
  const bowl = ring(box, x - width, middle, 2 * width, lower);
  return both(union(rect(x, y, width, pen), rect(x, y, pen, middle + pen - y), bowl), whole(box));
}

function six(box: GlyphBox): Shape {
  const { x, y, width, height } = box;
  const { middle, lower } = halves(box);
  const hook = both(
    ring(box, x, y, 2 * width, height),
    rect(x, y, width - 1, middle + Math.floor(lower / 2) - y),
  );
  return union(ring(box, x, middle, width, lower), hook);
}

function seven(box: GlyphBox): Shape {
  const { x, y, width, height, pen } = box;
  const slope = stroke(x + width - pen / 2, y + pen / 2, x + width * 0.3, y + height, pen);
  return both(union(rect(x, y, width, pen), slope), whole(box));
}

function eight(box: GlyphBox): Shape {
  const { x, y, width } = box;
  const { middle, upper, lower } = halves(box);
  return union(ring(box, x, y, width, upper), ring(box, x, middle, width, lower));
}

function nine(box: GlyphBox): Shape {
  const { x, y, width, height } = box;
  const { upper } = halves(box);
  const turn = y + Math.floor(upper / 2);
  const hook = both(
    ring(box, x - width, y, 2 * width, height),
    rect(x + 1, turn, width - 1, y + height - turn),
  );
  return union(ring(box, x, y, width, upper), hook);
}
