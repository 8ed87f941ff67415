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
import { SettingsNotice } from '../notices/SettingsNotice';
import { Undelivered } from './Undelivered';
import { useRefresh } from '../state/use-refresh';
import { useWords } from '../text/use-words';
import { askLabel, problemLooks } from '../text/problems';

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
  // Where Claude Code can be asked, that is the main action, and Refresh stays in the footer.
  const ask = snapshot.askClaudeCode ? null : askLabel(problem.action, words);
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
          <button
            type="button"
            className="btn btn--main btn--wide"
            aria-disabled={!refresh.allowed}
            onClick={refresh.ask}
          >
            {ask}
          </button>
        )}
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

/** A message as a heading: a single sentence has no full stop there. */
function headline(message: string): string {
  return /[.!?] |。./.test(message) ? message : message.replace(/[.。]$/, '');
}
