import type { ReactElement } from 'react';
import { formatPercent } from '../../electron/core/format';
import { useLocale } from '../page';
import { useWords } from '../words/use-words';
import { hourText, weekdayText } from '../words/when';
import { Panel } from '../window/Page';

const DAYS = [0, 1, 2, 3, 4, 5, 6];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** The hours of a usual week, the deeper the more is used. */
export function Busiest({ weekHours }: { readonly weekHours: readonly number[] | null }): ReactElement {
  const words = useWords().dashboard.busiest;
  const locale = useLocale();
  const most = Math.max(0, ...(weekHours ?? []));
  if (weekHours === null || most <= 0)
    return (
      <Panel id="busiest" title={words.title}>
        <p className="sub">{words.none}</p>
      </Panel>
    );
  const at = weekHours.indexOf(most);
  const [day, hour] = [weekdayText(Math.floor(at / 24), locale), hourText(at % 24, locale)];
  return (
    <Panel id="busiest" title={words.title} aside={words.busiest(day, hour)}>
      <table className="heat">
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
                const used = weekHours[weekday * 24 + one] ?? 0;
                const text = words.cell(
                  weekdayText(weekday, locale),
                  hourText(one, locale),
                  formatPercent(used, locale),
                );
                return (
                  <td key={one} className={`heat__${depthOf(used, most)}`} title={text}>
                    <span className="sr">{formatPercent(used, locale)}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="heat__hours" aria-hidden="true">
        {[0, 6, 12, 18].map((one) => (
          <span key={one}>{hourText(one, locale)}</span>
        ))}
      </p>
      <p className="sub heat__key" aria-hidden="true">
        {words.fewer}
        {[1, 2, 3, 4, 5].map((depth) => (
          <i key={depth} className={`heat__${depth}`} />
        ))}
        {words.more}
      </p>
    </Panel>
  );
}

/** 0 for nothing, 1–5 for a fifth of the most each. */
export function depthOf(used: number, most: number): number {
  if (used <= 0) return 0;
  return Math.min(5, Math.max(1, Math.ceil((used / most) * 5)));
}
