import { digitShape } from './glyphs';
import type { DigitMetrics, SizeMetrics } from './metrics';
import type { Role } from './palette';
import type { Layer } from './raster';
import { rect, union, type Shape } from './shape';
import { lined, plated, roleOf, underline } from './signs';
import type { IconState } from './spec';

/** The percent as one or two digits, 100 as three; two dashes without a percent. */
export function numberLayers(value: number | null, state: IconState, metrics: SizeMetrics): readonly Layer[] {
  const plate = state === 'critical';
  const digits = plate ? metrics.plateDigits : metrics.digits;
  const free = metrics.size - digits.height - (lined(state) ? metrics.line : 0);
  const top = Math.ceil(lined(state) ? Math.floor(free / 3) : free / 2);
  const role = roleOf(state);
  if (value === null) return [dashes(metrics, digits, top, role), ...underline(state, metrics)];
  const layer: Layer = { shape: numberShape(value, digits, metrics.size, top), role };
  return plated(state, metrics, [layer, ...underline(state, metrics)]);
}

/** Two digits share the width; a single one is centred, and may be a pixel wider for that. */
export function numberShape(value: number, digits: DigitMetrics, size: number, top: number): Shape {
  const { pen, height, counter, gap } = digits;
  const whole = Math.min(100, Math.max(0, Math.round(value)));
  if (whole === 100) return hundredShape(digits, size, top);
  const [tens, ones] = [Math.floor(whole / 10), whole % 10];
  const box = { y: top, width: digits.width, height, pen, counter };
  if (tens === 0) {
    const width = digits.width + ((size - digits.width) % 2);
    return digitShape(ones, { ...box, width, x: (size - width) / 2 });
  }
  const left = (size - 2 * digits.width - gap) / 2;
  return union(
    digitShape(tens, { ...box, x: left }),
    digitShape(ones, { ...box, x: left + digits.width + gap }),
  );
}

/** The number 100, for all that is left: a bare stem and two narrow zeros. */
function hundredShape(
  { pen: wide, gap: apart, height, counter }: DigitMetrics,
  size: number,
  top: number,
): Shape {
  const [pen, gap] = [Math.max(2, wide - 1), Math.max(1, Math.round(apart / 2))];
  const width = Math.floor((size - pen - 2 * gap) / 2);
  const left = Math.floor((size - pen - 2 * gap - 2 * width) / 2);
  const box = { y: top, width, height, pen, counter };
  const first = left + pen + gap;
  return union(
    rect(left, top, pen, height),
    digitShape(0, { ...box, x: first }),
    digitShape(0, { ...box, x: first + width + gap }),
  );
}

/** Two dashes as wide as digits, but a pixel shorter at their outer ends. */
export function dashes({ size }: SizeMetrics, digits: DigitMetrics, top: number, role: Role): Layer {
  const { width, height, pen } = digits;
  const y = top + Math.floor((height - pen) / 2);
  const long = width - 2;
  return { shape: union(rect(1, y, long, pen), rect(size - 1 - long, y, long, pen)), role };
}
