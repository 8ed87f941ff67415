import type { ReactElement } from 'react';
import type { ProblemView, ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { send } from '../state/bridge';
import { useBridge } from '../state/page-context';
import { AccountPicker } from './AccountPicker';
import { AskClaudeCode } from '../notices/AskClaudeCode';
import { CopyCommand } from '../ui/CopyCommand';
import { Footer } from './Footer';
import { Head } from './Head';
import { Mark } from '../ui/Icon';
import { Prose } from '../ui/Prose';
import { SignIn } from './SignIn';
import { SettingsNotice } from '../notices/SettingsNotice';
import { Undelivered } from './Undelivered';
import { useRefresh } from '../state/use-refresh';
import { useWords } from '../text/use-words';
import { askLabel, helpPages, problemLooks, type HelpPage } from '../text/problems';

interface EmptyProps {
  readonly snapshot: ShownSnapshot;
  readonly problem: ProblemView;
}

/** The view of a problem without any numbers: what happened, the advice, one action. */
export function Empty({ snapshot, problem }: EmptyProps): ReactElement {
  const bridge = useBridge();
  const refresh = useRefresh(snapshot);
  const words = useWords().page;
  const { command, link } = problemLooks[problem.kind];
  const help = helpPages[problem.kind] ?? [];
  // Where another action is the main one, Refresh stays in the footer.
  const hasOther = snapshot.askClaudeCode || help.length > 0;
  const ask = hasOther ? null : askLabel(problem.action, words);
  return (
    <>
      <Head snapshot={snapshot} />
      <main className="empty">
        <Mark />
        <h2>
          <Prose text={headline(problem.message)} />
        </h2>
        <p>
          <Prose text={problem.advice} />
        </p>
        <AskClaudeCode snapshot={snapshot} className="btn btn--main btn--wide" />
        {(command || problem.action === 'copy_command') && <CopyCommand />}
        {ask !== null && (
          <button type="button" className="btn btn--main btn--wide" onClick={refresh.ask}>
            {ask}
          </button>
        )}
        {help.length > 0 && <HelpButtons pages={help} />}
        {problem.kind === 'no_credentials' && <SignIn snapshot={snapshot} />}
        {link && (
          <p className="sub">
            <button type="button" className="link" onClick={() => send(bridge.openLink(link))}>
              {link === 'status_page' ? words.statusPage : words.usagePage}
            </button>
          </p>
        )}
      </main>
      <div className="content">
        <SettingsNotice snapshot={snapshot} />
        <Undelivered snapshot={snapshot} />
        <AccountPicker snapshot={snapshot} />
      </div>
      <Footer snapshot={snapshot} withRefresh={ask === null} />
    </>
  );
}

const helpLabels = { estimate: 'showEstimate', check: 'openCheck' } as const;

/** The pages that help where requests do not; the first one is the main action. */
function HelpButtons({ pages }: { readonly pages: readonly HelpPage[] }): ReactElement {
  const bridge = useBridge();
  const words = useWords().page;
  return (
    <div className="help">
      {pages.map((page, index) => (
        <button
          key={page}
          type="button"
          className={index === 0 ? 'btn btn--main' : 'btn'}
          onClick={() => send(bridge.openWindow(`settings/${page}`))}
        >
          {words[helpLabels[page]]}
        </button>
      ))}
    </div>
  );
}

/** A message as a heading: a single sentence has no full stop there. */
function headline(message: string): string {
  return /[.!?] |。./.test(message) ? message : message.replace(/[.。]$/, '');
}
