import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { createCalendar } from '../../electron/core/time/calendar';
import type { SessionsReport } from '../../electron/core/sessions/sessions-report';
import type { WorkFilter } from '../../electron/core/reports/work-filter';
import { ReadingBar } from '../activity/ReadingBar';
import { useBridge, useLocale, useNowBy } from '../state/page-context';
import { FilterPicker } from '../ui/FilterPicker';
import { MoreMenu, type PageExport } from '../ui/MoreMenu';
import { LoadingPanel } from '../shell/LoadingPanel';
import { Page } from '../shell/Page';
import { goTo } from '../shell/route';
import { spanOf } from '../shell/span';
import { SpanPicker } from '../ui/SpanPicker';
import { useWords } from '../text/use-words';
import { useNamesOf, WorkNamesContext } from '../text/work-names';
import { HowComputed } from './HowComputed';
import { LiveStrip } from './LiveStrip';
import { Pager } from './Pager';
import { SessionTable } from './SessionTable';
import { useSessions } from './use-sessions';
import { choicesOf, readSessionsView, sessionsAddress, shownSessions, type SessionsView } from './view';

/** The report ends on a whole step of this length (ms), so that nothing is requested each second. */
const END_STANDS_MS = 60_000;
const FORMAT = 'CSV';
const noBranches: readonly string[] = [];

/** The sessions page: Claude Code's sessions on this machine, and one of them in detail. */
export function SessionsPage({ query }: { readonly query: URLSearchParams }): ReactElement {
  const title = useWords().dashboard.pages.sessions;
  const minute = useNowBy(END_STANDS_MS);
  const { table } = useWords().sessionsPage;
  if (minute === 0)
    return (
      <Page title={title}>
        <LoadingPanel id="sessions" title={table} />
      </Page>
    );
  return <At view={readSessionsView(query)} minute={minute} />;
}

interface Span {
  readonly since: number;
  readonly until: number;
}

function At({ view, minute }: { readonly view: SessionsView; readonly minute: number }): ReactElement {
  const { sessionsPage: words, dashboard } = useWords();
  const { timeZone } = useLocale();
  const calendar = useMemo(() => createCalendar(timeZone), [timeZone]);
  const span = spanOf(view.span, { now: minute, ending: minute + 2 * END_STANDS_MS }, calendar);
  const { answer, failed } = useSessions(span.since, span.until);
  const choices = useMemo(() => choicesOf(answer?.sessions ?? []), [answer]);
  const names = useNamesOf(choices.projects, noBranches);
  const live = answer?.live ?? null;
  const go = (next: Partial<SessionsView>): void => {
    goTo(sessionsAddress({ ...view, ...next }));
  };
  return (
    <WorkNamesContext value={names}>
      <Page
        title={dashboard.pages.sessions}
        tools={<Tools view={view} span={span} choices={choices} go={go} />}
      >
        <ReadingBar />
        {failed && <p role="alert">{words.unreadable}</p>}
        {answer === null && !failed && <LoadingPanel id="sessions" title={words.table} />}
        {live !== null && (
          <LiveStrip
            live={live}
            isOpen={view.session === live.id}
            onFlip={() => {
              go({ session: view.session === live.id ? null : live.id });
            }}
          />
        )}
        {answer && <Sheet report={answer} view={view} go={go} />}
        <HowComputed />
      </Page>
    </WorkNamesContext>
  );
}

interface ToolsProps {
  readonly view: SessionsView;
  readonly span: Span;
  readonly choices: WorkFilter;
  readonly go: (next: Partial<SessionsView>) => void;
}

/** Search, range, filter, and all else in a menu. */
function Tools({ view, span, choices, go }: ToolsProps): ReactElement {
  const { sessionsPage: words } = useWords();
  return (
    <>
      <input
        type="search"
        className="field"
        aria-label={words.search}
        placeholder={words.search}
        value={view.search}
        onChange={(event) => {
          go({ search: event.target.value, page: 1 });
        }}
      />
      <SpanPicker
        span={view.span}
        onChange={(next) => {
          go({ span: next, page: 1 });
        }}
      />
      <FilterPicker
        filter={view.filter}
        choices={choices}
        onChange={(filter) => {
          go({ filter, page: 1 });
        }}
      />
      <More span={span} view={view} />
    </>
  );
}

interface SheetProps {
  readonly report: SessionsReport;
  readonly view: SessionsView;
  readonly go: (next: Partial<SessionsView>) => void;
}

function Sheet({ report, view, go }: SheetProps): ReactElement {
  const words = useWords().sessionsPage;
  const { language } = useLocale();
  const { rows, page, count } = shownSessions(report.sessions, view, language);
  if (rows.length === 0)
    return (
      <div className="panel nothing">
        <p>{report.sessions.length === 0 ? words.none : words.noneFound}</p>
      </div>
    );
  return (
    <div className="panel">
      <SessionTable
        rows={rows}
        liveId={report.live?.id ?? null}
        view={view}
        onSort={(sort, descending) => {
          go({ sort, descending, page: 1 });
        }}
        onOpen={(session) => {
          go({ session });
        }}
      />
      <Pager
        page={page}
        count={count}
        shown={rows.length}
        onPage={(next) => {
          go({ page: next });
        }}
      />
    </div>
  );
}

/** Privacy mode and the exports. Titles are written only into the export that says so. */
function More({ span, view }: { readonly span: Span; readonly view: SessionsView }): ReactElement {
  const { dashboard, sessionsPage } = useWords();
  const bridge = useBridge();
  const exportOf = (label: string, titles: boolean): PageExport => ({
    label,
    save: () => bridge.exportSessions({ ...span, filter: view.filter, titles }),
  });
  return (
    <MoreMenu
      exports={[
        exportOf(dashboard.exportAs(FORMAT), false),
        exportOf(sessionsPage.exportWithTitles(FORMAT), true),
      ]}
    />
  );
}
