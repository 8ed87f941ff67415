import { dashedRing, markShape } from './mark';
import type { Layer } from './raster';
import { disc, polygon, rect, rim, union, without, type Shape } from './shape';
import type { IconState } from './spec';

/** The macOS image: the Q, or from warning on the sign of the state. */
export function templateLayers(value: number | null, state: IconState, size: number): readonly Layer[] {
  return [{ shape: signShape(value, state, size), role: 'ink' }];
}

function signShape(value: number | null, state: IconState, size: number): Shape {
  switch (state) {
    case 'normal':
      return markShape(value, 0, 0, size);
    case 'no_data':
      return dashedRing(0, 0, size);
    case 'warning':
      return triangle(size);
    case 'critical':
      return octagon(size);
    case 'reached':
      return stop(size);
    case 'stale':
      return clock(size);
  }
}

/** Stroke widths that match the Q; `mid` is even, for centred parts. */
function pens(size: number) {
  return { pen: Math.max(2, Math.round(size / 8)), mid: 2 * Math.round(size * 0.06) };
}

function triangle(size: number): Shape {
  const [half, foot] = [size / 2, Math.round(size * 0.94)];
  const outline = rim(
    polygon([
      [half, -size * 0.02],
      [size, foot],
      [0, foot],
    ]),
    Math.round(size * 0.1),
  );
  return union(outline, exclamation(half, Math.round(size * 0.36), Math.round(size * 0.75), pens(size).mid));
}

function octagon(size: number): Shape {
  const cut = size * 0.29;
  const far = size - cut;
  const plate = polygon([
    [cut, 0],
    [far, 0],
    [size, cut],
    [size, far],
    [far, size],
    [cut, size],
    [0, far],
    [0, cut],
  ]);
  const { mid } = pens(size);
  return without(plate, exclamation(size / 2, Math.round(size * 0.2), Math.round(size * 0.8), mid));
}

/** A stem and a square dot of the stem's width below it. */
function exclamation(cx: number, top: number, foot: number, width: number): Shape {
  const gap = Math.max(1, Math.round(width / 2));
  const left = cx - width / 2;
  return union(rect(left, top, width, foot - top - width - gap), rect(left, foot - width, width, width));
}

function stop(size: number): Shape {
  const height = 2 * Math.round(size * 0.095);
  const inset = Math.round(size * 0.19);
  const bar = rect(inset, (size - height) / 2, size - 2 * inset, height);
  return without(disc(size / 2, size / 2, size / 2), bar);
}

function clock(size: number): Shape {
  const { pen, mid } = pens(size);
  const half = size / 2;
  const face = rim(disc(half, half, half - Math.round(size / 16)), pen);
  const [left, top] = [half - mid / 2, Math.round(size * 0.25)];
  const hour = rect(left, top, mid, half + mid / 2 - top);
  return union(face, hour, rect(left, half - mid / 2, Math.round(size * 0.28), mid));
}
