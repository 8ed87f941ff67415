import { useMemo } from 'react';
import type { ReactElement } from 'react';
import type { ActivityReport } from '../../electron/core/reports/activity-report';
import { createCalendar } from '../../electron/core/time/calendar';
import { useBridge, useLocale, useNowBy, useSnapshot } from '../state/page-context';
import { HowComputed } from '../sessions/HowComputed';
import { useAnswer } from '../state/use-answer';
import { Choice } from '../ui/Choice';
import { FilterPicker } from '../ui/FilterPicker';
import { LoadingPanel } from '../shell/LoadingPanel';
import { Page } from '../shell/Page';
import { MoreMenu } from '../ui/MoreMenu';
import { goTo } from '../shell/route';
import { spanOf } from '../shell/span';
import { SpanPicker } from '../ui/SpanPicker';
import { useWords } from '../text/use-words';
import { useNamesOf, WorkNamesContext } from '../text/work-names';
import { ActivitySheets } from './ActivitySheets';
import { activityAddress, readActivityView, type ActivityView } from './address';
import { ReadingBar } from './ReadingBar';

/** The report ends on a whole step of this length (ms), so that a live session does not redraw it with each line. */
const END_STANDS_MS = 60_000;
const groupings = ['families', 'projects'] as const;
const nothing = { models: [], projects: [] };

/** The activity page: token use on this machine by day, model, project, branch and hour of the week. */
export function ActivityPage({ query }: { readonly query: URLSearchParams }): ReactElement {
  const { dashboard, activity } = useWords();
  const now = useNowBy(END_STANDS_MS);
  if (now === 0)
    return (
      <Page title={dashboard.pages.activity}>
        <LoadingPanel id="tokens" title={activity.tokens.day} />
      </Page>
    );
  return <At view={readActivityView(query)} ending={now + END_STANDS_MS} />;
}

function At({ view, ending }: { readonly view: ActivityView; readonly ending: number }): ReactElement {
  const { dashboard, activity } = useWords();
  const { timeZone } = useLocale();
  const calendar = useMemo(() => createCalendar(timeZone), [timeZone]);
  const query = { ...spanOf(view.span, { now: ending, ending }, calendar), filter: view.filter };
  const { answer, failed } = useActivity(query);
  const choices = answer?.choices ?? nothing;
  const branchKeys = useMemo(() => answer?.branches.map(({ key }) => key) ?? [], [answer]);
  const names = useNamesOf(choices.projects, branchKeys);
  return (
    <WorkNamesContext value={names}>
      <Page title={dashboard.pages.activity} tools={<Tools view={view} choices={choices} query={query} />}>
        <ReadingBar />
        {failed && <p role="alert">{dashboard.unreadable}</p>}
        {answer === null && !failed && <LoadingPanel id="tokens" title={activity.tokens.day} />}
        {answer && <Shown report={answer} view={view} />}
        <HowComputed />
      </Page>
    </WorkNamesContext>
  );
}

type Query = Parameters<ReturnType<typeof useBridge>['getActivity']>[0];

function useActivity(query: Query): ReturnType<typeof useAnswer<ActivityReport>> {
  const bridge = useBridge();
  const snapshot = useSnapshot();
  const isRead = (snapshot?.scan ?? null) === null;
  const isCounted = snapshot?.windows.some(({ tokens }) => tokens !== null) ?? false;
  return useAnswer(
    JSON.stringify([query, snapshot?.account?.key, isRead, isCounted, snapshot?.locale.timeZone]),
    () => bridge.getActivity(query),
  );
}

const tables = ['models', 'projects', 'branches'] as const;
const FORMAT = 'CSV';

/** Privacy mode, and an export of each table. */
function More({ query }: { readonly query: Query }): ReactElement {
  const { work } = useWords();
  const bridge = useBridge();
  return (
    <MoreMenu
      exports={tables.map((table) => ({
        label: work.exportTable(work.tables[table], FORMAT),
        save: () => bridge.exportActivity({ ...query, table }),
      }))}
    />
  );
}

interface ToolsProps {
  readonly view: ActivityView;
  readonly choices: ActivityReport['choices'];
  readonly query: Query;
}

function Tools({ view, choices, query }: ToolsProps): ReactElement {
  const words = useWords().activity;
  const go = (next: Partial<ActivityView>): void => {
    goTo(activityAddress({ ...view, ...next }));
  };
  return (
    <>
      <SpanPicker
        span={view.span}
        onChange={(span) => {
          go({ span });
        }}
      />
      <Choice
        label={words.by}
        name="by"
        value={view.by}
        options={groupings.map((id) => ({ id, label: words.groups[id] }))}
        onChange={(by) => {
          go({ by });
        }}
      />
      <FilterPicker
        filter={view.filter}
        choices={choices}
        onChange={(filter) => {
          go({ filter });
        }}
      />
      <More query={query} />
    </>
  );
}

interface ShownProps {
  readonly report: ActivityReport;
  readonly view: ActivityView;
}

function Shown({ report, view }: ShownProps): ReactElement {
  const words = useWords().activity;
  if (report.total.messages > 0) return <ActivitySheets report={report} by={view.by} />;
  return (
    <div className="panel nothing">
      <p>{words.empty}</p>
      <p className="sub">{words.emptyWhy}</p>
    </div>
  );
}
