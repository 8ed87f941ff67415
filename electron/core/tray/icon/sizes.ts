import type { BarMetrics, BothMetrics, DigitMetrics, InsetBarMetrics, SizeMetrics } from './metrics';

function digits(pen: number, width: number, gap: number, height: number, counter: number): DigitMetrics {
  return { pen, width, gap, height, counter };
}

function bars(first: number, second: number, height: number): BarMetrics {
  return { tops: [first, second], height };
}

function inset(margin: number, first: number, second: number, height: number): InsetBarMetrics {
  return { inset: margin, ...bars(first, second, height) };
}

function over(top: number, shape: DigitMetrics, below: InsetBarMetrics): BothMetrics {
  return { top, digits: shape, bars: below };
}

/** The drawn sizes, smallest first: 100 %, 125 %, 150 %, 200 % of Windows' 16 px, and the panels of Linux desktops. */
const sizes: readonly SizeMetrics[] = [
  {
    size: 16,
    line: 2,
    dot: 2,
    radius: 3,
    outline: 1,
    stop: { inset: 3, height: 4 },
    digits: digits(2, 7, 2, 11, 3),
    plateDigits: digits(2, 6, 2, 10, 2),
    bars: bars(2, 9, 5),
    linedBars: bars(0, 7, 5),
    plateBars: inset(3, 3, 9, 4),
    both: over(0, digits(2, 7, 2, 8, 1), inset(0, 9, 12, 2)),
    plateBoth: over(1, digits(2, 6, 2, 8, 1), inset(1, 10, 13, 2)),
  },
  {
    size: 20,
    line: 2,
    dot: 2,
    radius: 3,
    outline: 1,
    stop: { inset: 4, height: 4 },
    digits: digits(3, 9, 2, 14, 3),
    plateDigits: digits(2, 7, 2, 12, 3),
    bars: bars(3, 12, 6),
    linedBars: bars(0, 9, 7),
    plateBars: inset(4, 4, 12, 4),
    both: over(0, digits(2, 9, 2, 10, 2), inset(0, 12, 15, 2)),
    plateBoth: over(2, digits(2, 7, 2, 10, 2), inset(2, 13, 16, 2)),
  },
  {
    size: 22,
    line: 2,
    dot: 2,
    radius: 4,
    outline: 1,
    stop: { inset: 4, height: 4 },
    digits: digits(3, 10, 2, 15, 3),
    plateDigits: digits(2, 8, 2, 14, 4),
    bars: bars(3, 12, 7),
    linedBars: bars(0, 10, 8),
    plateBars: inset(4, 4, 13, 5),
    both: over(0, digits(2, 10, 2, 12, 3), inset(0, 14, 17, 2)),
    plateBoth: over(2, digits(2, 8, 2, 10, 2), inset(2, 14, 18, 2)),
  },
  {
    size: 24,
    line: 2,
    dot: 2,
    radius: 4,
    outline: 2,
    stop: { inset: 5, height: 4 },
    digits: digits(3, 11, 2, 17, 4),
    plateDigits: digits(3, 9, 2, 16, 4),
    bars: bars(4, 14, 7),
    linedBars: bars(0, 11, 9),
    plateBars: inset(5, 5, 14, 5),
    both: over(0, digits(3, 11, 2, 13, 2), inset(0, 15, 18, 2)),
    plateBoth: over(2, digits(2, 9, 2, 12, 3), inset(2, 16, 20, 2)),
  },
  {
    size: 32,
    line: 3,
    dot: 4,
    radius: 5,
    outline: 2,
    stop: { inset: 6, height: 6 },
    digits: digits(4, 14, 4, 22, 5),
    plateDigits: digits(3, 12, 2, 20, 6),
    bars: bars(4, 18, 10),
    linedBars: bars(0, 15, 11),
    plateBars: inset(6, 6, 18, 8),
    both: over(0, digits(4, 14, 4, 18, 3), inset(0, 20, 25, 3)),
    plateBoth: over(3, digits(3, 12, 2, 17, 4), inset(3, 22, 26, 3)),
  },
  {
    size: 40,
    line: 4,
    dot: 4,
    radius: 6,
    outline: 3,
    stop: { inset: 8, height: 8 },
    digits: digits(5, 18, 4, 28, 7),
    plateDigits: digits(4, 15, 2, 26, 7),
    bars: bars(5, 23, 12),
    linedBars: bars(0, 18, 14),
    plateBars: inset(8, 8, 23, 9),
    both: over(0, digits(5, 18, 4, 22, 4), inset(0, 24, 30, 4)),
    plateBoth: over(4, digits(4, 15, 2, 20, 4), inset(4, 26, 32, 4)),
  },
  {
    size: 48,
    line: 4,
    dot: 4,
    radius: 8,
    outline: 3,
    stop: { inset: 9, height: 10 },
    digits: digits(6, 22, 4, 34, 8),
    plateDigits: digits(5, 18, 4, 30, 8),
    bars: bars(6, 27, 15),
    linedBars: bars(0, 22, 18),
    plateBars: inset(9, 9, 27, 12),
    both: over(0, digits(6, 22, 4, 28, 5), inset(0, 31, 37, 4)),
    plateBoth: over(5, digits(5, 18, 4, 24, 5), inset(5, 32, 39, 4)),
  },
  {
    size: 64,
    line: 6,
    dot: 6,
    radius: 10,
    outline: 4,
    stop: { inset: 12, height: 12 },
    digits: digits(8, 28, 8, 44, 10),
    plateDigits: digits(6, 24, 4, 40, 11),
    bars: bars(8, 36, 20),
    linedBars: bars(0, 29, 24),
    plateBars: inset(12, 12, 36, 16),
    both: over(0, digits(8, 28, 8, 37, 7), inset(0, 41, 50, 5)),
    plateBoth: over(6, digits(6, 24, 4, 34, 8), inset(6, 44, 53, 5)),
  },
];

/** The largest drawn size that fits into `size` px. */
export function metricsFor(size: number): SizeMetrics {
  const fitting = sizes.filter((metrics) => metrics.size <= size).at(-1);
  if (!fitting || !Number.isInteger(size)) throw new RangeError(`no tray icon of ${size} px`);
  return fitting;
}
