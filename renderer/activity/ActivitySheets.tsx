import type { ReactElement } from 'react';
import type { ActivityTable } from '../../electron/core/reports/activity-csv';
import type { ActivityQuery, ActivityReport } from '../../electron/core/reports/activity-report';
import { formatTokens } from '../../electron/core/text/format';
import { WeekHeat } from '../history/WeekHeat';
import { useBridge, useLocale } from '../state/page-context';
import { EfficiencyText } from '../sessions/Efficiency';
import { ExportButton } from '../ui/ExportButton';
import { Panel } from '../shell/Page';
import { useWords } from '../text/use-words';
import { DayHours } from './DayHours';
import { Facts } from './Facts';
import type { Grouping } from './address';
import { ShareTable } from './ShareTable';
import { TokenBars } from './TokenBars';

const FORMAT = 'CSV';

interface ActivitySheetsProps {
  readonly report: ActivityReport;
  readonly by: Grouping;
  readonly query: ActivityQuery;
}

/** The panels of the activity page, over one span. */
export function ActivitySheets({ report, by, query }: ActivitySheetsProps): ReactElement {
  const { activity: words, sessions, work } = useWords();
  const locale = useLocale();
  return (
    <>
      <TokenBars report={report} by={by} />
      <Facts report={report} />
      <Panel id="when" title={words.when}>
        <WeekHeat
          weekHours={report.weekHours}
          textOf={(tokens) => formatTokens(Math.round(tokens), locale)}
          more={words.more}
        />
      </Panel>
      <div className="cols cols--even">
        <Panel id="hours" title={work.hoursOfDay}>
          <DayHours dayHours={report.dayHours} />
        </Panel>
        <Panel id="efficiency" title={sessions.efficiency.title}>
          <EfficiencyText tokens={report.total.tokens} />
        </Panel>
      </div>
      <div className="cols cols--even">
        <Panel id="models" title={words.models} aside={<Export table="models" query={query} />}>
          <ShareTable kind="model" shares={report.models} rows={8} />
        </Panel>
        <Panel id="projects" title={work.tables.projects} aside={<Export table="projects" query={query} />}>
          <ShareTable kind="project" shares={report.projects} rows={8} />
          <p className="sub">{words.here}</p>
        </Panel>
      </div>
      <Panel id="branches" title={work.tables.branches} aside={<Export table="branches" query={query} />}>
        <ShareTable kind="branch" shares={report.branches} rows={15} />
      </Panel>
    </>
  );
}

function Export({
  table,
  query,
}: {
  readonly table: ActivityTable;
  readonly query: ActivityQuery;
}): ReactElement {
  const { work } = useWords();
  const bridge = useBridge();
  return (
    <ExportButton
      label={FORMAT}
      title={work.exportTable(work.tables[table], FORMAT)}
      save={() => bridge.exportActivity({ ...query, table })}
    />
  );
}
