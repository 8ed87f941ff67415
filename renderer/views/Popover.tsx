import type { ReactElement } from 'react';
import type { ProblemView, Snapshot, Verdict } from '../../electron/core/snapshot/snapshot-types';
import { join } from '../../electron/core/i18n/join';
import { AccountPicker } from '../parts/AccountPicker';
import { CreditRows } from '../parts/CreditRows';
import { ExtraUsageBlock } from '../parts/ExtraUsage';
import { Footer } from '../parts/Footer';
import { Head } from '../parts/Head';
import { HistoryNotice } from '../parts/HistoryNotice';
import { ProblemActions } from '../parts/ProblemActions';
import { Prose } from '../parts/Prose';
import { useWords } from '../words/use-words';
import { SettingsNotice } from '../parts/SettingsNotice';
import { Undelivered } from '../parts/Undelivered';
import { VerdictLine } from '../parts/VerdictLine';
import { WindowRow } from '../parts/WindowRow';

/** The view with numbers, live or old: verdict, one row a window, money. */
export function Popover({ snapshot }: { readonly snapshot: Snapshot }): ReactElement {
  const words = useWords();
  const { verdict, problem, stale, windows } = snapshot;
  return (
    <>
      <Head snapshot={snapshot} />
      <main className="content">
        <VerdictLine verdict={verdict} stale={stale}>
          {problem && <ProblemActions snapshot={snapshot} problem={problem} />}
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
              <WindowRow key={window.id} window={window} />
            ))}
          </ul>
        )}
        <ExtraUsageBlock snapshot={snapshot} />
        <CreditRows snapshot={snapshot} />
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
