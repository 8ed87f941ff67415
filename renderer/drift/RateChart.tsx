import { useMemo } from 'react';
import type { ReactElement } from 'react';
import type { RatePoint, WindowDrift } from '../../electron/core/drift/drift-report';
import { formatTokens } from '../../electron/core/text/format';
import { createCalendar } from '../../electron/core/time/calendar';
import { niceTop } from '../chart/Bars';
import { lineClass } from '../chart/look';
import { tickLabels } from '../chart/tick-labels';
import { timeTicks } from '../chart/ticks';
import { useWidth } from '../chart/use-width';
import { useLocale, useNowBy } from '../state/page-context';
import { useWords } from '../text/use-words';

const HEIGHT = 168;
const LEFT = 46;
const TOP = 8;
/** Px below the plot, for a line of labels. */
const FOOT = 26;
const DAY = 86_400_000;

/** The tokens that one percent of a window bought, with the range of each point; a dashed line where it changed. */
export function RateChart({ drift }: { readonly drift: WindowDrift }): ReactElement | null {
  const locale = useLocale();
  const words = useWords();
  const now = useNowBy(DAY / 24);
  const [place, width] = useWidth<HTMLDivElement>();
  const calendar = useMemo(() => createCalendar(locale.timeZone), [locale.timeZone]);
  const { points } = drift;
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return null;
  const span = { since: first.at - DAY, until: last.at + DAY };
  const x = (at: number) => LEFT + ((at - span.since) / (span.until - span.since)) * (width - LEFT - 6);
  const top = niceTop(Math.max(...points.map(({ high }) => high)));
  const bottom = HEIGHT - FOOT;
  const y = (tokens: number) => bottom - (tokens / top) * (bottom - TOP);
  const ticks = timeTicks(span, calendar, width - LEFT);
  const labels = tickLabels(ticks, { locale, now, today: words.work.spans.today, width, x });
  return (
    <div ref={place}>
      <svg
        className="chart"
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={words.drift.summary(
          formatTokens(first.middle, locale),
          formatTokens(last.middle, locale),
        )}
      >
        {[0, 1, 2, 3].map((line) => {
          const tokens = (top / 3) * line;
          const at = Math.round(y(tokens)) + 0.5;
          return (
            <g key={line}>
              <line className={line === 0 ? 'axis' : 'grid'} x1={LEFT - 8} x2={width} y1={at} y2={at} />
              <text x={LEFT - 14} y={at + 3.5} textAnchor="end">
                {formatTokens(tokens, locale)}
              </text>
            </g>
          );
        })}
        {labels.map(({ at, x: middle, text }) => (
          <text key={at} x={middle} y={bottom + 17} textAnchor="middle">
            {text}
          </text>
        ))}
        <g className={lineClass(drift.window)}>
          {drift.changes.map(({ at }) => (
            <line key={at} className="chart__fall" x1={x(at)} x2={x(at)} y1={TOP} y2={bottom} />
          ))}
          <RatePoints points={points} x={x} y={y} />
        </g>
      </svg>
    </div>
  );
}

interface RatePointsProps {
  readonly points: readonly RatePoint[];
  readonly x: (at: number) => number;
  readonly y: (tokens: number) => number;
}

/** A dot a point, and its range as a vertical line. */
function RatePoints({ points, x, y }: RatePointsProps): ReactElement {
  return (
    <>
      {points.map(({ at, low, middle, high }) => (
        <g key={at}>
          <line className="rate__range" x1={x(at)} x2={x(at)} y1={y(low)} y2={y(high)} />
          <circle className="chart__end" cx={x(at)} cy={y(middle)} r="3.5" />
        </g>
      ))}
    </>
  );
}
