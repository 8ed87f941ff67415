import type { ReactElement } from 'react';
import { useWords } from '../text/use-words';

/** Px. */
const HEIGHT = 16;
const WIDTH = 5;
const STEP = 8;

/** Seven days as bars, today on the right and in colour. The line beside them has the number that counts. */
export function DayBars({ days }: { readonly days: readonly number[] }): ReactElement | null {
  const words = useWords().popover.today;
  const most = Math.max(...days);
  // A single day is no course of days.
  if (days.filter((tokens) => tokens > 0).length < 2) return null;
  return (
    <svg
      className="days"
      width={days.length * STEP - (STEP - WIDTH)}
      height={HEIGHT}
      role="img"
      aria-label={words.days}
    >
      {days.map((tokens, index) => {
        // A day without use is a line, and one with some use is at least twice as high.
        const height = tokens === 0 ? 1 : Math.max(2, Math.round((tokens / most) * HEIGHT));
        return (
          // The place of a day is its identity.
          <rect
            key={index}
            x={index * STEP}
            y={HEIGHT - height}
            width={WIDTH}
            height={height}
            rx={height > 2 ? 1 : 0}
          />
        );
      })}
    </svg>
  );
}
