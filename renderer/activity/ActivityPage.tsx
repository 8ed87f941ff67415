import { useMemo } from 'react';
import type { ReactElement } from 'react';
import type { ActivityReport } from '../../electron/core/activity/report';
import { createCalendar } from '../../electron/core/calendar';
import { formatTokens } from '../../electron/core/format';
import { WeekHeat } from '../history/WeekHeat';
import { useBridge, useLocale, useNow, useSnapshot } from '../page';
import { useAsked } from '../use-asked';
import { Page, Panel } from '../window/Page';
import { goTo } from '../window/route';
import { Choice } from '../window/Choice';
import { useWords } from '../words/use-words';
import { Facts } from './Facts';
import { activityAddress, activityPresets, readActivityView, type ActivityView } from './range';
import { ReadingBar } from './ReadingBar';
import { ShareTable } from './ShareTable';
import { TokenBars } from './TokenBars';

/** The report ends where the last minutes begin: a live session would redraw everything with each line. */
const END_STANDS_MS = 60_000;
const groupings = ['families', 'projects'] as const;

/** What was used on this machine: by day, model, project, branch and hour of the week. */
export function ActivityPage({ query }: { readonly query: URLSearchParams }): ReactElement {
  const words = useWords().dashboard.pages;
  const now = useNow();
  const { timeZone } = useLocale();
  const calendar = useMemo(() => createCalendar(timeZone), [timeZone]);
  if (now === 0) return <Page title={words.activity}>{null}</Page>;
  const ending = Math.ceil(now / END_STANDS_MS) * END_STANDS_MS;
  return <At view={readActivityView(query, ending, calendar)} />;
}

function At({ view }: { readonly view: ActivityView }): ReactElement {
  const { activity: words, dashboard } = useWords();
  const bridge = useBridge();
  const snapshot = useSnapshot();
  const isRead = (snapshot?.scan ?? null) === null;
  const isCounted = snapshot?.windows.some(({ tokens }) => tokens !== null);
  const { since, until, preset, by } = view;
  const { answer, failed } = useAsked([since, until, snapshot?.account?.key, isRead, isCounted].join(), () =>
    bridge.getActivity({ since, until }),
  );
  const go = (next: Partial<ActivityView>): void => {
    goTo(activityAddress({ ...view, ...next }));
  };
  return (
    <Page
      title={dashboard.pages.activity}
      tools={
        <>
          <Choice
            label={dashboard.range}
            name="range"
            value={preset}
            options={activityPresets.map((id) => ({ id, label: words.ranges[id] }))}
            onChange={(next) => {
              go({ preset: next });
            }}
          />
          <Choice
            label={words.by}
            name="by"
            value={by}
            options={groupings.map((id) => ({ id, label: words.groups[id] }))}
            onChange={(next) => {
              go({ by: next });
            }}
          />
        </>
      }
    >
      <ReadingBar />
      {failed && <p role="alert">{dashboard.unreadable}</p>}
      {answer && (answer.total.messages === 0 ? <Nothing /> : <Sheets report={answer} view={view} />)}
    </Page>
  );
}

function Nothing(): ReactElement {
  const words = useWords().activity;
  return (
    <div className="panel nothing">
      <p>{words.empty}</p>
      <p className="sub">{words.emptyWhy}</p>
    </div>
  );
}

function Sheets({
  report,
  view,
}: {
  readonly report: ActivityReport;
  readonly view: ActivityView;
}): ReactElement {
  const words = useWords().activity;
  const locale = useLocale();
  return (
    <>
      <div className="cols cols--wide">
        <TokenBars report={report} by={view.by} />
        <Panel id="projects" title={words.groups.projects} aside={words.here}>
          <ShareTable kind="project" shares={report.projects} rows={6} />
        </Panel>
      </div>
      <Facts report={report} />
      <Panel id="when" title={words.when}>
        <WeekHeat
          weekHours={report.weekHours}
          textOf={(tokens) => formatTokens(Math.round(tokens), locale)}
          more={words.more}
        />
      </Panel>
      <div className="cols cols--even">
        <Panel id="models" title={words.models}>
          <ShareTable kind="model" shares={report.models} rows={8} />
        </Panel>
        <Panel id="branches" title={words.branches}>
          <ShareTable kind="branch" shares={report.branches} rows={8} />
        </Panel>
      </div>
    </>
  );
}
