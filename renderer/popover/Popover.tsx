import type { ReactElement } from 'react';
import type { ProblemView, ShownSnapshot, Verdict } from '../../electron/core/snapshot/snapshot-types';
import { join } from '../../electron/core/i18n/join';
import { AccountPicker } from './AccountPicker';
import { CreditRows } from '../limits/CreditRows';
import { ExtraUsageBlock } from '../limits/ExtraUsage';
import { Footer } from './Footer';
import { Head } from './Head';
import { HistoryNotice } from '../notices/HistoryNotice';
import { ProblemActions } from '../notices/ProblemActions';
import { ModeRow } from '../limits/ModeRow';
import { Prose } from '../ui/Prose';
import { useWords } from '../text/use-words';
import { ResetAlertLine } from './ResetAlertLine';
import { SettingsNotice } from '../notices/SettingsNotice';
import { tightestWindow } from '../../electron/core/snapshot/urgency';
import { TodayLine } from './TodayLine';
import { Undelivered } from './Undelivered';
import { VerdictLine } from '../limits/VerdictLine';
import { WindowRow } from './WindowRow';

/** The view with numbers, live or old: verdict, one row a window, money. */
export function Popover({ snapshot }: { readonly snapshot: ShownSnapshot }): ReactElement {
  const words = useWords();
  const { verdict, problem, stale, windows } = snapshot;
  // The tray shows the same window, unless the settings name one.
  const binding = tightestWindow(windows)?.id ?? null;
  return (
    <>
      <Head snapshot={snapshot} />
      <main className="content">
        <VerdictLine verdict={verdict} stale={stale}>
          {problem ? (
            <ProblemActions snapshot={snapshot} problem={problem} />
          ) : (
            <ResetAlertLine snapshot={snapshot} />
          )}
        </VerdictLine>
        {problem && !isInVerdict(verdict, problem) && (
          <p className="problem">
            <Prose text={join(problem.message, problem.advice)} />
          </p>
        )}
        <HistoryNotice snapshot={snapshot} />
        <SettingsNotice snapshot={snapshot} />
        <Undelivered snapshot={snapshot} />
        {windows.length > 0 && (
          <ul className="windows" aria-label={words.row.list}>
            {windows.map((window) => (
              <WindowRow key={window.id} window={window} binds={window.id === binding} />
            ))}
          </ul>
        )}
        <ModeRow snapshot={snapshot} />
        <ExtraUsageBlock snapshot={snapshot} />
        <CreditRows snapshot={snapshot} />
        <TodayLine snapshot={snapshot} />
        <AccountPicker snapshot={snapshot} />
      </main>
      <Footer snapshot={snapshot} withRefresh />
    </>
  );
}

/** Whether the verdict already contains the problem's message. */
function isInVerdict({ claim, rest, note }: Verdict, { message }: ProblemView): boolean {
  return `${claim} ${rest} ${note ?? ''}`.includes(message.replace(/[.。]$/, ''));
}
