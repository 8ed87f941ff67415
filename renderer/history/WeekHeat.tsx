import type { ReactElement } from 'react';
import { useLocale } from '../state/page-context';
import { useWords } from '../text/use-words';
import { hourText, weekdayText } from '../text/when';

const DAYS = [0, 1, 2, 3, 4, 5, 6];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

interface WeekHeatProps {
  /** 168 amounts, one an hour from Monday 00:00 on. */
  readonly weekHours: readonly number[];
  readonly textOf: (amount: number) => string;
  /** The word for a large amount in the scale below the table. */
  readonly more: string;
}

/** The hours of a week as a table of colours, darker for more. Each cell has its amount as text. */
export function WeekHeat({ weekHours, textOf, more }: WeekHeatProps): ReactElement {
  const words = useWords().dashboard.busiest;
  const locale = useLocale();
  const most = Math.max(0, ...weekHours);
  return (
    <>
      <table className="heat">
        <colgroup>
          <col className="heat__days" />
          <col span={24} />
        </colgroup>
        <thead className="sr">
          <tr>
            <td />
            {HOURS.map((one) => (
              <th key={one} scope="col">
                {hourText(one, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DAYS.map((weekday) => (
            <tr key={weekday}>
              <th scope="row">{weekdayText(weekday, locale)}</th>
              {HOURS.map((one) => {
                const amount = weekHours[weekday * 24 + one] ?? 0;
                const text = words.cell(weekdayText(weekday, locale), hourText(one, locale), textOf(amount));
                return (
                  <td key={one} className={`heat__${depthOf(amount, most)}`} title={text}>
                    <span className="sr">{textOf(amount)}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <tfoot aria-hidden="true">
          <tr className="heat__hours">
            <td />
            {[0, 6, 12, 18].map((one) => (
              <td key={one} colSpan={6}>
                {hourText(one, locale)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
      <p className="sub heat__key" aria-hidden="true">
        {words.fewer}
        {[1, 2, 3, 4, 5].map((depth) => (
          <i key={depth} className={`heat__${depth}`} />
        ))}
        {more}
      </p>
    </>
  );
}

/** The hour of the week (0–167) with the largest amount; `null` when all are 0. */
export function busiestHour(weekHours: readonly number[]): number | null {
  const most = Math.max(0, ...weekHours);
  return most <= 0 ? null : weekHours.indexOf(most);
}

/** The step of the colour scale: 0 for nothing, then 1–5, each a fifth of the largest amount. */
function depthOf(used: number, most: number): number {
  if (used <= 0) return 0;
  return Math.min(5, Math.max(1, Math.ceil((used / most) * 5)));
}
