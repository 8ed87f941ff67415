import type { ReactElement } from 'react';
import { formatPercent, type Locale } from '../../electron/core/text/format';
import type { HistoryReport } from '../../electron/core/reports/history-report';
import type { Words } from '../../electron/core/i18n/words';
import { beganWithin, fromFirstReading } from '../chart/axis';
import { Chart } from '../chart/Chart';
import { useChartHeight } from '../chart/use-chart-height';
import { useZoomHint } from '../chart/use-zoom-hint';
import { useLocale } from '../state/page-context';
import { useLabels } from '../text/use-labels';
import { useWords } from '../text/use-words';
import { momentText } from '../text/when';
import { Choice } from '../ui/Choice';
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

/** The height of the page's other parts in px, up to the next panel's heading. */
const AROUND_PX = 370;
const HEIGHTS = { least: 200, most: 480 };

/** The utilization of the shown span, as a chart or as a table. */
export function Utilization(props: UtilizationProps): ReactElement {
  const { report, view, onChange } = props;
  const words = useWords().dashboard;
  const empty = report.windows.every(({ segments }) => segments.length === 0);
  return (
    <Panel
      id="utilization"
      title={words.utilization}
      aside={<Aside report={report} view={view} onChange={onChange} />}
    >
      {empty ? (
        <p className="nothing">
          {words.nothing} {words.nothingYet}
        </p>
      ) : view.table ? (
        <ReadingsAsTable report={report} view={view} />
      ) : (
        <ReadingsAsChart {...props} />
      )}
    </Panel>
  );
}

function Aside({
  report,
  view,
  onChange,
}: Pick<UtilizationProps, 'report' | 'view' | 'onChange'>): ReactElement {
  const words = useWords().dashboard;
  const peaks = report.windows.some(({ mode }) => mode === 'peaks');
  return (
    <span className="panel__tools">
      <Began report={report} />
      {peaks ? words.peaks : words.unit}
      <Choice
        label={words.view}
        name="view"
        value={view.table ? 'table' : 'chart'}
        options={[
          { id: 'chart', label: words.chart },
          { id: 'table', label: words.table },
        ]}
        onChange={(shown) => {
          onChange({ ...view, table: shown === 'table' });
        }}
      />
    </span>
  );
}

/** When readings began, if that is within the span; nothing otherwise. */
export function Began({ report }: { readonly report: HistoryReport }): ReactElement | null {
  const words = useWords().dashboard;
  const locale = useLocale();
  if (report.firstAt === null || !beganWithin(report)) return null;
  return <span>{words.began(momentText(report.firstAt, locale))}</span>;
}

function ReadingsAsTable({ report, view }: Pick<UtilizationProps, 'report' | 'view'>): ReactElement {
  return <ReadingTable report={fromFirstReading(report)} hidden={view.hidden} labelOf={useLabels()} />;
}

function ReadingsAsChart({ report, view, span, onChange, onZoom }: UtilizationProps): ReactElement {
  const words = useWords().dashboard;
  const locale = useLocale();
  const labelOf = useLabels();
  const hint = useZoomHint();
  const height = useChartHeight(AROUND_PX, HEIGHTS);
  const { hidden } = view;
  const toggle = (window: string): void => {
    const next = hidden.includes(window) ? hidden.filter((id) => id !== window) : [...hidden, window];
    onChange({ ...view, hidden: next });
  };
  return (
    <>
      <Chart
        report={fromFirstReading(report)}
        labelOf={labelOf}
        hidden={hidden}
        height={height}
        summary={summaryOf(report, span, labelOf, locale, words)}
        onZoom={(from, to) => {
          hint.markUsed();
          onZoom(from, to);
        }}
      />
      <Legend
        report={report}
        labelOf={labelOf}
        choice={{ hidden, onToggle: toggle }}
        withHint={hint.isVisible}
      />
    </>
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
