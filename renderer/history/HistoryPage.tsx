import { useState } from 'react';
import type { ReactElement } from 'react';
import type { HistoryReport } from '../../electron/core/reports/history-report';
import { useLocale, useNowBy } from '../state/page-context';
import { useWords } from '../text/use-words';
import { spanText } from '../text/when';
import { goTo } from '../shell/route';
import { ShareArea } from '../share/ShareArea';
import { useShare, type Sharing } from '../share/use-share';
import { DriftPanel } from '../drift/DriftPanel';
import { LoadingPanel } from '../shell/LoadingPanel';
import { Page } from '../shell/Page';
import { Busiest } from './Busiest';
import { Endings } from './Endings';
import { HistoryExport } from './HistoryExport';
import { Forecast } from './Forecast';
import { Hits } from './Hits';
import type { SpanName } from './hits-title';
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
  if (now === 0)
    return (
      <Page title={words.pages.history}>
        <LoadingPanel id="utilization" title={words.utilization} />
      </Page>
    );
  return <At view={readView(query, now + END_STANDS_MS)} />;
}

function At({ view }: { readonly view: HistoryView }): ReactElement {
  const words = useWords().dashboard;
  const locale = useLocale();
  const { answer: report, failed } = useHistory(view);
  const [whole] = useState(view);
  const sharing = useShare();
  const change = (next: HistoryView): void => {
    goTo(addressOf(next));
  };
  const now = useNowBy(END_STANDS_MS);
  const span =
    view.preset === null
      ? { text: spanText(view.since, view.until, now, locale), isDates: true }
      : { text: words.ranges[view.preset], isDates: false };
  return (
    <Page
      title={words.pages.history}
      tools={
        <>
          <ChartRangePicker view={view} whole={whole.preset === null ? null : whole} onChange={change} />
          <HistoryExport view={view} pictures={sharing} />
        </>
      }
    >
      {failed && <p role="alert">{words.unreadable}</p>}
      {report === null && !failed && <LoadingPanel id="utilization" title={words.utilization} />}
      {report && (
        <Sheets
          report={report}
          view={view}
          span={span}
          sharing={sharing}
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
  readonly span: SpanName;
  readonly sharing: Sharing;
  readonly onChange: (view: HistoryView) => void;
  readonly onZoom: (from: number, to: number) => void;
}

function Sheets({ report, view, span, sharing, onChange, onZoom }: SheetsProps): ReactElement {
  return (
    <>
      <ShareArea sharing={sharing}>
        <Utilization report={report} view={view} span={span.text} onChange={onChange} onZoom={onZoom} />
      </ShareArea>
      {report.firstAt !== null && (
        <>
          <div className={report.hits.length > 0 ? 'cols cols--wide' : 'cols cols--even'}>
            <Hits report={report} span={span} />
            <Forecast hits={report.hits} warnings={report.warnings} ranges={report.ranges} />
          </div>
          <div className="cols cols--even">
            <Endings report={report} />
            <Busiest weekHours={report.weekHours} />
          </div>
          <DriftPanel />
        </>
      )}
    </>
  );
}
