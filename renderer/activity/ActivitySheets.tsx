import { useState } from 'react';
import type { ReactElement } from 'react';
import type { ActivityReport } from '../../electron/core/reports/activity-report';
import { formatTokens } from '../../electron/core/text/format';
import { WeekHeat } from '../history/WeekHeat';
import { useLocale } from '../state/page-context';
import { EfficiencyText } from '../sessions/Efficiency';
import { Choice } from '../ui/Choice';
import { Panel } from '../shell/Page';
import { useWords } from '../text/use-words';
import { Facts } from './Facts';
import type { Grouping } from './address';
import { ShareTable } from './ShareTable';
import { TokenBars } from './TokenBars';

interface ActivitySheetsProps {
  readonly report: ActivityReport;
  readonly by: Grouping;
}

/** The panels of the activity page, over one span. */
export function ActivitySheets({ report, by }: ActivitySheetsProps): ReactElement {
  const { activity: words, sessions } = useWords();
  const locale = useLocale();
  return (
    <>
      <TokenBars report={report} by={by} />
      <Facts report={report} />
      <div className="cols cols--wide">
        <Panel id="when" title={words.when}>
          <WeekHeat
            weekHours={report.weekHours}
            textOf={(tokens) => formatTokens(Math.round(tokens), locale)}
            more={words.more}
          />
        </Panel>
        <Panel id="efficiency" title={sessions.efficiency.title}>
          <EfficiencyText tokens={report.total.tokens} withTip />
        </Panel>
      </div>
      <div className="cols cols--even">
        <Panel id="models" title={words.models}>
          <ShareTable kind="model" shares={report.models} rows={8} />
        </Panel>
        <Places report={report} />
      </div>
    </>
  );
}

const places = ['projects', 'branches'] as const;

/** The tokens by project or by branch: the same work, so that only one of the two tables is shown at a time. */
function Places({ report }: Pick<ActivitySheetsProps, 'report'>): ReactElement {
  const { activity: words, work } = useWords();
  const [shown, setShown] = useState<(typeof places)[number]>('projects');
  const names = { projects: work.tables.projects, branches: work.branchesOnly };
  return (
    <Panel
      id="places"
      title={names[shown]}
      aside={
        <Choice
          label={work.projectsBy}
          name="places"
          value={shown}
          options={places.map((id) => ({ id, label: names[id] }))}
          onChange={setShown}
        />
      }
    >
      {shown === 'projects' ? (
        <ShareTable kind="project" shares={report.projects} rows={8} />
      ) : (
        <ShareTable kind="branch" shares={report.branches} rows={15} />
      )}
      <p className="sub">{words.here}</p>
    </Panel>
  );
}
