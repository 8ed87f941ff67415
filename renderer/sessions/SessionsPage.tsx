import { useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import { createCalendar } from '../../electron/core/calendar';
import type { SessionsReport } from '../../electron/core/sessions/report';
import { ReadingBar } from '../activity/ReadingBar';
import { useBridge, useLocale, useNow } from '../page';
import { Icon } from '../parts/Icon';
import { Choice } from '../window/Choice';
import { Page } from '../window/Page';
import { goTo } from '../window/route';
import { useWords } from '../words/use-words';
import { LivePanel } from './LivePanel';
import { SessionTable } from './SessionTable';
import { useSessions } from './use-sessions';
import {
  rangeStart,
  readSessionsView,
  sessionRanges,
  sessionsAddress,
  shownSessions,
  type SessionsView,
} from './view';

/** The report ends where the next minutes begin: nothing is asked anew each second. */
const END_STANDS_MS = 60_000;
const FORMAT = 'CSV';

/** Claude Code's sessions on this machine, and the one that is going on. */
export function SessionsPage({ query }: { readonly query: URLSearchParams }): ReactElement {
  const title = useWords().dashboard.pages.sessions;
  const now = useNow();
  if (now === 0) return <Page title={title}>{null}</Page>;
  return <At view={readSessionsView(query)} until={(Math.floor(now / END_STANDS_MS) + 2) * END_STANDS_MS} />;
}

function At({ view, until }: { readonly view: SessionsView; readonly until: number }): ReactElement {
  const { sessionsPage: words, dashboard } = useWords();
  const { timeZone } = useLocale();
  const calendar = useMemo(() => createCalendar(timeZone), [timeZone]);
  const since = rangeStart(view.range, until, calendar);
  const { answer, failed } = useSessions(since, until);
  const go = (next: Partial<SessionsView>): void => {
    goTo(sessionsAddress({ ...view, ...next }));
  };
  return (
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
              go({ search: event.target.value });
            }}
          />
          <Choice
            label={dashboard.range}
            name="range"
            value={view.range}
            options={sessionRanges.map((id) => ({ id, label: words.ranges[id] }))}
            onChange={(range) => {
              go({ range });
            }}
          />
          <ExportSessions since={since} until={until} />
        </>
      }
    >
      <ReadingBar />
      {failed && <p role="alert">{words.unreadable}</p>}
      {answer?.live && <LivePanel live={answer.live} />}
      {answer && <Sheet report={answer} view={view} go={go} />}
    </Page>
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
  const { rows, count } = shownSessions(report.sessions, view, language);
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
          go({ sort, descending });
        }}
      />
      <p className="panel__foot sub" role="status">
        {words.count(rows.length, count)}
        {rows.length < count && (
          <button
            type="button"
            className="btn btn--quiet"
            onClick={() => {
              go({ all: true });
            }}
          >
            {words.showAll}
          </button>
        )}
      </p>
    </div>
  );
}

function ExportSessions({ since, until }: { readonly since: number; readonly until: number }): ReactElement {
  const { dashboard } = useWords();
  const bridge = useBridge();
  const [said, setSaid] = useState('');
  const save = async (): Promise<void> => {
    const { saved, error } = await bridge.exportSessions({ since, until });
    setSaid(saved !== null ? dashboard.exported(saved) : error === null ? '' : dashboard.exportFailed(error));
  };
  return (
    <>
      <button type="button" className="btn" title={dashboard.exportAs(FORMAT)} onClick={() => void save()}>
        <Icon name="export" />
        {FORMAT}
      </button>
      <span className="sub said" role="status">
        {said}
      </span>
    </>
  );
}
