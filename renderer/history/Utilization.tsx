import type { ReactElement } from 'react';
import { formatPercent, type Locale } from '../../electron/core/text/format';
import type { HistoryReport } from '../../electron/core/reports/history-report';
import type { Words } from '../../electron/core/i18n/words';
import { Chart } from '../chart/Chart';
import { useLocale } from '../state/page-context';
import { useLabels } from '../text/use-labels';
import { useWords } from '../text/use-words';
import { Panel } from '../shell/Page';
import { Legend } from './Legend';
import type { HistoryView } from './range';
import { ReadingTable } from './ReadingTable';

interface UtilizationProps {
  readonly report: HistoryReport;
  readonly view: HistoryView;
  readonly span: string;
  readonly onChange: (view: HistoryView) => void;
  readonly onZoom: (from: number, to: number) => void;
}

/** The utilization of the shown span, as a chart or as a table. */
export function Utilization(props: UtilizationProps): ReactElement {
  const { report, view, span, onChange, onZoom } = props;
  const words = useWords().dashboard;
  const locale = useLocale();
  const labelOf = useLabels();
  const peaks = report.windows.some(({ mode }) => mode === 'peaks');
  const aside = (
    <>
      {peaks ? words.peaks : words.unit}{' '}
      <button
        type="button"
        className="btn btn--quiet"
        aria-pressed={view.table}
        onClick={() => {
          onChange({ ...view, table: !view.table });
        }}
      >
        {view.table ? words.chart : words.table}
      </button>
    </>
  );
  const empty = report.windows.every(({ segments }) => segments.length === 0);
  return (
    <Panel id="utilization" title={words.utilization} aside={aside}>
      {empty ? (
        <p className="nothing">
          {words.nothing} {words.nothingYet}
        </p>
      ) : view.table ? (
        <ReadingTable report={report} hidden={view.hidden} labelOf={labelOf} />
      ) : (
        <Chart
          report={report}
          labelOf={labelOf}
          onZoom={onZoom}
          hidden={view.hidden}
          height={320}
          summary={summaryOf(report, span, labelOf, locale, words)}
        />
      )}
      <Legend
        report={report}
        hidden={view.hidden}
        labelOf={labelOf}
        onToggle={(window) => {
          const { hidden } = view;
          const next = hidden.includes(window) ? hidden.filter((id) => id !== window) : [...hidden, window];
          onChange({ ...view, hidden: next });
        }}
      />
    </Panel>
  );
}

/** The chart in sentences: the lowest and highest percent of each window, and how often its limit was hit. */
export function summaryOf(
  report: HistoryReport,
  span: string,
  labelOf: (window: string) => string,
  locale: Locale,
  words: Words['dashboard'],
): string {
  const sentences = report.windows.flatMap(({ window, segments }) => {
    const values = segments.flatMap(({ points }) => points.map(({ value }) => value));
    if (values.length === 0) return [];
    const [low, high] = [Math.min(...values), Math.max(...values)].map((used) => formatPercent(used, locale));
    const hits = report.hits.filter((hit) => hit.window === window).length;
    return [words.windowSummary(labelOf(window), low ?? '', high ?? '', hits)];
  });
  return [words.summary(span), ...sentences].join(' ');
}
