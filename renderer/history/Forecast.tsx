import type { ReactElement } from 'react';
import { formatPercent } from '../../electron/core/text/format';
import type { HistoryReport } from '../../electron/core/reports/history-report';
import { useLocale } from '../state/page-context';
import { useWords } from '../text/use-words';
import { Panel } from '../shell/Page';

type ForecastProps = Pick<HistoryReport, 'hits' | 'warnings' | 'ranges'>;

/**
 * How good the forecasts were: how many of the limits in the table beside it were announced, one box for each warning of
 * the last 90 days, and the share of ranges that were right.
 */
export function Forecast({ hits, warnings, ranges }: ForecastProps): ReactElement {
  const locale = useLocale();
  const words = useWords().dashboard.forecast;
  return (
    <Panel id="forecast" title={words.title}>
      {hits.length > 0 && (
        <p className="prose">
          {words.hits(hits.length, hits.filter(({ warnedMs }) => warnedMs !== null).length)}
        </p>
      )}
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
