import { useState } from 'react';
import type { ReactElement } from 'react';
import type { HistoryReport } from '../../electron/core/reports/history-report';
import { useLocale, useNowBy } from '../state/page-context';
import { useWords } from '../text/use-words';
import { spanText } from '../text/when';
import { goTo } from '../shell/route';
import { Page } from '../shell/Page';
import { Busiest } from './Busiest';
import { Endings } from './Endings';
import { HistoryExport } from './HistoryExport';
import { Forecast } from './Forecast';
import { Hits } from './Hits';
import { addressOf, readView, viewBetween, type HistoryView } from './range';
import { ChartRangePicker } from './ChartRangePicker';
import { useHistory } from './use-history';
import { Utilization } from './Utilization';

/** A preset ends on a whole step of this length (ms), so that the chart does not move every minute. */
const END_STANDS_MS = 300_000;

/** The history page of the shown account. Its address is its state. */
export function HistoryPage({ query }: { readonly query: URLSearchParams }): ReactElement | null {
  const words = useWords().dashboard;
  const now = useNowBy(END_STANDS_MS);
  // The app's clock is unknown before the first snapshot.
  if (now === 0) return <Page title={words.pages.history}>{null}</Page>;
  return <At view={readView(query, now + END_STANDS_MS)} />;
}

function At({ view }: { readonly view: HistoryView }): ReactElement {
  const words = useWords().dashboard;
  const locale = useLocale();
  const { answer: report, failed } = useHistory(view);
  const [whole] = useState(view);
  const change = (next: HistoryView): void => {
    goTo(addressOf(next));
  };
  const span = view.preset === null ? spanText(view.since, view.until, locale) : words.ranges[view.preset];
  return (
    <Page
      title={words.pages.history}
      tools={
        <>
          <ChartRangePicker view={view} whole={whole.preset === null ? null : whole} onChange={change} />
          <HistoryExport view={view} />
        </>
      }
    >
      {failed && <p role="alert">{words.unreadable}</p>}
      {report && (
        <Sheets
          report={report}
          view={view}
          span={span}
          onChange={change}
          onZoom={(from, to) => {
            change(viewBetween(view, from, to));
          }}
        />
      )}
    </Page>
  );
}

interface SheetsProps {
  readonly report: HistoryReport;
  readonly view: HistoryView;
  readonly span: string;
  readonly onChange: (view: HistoryView) => void;
  readonly onZoom: (from: number, to: number) => void;
}

function Sheets({ report, view, span, onChange, onZoom }: SheetsProps): ReactElement {
  return (
    <>
      <Utilization report={report} view={view} span={span} onChange={onChange} onZoom={onZoom} />
      <div className="cols cols--wide">
        <Hits report={report} span={span} />
        <Forecast warnings={report.warnings} ranges={report.ranges} />
      </div>
      <div className="cols cols--even">
        <Endings report={report} />
        <Busiest weekHours={report.weekHours} />
      </div>
    </>
  );
}
