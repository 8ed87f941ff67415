import { useMemo } from 'react';
import type { ReactElement } from 'react';
import type { HistoryReport } from '../../electron/core/reports/history-report';
import type { LiveSession } from '../../electron/core/sessions/sessions-report';
import { compareWindows } from '../../electron/core/usage/windows';
import { fromFirstReading } from '../chart/axis';
import { Chart } from '../chart/Chart';
import { useChartHeight } from '../chart/use-chart-height';
import { useZoomHint } from '../chart/use-zoom-hint';
import { hitsTitle } from '../history/hits-title';
import { Legend } from '../history/Legend';
import { addressOf, readView, viewBetween, type HistoryView } from '../history/range';
import { useHistory } from '../history/use-history';
import { Began, summaryOf } from '../history/Utilization';
import { LiveCard } from '../sessions/LiveCard';
import { useSessions } from '../sessions/use-sessions';
import { LoadingPanel } from '../shell/LoadingPanel';
import { Panel } from '../shell/Page';
import { useLocale } from '../state/page-context';
import { useLabels } from '../text/use-labels';
import { useWords } from '../text/use-words';
import { momentText } from '../text/when';
import { useNamesOf, WorkNamesContext } from '../text/work-names';
import { Icon } from '../ui/Icon';

const MINUTE_MS = 60_000;
/** The chart ends on a whole step of this length (ms), so that it does not move every minute. */
const END_STANDS_MS = 300_000;
/** The live session on this page started at most this long ago (ms). */
const LIVE_SINCE_MS = 24 * 3_600_000;
/** The height of the page's other parts in px: with it, the line below the chart is visible without scrolling. */
const AROUND_PX = 470;
const HEIGHTS = { least: 170, most: 520 };
const LINES = 2;
const noBranches: readonly string[] = [];

interface LastWeekProps {
  readonly now: number;
  /** Whether an empty panel is shown where there is no reading at all. */
  readonly isNeeded: boolean;
}

/** The last seven days as a chart, the live session beside it, and how often a limit was reached. */
export function LastWeek({ now, isNeeded }: LastWeekProps): ReactElement | null {
  const words = useWords().dashboard;
  const end = Math.ceil(now / END_STANDS_MS) * END_STANDS_MS;
  const view = readView(new URLSearchParams('range=7d'), end);
  const { answer: report, failed } = useHistory(view);
  const until = now + 2 * MINUTE_MS;
  const live = useSessions(until - LIVE_SINCE_MS, until).answer?.live ?? null;
  if (failed) return <p role="alert">{words.unreadable}</p>;
  if (report !== null && report.firstAt === null && !isNeeded && live === null) return null;
  return (
    <>
      <div className={live === null ? 'cols' : 'cols cols--wide'}>
        {report === null ? (
          <LoadingPanel id="week" title={words.overview.last7} />
        ) : (
          <WeekPanel report={report} view={view} />
        )}
        {live !== null && <Live live={live} />}
      </div>
      {report !== null && <HitLine report={report} />}
    </>
  );
}

interface WeekPanelProps {
  readonly report: HistoryReport;
  readonly view: HistoryView;
}

function WeekPanel({ report, view }: WeekPanelProps): ReactElement {
  const words = useWords().dashboard;
  const locale = useLocale();
  const labelOf = useLabels();
  const hint = useZoomHint();
  const height = useChartHeight(AROUND_PX, HEIGHTS);
  const shown = mainWindows(fromFirstReading(report));
  const isEmpty = shown.windows.every(({ segments }) => segments.length === 0);
  const aside = (
    <span className="panel__tools">
      <Began report={report} />
      {words.unit}
    </span>
  );
  return (
    <Panel id="week" title={words.overview.last7} aside={aside}>
      {isEmpty ? (
        <p className="nothing">{words.nothingYet}</p>
      ) : (
        <>
          <Chart
            report={shown}
            hidden={[]}
            height={height}
            labelOf={labelOf}
            summary={summaryOf(shown, words.ranges['7d'], labelOf, locale, words)}
            onZoom={(from, to) => {
              hint.markUsed();
              location.hash = addressOf(viewBetween(view, from, to));
            }}
          />
          <Legend report={shown} labelOf={labelOf} choice={null} withHint={hint.isVisible} />
        </>
      )}
    </Panel>
  );
}

/** The history of the first two windows of the account; the history page shows all. */
function mainWindows(report: HistoryReport): HistoryReport {
  const drawn = report.windows.filter(({ segments }) => segments.length > 0);
  const windows = (drawn.length > 0 ? drawn : report.windows)
    .toSorted((a, b) => compareWindows({ id: a.window }, { id: b.window }))
    .slice(0, LINES);
  return { ...report, windows };
}

function Live({ live }: { readonly live: LiveSession }): ReactElement {
  const project = live.project ?? '';
  const folders = useMemo(() => [project], [project]);
  const names = useNamesOf(folders, noBranches);
  return (
    <WorkNamesContext value={names}>
      <LiveCard live={live} />
    </WorkNamesContext>
  );
}

function HitLine({ report }: { readonly report: HistoryReport }): ReactElement | null {
  const words = useWords().dashboard;
  const locale = useLocale();
  const [last] = report.hits;
  const title = hitsTitle(report, { text: words.ranges['7d'], isDates: false }, locale, words.hits);
  if (title === null) return null;
  return (
    <div className="panel hit-line">
      {last !== undefined && <Icon name="reached" />}
      <p>
        <strong>{title}</strong>
        {last !== undefined && ' · '}
        {last !== undefined && words.hits.last(momentText(last.from, locale))}
      </p>
      <a className="btn btn--quiet" href="#/history?range=30d">
        {words.hits.all}
      </a>
    </div>
  );
}
