import type { ReactElement } from 'react';
import { useWidth } from './use-width';

/** One bar: its parts from the bottom up, in the order of the groups. */
export interface Bar {
  readonly at: number;
  readonly parts: readonly number[];
  /** The words below it, two lines at the most. */
  readonly label: readonly string[];
  /** The hour of the day at which it begins, for bars of an hour or less; `null` for longer ones. */
  readonly hour: number | null;
  /** The whole bar in words. */
  readonly text: string;
}

interface BarsProps {
  readonly bars: readonly Bar[];
  /** A class a group, which gives its colour. */
  readonly looks: readonly string[];
  readonly height: number;
  readonly format: (amount: number) => string;
  /** The chart in one sentence. */
  readonly summary: string;
}

const LEFT = 46;
/** Px below the bars, for two lines of label and for one. */
const FOOT = 34;
const FOOT_OF_ONE = 21;
const TOP = 8;

/** Stacked bars over time. The same amounts are in the table beside or below it. */
export function Bars({ bars, looks, height, format, summary }: BarsProps): ReactElement {
  const [place, width] = useWidth<HTMLDivElement>();
  const most = Math.max(1, ...bars.map(({ parts }) => sum(parts)));
  const top = niceTop(most);
  const bottom = height - (bars.some(({ label }) => label.length > 1) ? FOOT : FOOT_OF_ONE);
  const y = (amount: number): number => bottom - (amount / top) * (bottom - TOP);
  const slot = (width - LEFT) / Math.max(1, bars.length);
  const thick = Math.max(1, Math.min(28, slot * 0.62));
  const withLabel = labelled(bars, slot);
  return (
    <div ref={place}>
      <svg
        className="chart"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={summary}
      >
        <AmountLines top={top} width={width} y={y} format={format} />
        {bars.map((bar, index) => {
          const x = LEFT + slot * index + (slot - thick) / 2;
          return (
            <g key={bar.at}>
              <title>{bar.text}</title>
              <Stack parts={bar.parts} looks={looks} x={x} thick={thick} y={y} />
              {withLabel.has(index) &&
                bar.label.map((line, row) => (
                  <text key={line} x={x + thick / 2} y={bottom + 15 + row * 13} textAnchor="middle">
                    {line}
                  </text>
                ))}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** The px that a label needs: a day, and a time of day. */
const DAY_PX = 30;
const TIME_PX = 42;
const HOUR_STEPS = [1, 3, 6, 12, 24];

const HOUR_MS = 3_600_000;

/**
 * The indexes of the bars with a label: every so many from the last one back, and times of day at hours such as 00, 06, 12
 * and 18. A span without such an hour has its first bar labelled.
 */
function labelled(bars: readonly Bar[], slot: number): ReadonlySet<number> {
  const indexes = bars.map((_, index) => index);
  const [first, second] = bars;
  if (first === undefined || first.hour === null) {
    const every = Math.max(1, Math.ceil(DAY_PX / slot));
    return new Set(indexes.filter((index) => (bars.length - 1 - index) % every === 0));
  }
  const perHour = second === undefined ? 1 : HOUR_MS / (second.at - first.at);
  const step = HOUR_STEPS.find((each) => each * perHour * slot >= TIME_PX) ?? 24;
  const found = indexes.filter((index) => {
    const hour = bars[index]?.hour ?? 0;
    return hour % step === 0 && bars[index - 1]?.hour !== hour;
  });
  return new Set(found.length === 0 ? [0] : found);
}

interface AmountLinesProps {
  /** The amount at the top of the axis. */
  readonly top: number;
  readonly width: number;
  readonly y: (amount: number) => number;
  readonly format: (amount: number) => string;
}

/** The horizontal lines of the grid, with their amounts at the left. */
function AmountLines({ top, width, y, format }: AmountLinesProps): ReactElement {
  return (
    <>
      {[0, 1, 2, 3].map((line) => {
        const at = Math.round(y((top / 3) * line)) + 0.5;
        return (
          <g key={line}>
            <line className={line === 0 ? 'axis' : 'grid'} x1={LEFT - 8} x2={width} y1={at} y2={at} />
            <text x={LEFT - 14} y={at + 3.5} textAnchor="end">
              {format((top / 3) * line)}
            </text>
          </g>
        );
      })}
    </>
  );
}

interface StackProps {
  readonly parts: readonly number[];
  readonly looks: readonly string[];
  readonly x: number;
  /** Width of the bar in px. */
  readonly thick: number;
  readonly y: (amount: number) => number;
}

/** The parts of one bar, from the bottom up. */
function Stack({ parts, looks, x, thick, y }: StackProps): ReactElement {
  return (
    <>
      {parts.map((amount, group) => {
        const below = sum(parts.slice(0, group));
        const [low, high] = [y(below), y(below + amount)];
        return (
          amount > 0 && (
            <rect
              key={group}
              className={looks[group]}
              x={x}
              width={thick}
              y={high}
              height={Math.max(0.75, low - high - (low - high > 3 ? 0.75 : 0))}
            />
          )
        );
      })}
    </>
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

/** The top of an axis in three round steps. */
export function niceTop(most: number): number {
  const step = most / 3;
  const power = 10 ** Math.floor(Math.log10(Math.max(step, 1e-9)));
  const nice = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= step) ?? 10;
  return nice * power * 3;
}
