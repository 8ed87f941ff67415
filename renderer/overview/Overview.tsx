import type { ReactElement } from 'react';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { expectedWindows } from '../../electron/core/usage/five-hour';
import { windowLabel } from '../../electron/core/usage/windows';
import { windowName } from '../../electron/core/text/window-words';
import { CreditRows } from '../limits/CreditRows';
import { ExtraUsageBlock } from '../limits/ExtraUsage';
import { VerdictLine } from '../limits/VerdictLine';
import { HistoryNotice } from '../notices/HistoryNotice';
import { ProblemActions } from '../notices/ProblemActions';
import { SettingsNotice } from '../notices/SettingsNotice';
import { ShareArea, ShareMenu } from '../share/ShareArea';
import { useShare } from '../share/use-share';
import { LoadingPanel } from '../shell/LoadingPanel';
import { Page } from '../shell/Page';
import { useNowBy, useSnapshot } from '../state/page-context';
import { useRefresh } from '../state/use-refresh';
import { useWords } from '../text/use-words';
import { Icon } from '../ui/Icon';
import { LastWeek } from './LastWeek';
import { NoNumbers } from './NoNumbers';
import { WindowCard } from './WindowCard';

const MINUTE_MS = 60_000;

/** The overview: the verdict, the windows as large cards, the last seven days and the live session. */
export function Overview(): ReactElement {
  const words = useWords().dashboard;
  const snapshot = useSnapshot();
  const now = useNowBy(MINUTE_MS);
  const sharing = useShare();
  if (snapshot === null || now === 0)
    return (
      <Page title={words.pages.overview}>
        <LoadingPanel id="week" title={words.overview.last7} />
      </Page>
    );
  return (
    <Page
      title={words.pages.overview}
      tools={
        <>
          <RefreshButton snapshot={snapshot} />
          {snapshot.phase === 'ready' && <ShareMenu sharing={sharing} />}
        </>
      }
    >
      <ShareArea sharing={sharing}>
        <Numbers snapshot={snapshot} />
      </ShareArea>
      <LastWeek now={now} isNeeded={snapshot.phase !== 'empty'} />
    </Page>
  );
}

/** The verdict and the cards; without any numbers, the reason and what helps. */
function Numbers({ snapshot }: { readonly snapshot: ShownSnapshot }): ReactElement {
  const { phase, problem, verdict, stale } = snapshot;
  if (phase === 'empty' && problem !== null) return <NoNumbers snapshot={snapshot} problem={problem} />;
  return (
    <>
      <VerdictLine verdict={verdict} stale={stale}>
        {problem && <ProblemActions snapshot={snapshot} problem={problem} />}
      </VerdictLine>
      <HistoryNotice snapshot={snapshot} />
      <SettingsNotice snapshot={snapshot} />
      <div className="panel quad">
        {phase === 'ready' ? <Cards snapshot={snapshot} /> : <WaitingCards snapshot={snapshot} />}
      </div>
    </>
  );
}

function Cards({ snapshot }: { readonly snapshot: ShownSnapshot }): ReactElement {
  return (
    <>
      {snapshot.windows.map((window) => (
        <WindowCard key={window.id} window={window} />
      ))}
      <ExtraUsageBlock snapshot={snapshot} />
      <CreditRows snapshot={snapshot} />
    </>
  );
}

/** The cards of the windows that the plan should have, before the first numbers. */
function WaitingCards({ snapshot }: { readonly snapshot: ShownSnapshot }): ReactElement {
  const words = useWords();
  return (
    <>
      {expectedWindows(snapshot.account?.plan).map((id) => {
        const name = windowName({ id, label: windowLabel(id) }, words);
        return (
          <section key={id} className="card" aria-label={name} aria-busy="true">
            <div className="card__head">
              <span className="win__label">{name}</span>
            </div>
            <div className="big">
              <span className="pct" aria-hidden="true">
                –
              </span>
            </div>
            <div className="bar" aria-hidden="true">
              <i className="bar__track" />
            </div>
            <div className="card__lines">
              <span>{words.page.loading.waiting}</span>
            </div>
          </section>
        );
      })}
    </>
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
