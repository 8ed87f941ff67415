import { useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import { createCalendar } from '../../electron/core/time/calendar';
import type { SessionsReport } from '../../electron/core/sessions/sessions-report';
import { ReadingBar } from '../activity/ReadingBar';
import { useBridge, useLocale, useNowBy } from '../state/page-context';
import { ExportButton } from '../ui/ExportButton';
import { FilterPicker } from '../ui/FilterPicker';
import { Page } from '../shell/Page';
import { PrivacyButton } from '../ui/PrivacyButton';
import { goTo } from '../shell/route';
import { spanOf } from '../shell/span';
import { SpanPicker } from '../ui/SpanPicker';
import { useWords } from '../text/use-words';
import { useNamesOf, WorkNamesContext } from '../text/work-names';
import { HowComputed } from './HowComputed';
import { SessionPanel } from './SessionPanel';
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
  if (minute === 0) return <Page title={title}>{null}</Page>;
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
  const go = (next: Partial<SessionsView>): void => {
    goTo(sessionsAddress({ ...view, ...next }));
  };
  return (
    <WorkNamesContext value={names}>
      <Page
        title={dashboard.pages.sessions}
        tools={
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
            <PrivacyButton />
            <ExportSessions span={span} view={view} />
          </>
        }
      >
        <ReadingBar />
        {failed && <p role="alert">{words.unreadable}</p>}
        {answer && <Looked report={answer} view={view} go={go} />}
        {answer && <Sheet report={answer} view={view} go={go} />}
        <HowComputed />
      </Page>
    </WorkNamesContext>
  );
}

interface SheetProps {
  readonly report: SessionsReport;
  readonly view: SessionsView;
  readonly go: (next: Partial<SessionsView>) => void;
}

/** The session that the user chose, else the live one. */
function Looked({ report, view, go }: SheetProps): ReactElement | null {
  const { live, sessions } = report;
  const chosen = sessions.find(({ id }) => id === view.session);
  const row = chosen === undefined || chosen.id === live?.id ? live : chosen;
  if (row === null) return null;
  const isChosen = row.id === view.session;
  const close = (): void => {
    go({ session: null });
  };
  return (
    <SessionPanel
      key={row.id}
      row={row}
      lastTurns={row === live ? live.lastTurns : null}
      onClose={isChosen ? close : null}
    />
  );
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

/** The export of the sessions. Titles are written only if the user ticks the box for them. */
function ExportSessions({ span, view }: { readonly span: Span; readonly view: SessionsView }): ReactElement {
  const { dashboard, sessionsPage } = useWords();
  const bridge = useBridge();
  const [titles, setTitles] = useState(false);
  return (
    <>
      <ExportButton
        label={FORMAT}
        title={dashboard.exportAs(FORMAT)}
        save={() => bridge.exportSessions({ ...span, filter: view.filter, titles })}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={titles}
          onChange={(event) => {
            setTitles(event.target.checked);
          }}
        />
        {sessionsPage.withTitles}
      </label>
    </>
  );
}
