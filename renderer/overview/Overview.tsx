import { useMemo } from 'react';
import type { ReactElement } from 'react';
import type { HistoryReport } from '../../electron/core/reports/history-report';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { compareWindows } from '../../electron/core/usage/windows';
import { Chart } from '../chart/Chart';
import { addressOf, readView, viewBetween } from '../history/range';
import { summaryOf } from '../history/Utilization';
import { useHistory } from '../history/use-history';
import { useLocale, useNowBy, useSnapshot } from '../state/page-context';
import { CreditRows } from '../limits/CreditRows';
import { ExtraUsageBlock } from '../limits/ExtraUsage';
import { HistoryNotice } from '../notices/HistoryNotice';
import { Icon } from '../ui/Icon';
import { ProblemActions } from '../notices/ProblemActions';
import { SettingsNotice } from '../notices/SettingsNotice';
import { VerdictLine } from '../limits/VerdictLine';
import { SessionSummary } from '../sessions/SessionPanel';
import { useSessions } from '../sessions/use-sessions';
import { useRefresh } from '../state/use-refresh';
import { useLabels } from '../text/use-labels';
import { useWords } from '../text/use-words';
import { momentText } from '../text/when';
import { useNamesOf, WorkNamesContext } from '../text/work-names';
import { Page, Panel } from '../shell/Page';
import { WindowCard } from './WindowCard';

const noBranches: readonly string[] = [];
const MINUTE_MS = 60_000;
const END_STANDS_MS = 300_000;
/** The live session on this page started at most this long ago (ms). */
const LIVE_SINCE_MS = 24 * 3_600_000;

/** The overview: the windows as large cards, and the last seven days as a chart. */
export function Overview(): ReactElement | null {
  const words = useWords().dashboard;
  const snapshot = useSnapshot();
  const now = useNowBy(MINUTE_MS);
  if (snapshot === null || now === 0) return <Page title={words.pages.overview}>{null}</Page>;
  return (
    <Page title={words.pages.overview} tools={<RefreshButton snapshot={snapshot} />}>
      <VerdictLine verdict={snapshot.verdict} stale={snapshot.stale}>
        {snapshot.problem && <ProblemActions snapshot={snapshot} problem={snapshot.problem} />}
      </VerdictLine>
      <HistoryNotice snapshot={snapshot} />
      <SettingsNotice snapshot={snapshot} />
      <div className="panel quad">
        {snapshot.windows.map((window) => (
          <WindowCard key={window.id} window={window} />
        ))}
        <ExtraUsageBlock snapshot={snapshot} />
        <CreditRows snapshot={snapshot} />
      </div>
      <Live until={now + 2 * MINUTE_MS} />
      <LastWeek until={Math.ceil(now / END_STANDS_MS) * END_STANDS_MS} />
    </Page>
  );
}

/** The session that is active now; nothing without one. */
function Live({ until }: { readonly until: number }): ReactElement | null {
  const live = useSessions(until - LIVE_SINCE_MS, until).answer?.live ?? null;
  const project = live?.project ?? '';
  const folders = useMemo(() => [project], [project]);
  const names = useNamesOf(folders, noBranches);
  if (live === null) return null;
  return (
    <WorkNamesContext value={names}>
      <SessionSummary row={live} lastTurns={live.lastTurns} onClose={null} />
    </WorkNamesContext>
  );
}

function RefreshButton({ snapshot }: { readonly snapshot: ShownSnapshot }): ReactElement {
  const words = useWords().dashboard;
  const { allowed, ask } = useRefresh(snapshot);
  return (
    <>
      <span className="sub said" role="status">
        {snapshot.refreshAnswer}
      </span>
      <button type="button" className="btn" aria-disabled={!allowed} onClick={ask}>
        <Icon name="refresh" />
        {words.refresh}
      </button>
    </>
  );
}

function LastWeek({ until }: { readonly until: number }): ReactElement | null {
  const words = useWords().dashboard;
  const locale = useLocale();
  const labelOf = useLabels();
  const view = readView(new URLSearchParams('range=7d'), until);
  const { answer: report } = useHistory(view);
  if (report === null) return null;
  const shown = mainWindows(report);
  const span = words.ranges['7d'];
  const empty = shown.windows.every(({ segments }) => segments.length === 0);
  return (
    <>
      <Panel id="week" title={words.overview.last7} aside={words.unit}>
        {empty ? (
          <p className="nothing">{words.nothingYet}</p>
        ) : (
          <Chart
            report={shown}
            hidden={[]}
            height={260}
            labelOf={labelOf}
            summary={summaryOf(shown, span, labelOf, locale, words)}
            onZoom={(from, to) => {
              location.hash = addressOf(viewBetween(view, from, to));
            }}
          />
        )}
      </Panel>
      <HitLine report={report} span={span} />
    </>
  );
}

const LINES = 2;

/** The history of the first two windows of the account; the history page shows all. */
function mainWindows(report: HistoryReport): HistoryReport {
  const drawn = report.windows.filter(({ segments }) => segments.length > 0);
  const windows = (drawn.length > 0 ? drawn : report.windows)
    .toSorted((a, b) => compareWindows({ id: a.window }, { id: b.window }))
    .slice(0, LINES);
  return { ...report, windows };
}

function HitLine({ report, span }: { readonly report: HistoryReport; readonly span: string }): ReactElement {
  const words = useWords().dashboard.hits;
  const locale = useLocale();
  const [last] = report.hits;
  return (
    <div className="panel hit-line">
      {last !== undefined && <Icon name="reached" />}
      <p>
        <strong>{words.title(report.hits.length, span)}</strong>{' '}
        {last === undefined ? words.none : words.last(momentText(last.from, locale))}
      </p>
      <a className="btn btn--quiet" href="#/history?range=30d">
        {words.all}
      </a>
    </div>
  );
}
