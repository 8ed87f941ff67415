import type { ReactElement } from 'react';
import { formatPercent } from '../../electron/core/text/format';
import type { HistoryReport } from '../../electron/core/reports/history-report';
import { useLocale } from '../state/page-context';
import { useWords } from '../text/use-words';
import { Panel } from '../shell/Page';

/** How good the forecasts of the last 90 days were: one box a warning, and the share of ranges that were right. */
export function Forecast({ warnings, ranges }: Pick<HistoryReport, 'warnings' | 'ranges'>): ReactElement {
  const locale = useLocale();
  const words = useWords().dashboard.forecast;
  return (
    <Panel id="forecast" title={words.title}>
      {warnings === null || warnings.all === 0 ? (
        <p className="sub">{words.none}</p>
      ) : (
        <>
          <p className="prose">
            <strong>{words.came(warnings.cameTrue, warnings.all)}</strong> {words.cameRest}
          </p>
          <div className="boxes" role="img" aria-label={words.spoken(warnings.cameTrue, warnings.all)}>
            {Array.from({ length: warnings.all }, (_, index) => (
              <i key={index} className={index < warnings.cameTrue ? 'box box--full' : 'box'} />
            ))}
          </div>
          <p className="sub">{words.key}</p>
        </>
      )}
      {ranges !== null && (
        <p className="sub">
          {words.ranges(formatPercent((100 * ranges.held) / ranges.all, locale), ranges.all)}
        </p>
      )}
    </Panel>
  );
}
