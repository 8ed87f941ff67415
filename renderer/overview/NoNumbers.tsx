import type { ReactElement } from 'react';
import type { ProblemView, ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { AskClaudeCode } from '../notices/AskClaudeCode';
import { SettingsNotice } from '../notices/SettingsNotice';
import { send } from '../state/bridge';
import { useBridge } from '../state/page-context';
import { useRefresh } from '../state/use-refresh';
import { askLabel, problemLooks } from '../text/problems';
import { useWords } from '../text/use-words';
import { CopyCommand } from '../ui/CopyCommand';
import { Mark } from '../ui/Icon';
import { Prose } from '../ui/Prose';

interface NoNumbersProps {
  readonly snapshot: ShownSnapshot;
  readonly problem: ProblemView;
}

/** In place of the cards: why there are no numbers, and the same action as in the popover. */
export function NoNumbers({ snapshot, problem }: NoNumbersProps): ReactElement {
  const bridge = useBridge();
  const refresh = useRefresh(snapshot);
  const words = useWords().page;
  const { command, link } = problemLooks[problem.kind];
  const ask = snapshot.askClaudeCode ? null : askLabel(problem.action, words);
  return (
    <>
      <section className="panel no-numbers" aria-label={words.summary}>
        <Mark />
        <div>
          <h2>
            <Prose text={problem.message} />
          </h2>
          <p>
            <Prose text={problem.advice} />
          </p>
          {command && <CopyCommand />}
          <div className="no-numbers__actions">
            <AskClaudeCode snapshot={snapshot} className="btn btn--main" />
            {ask !== null && (
              <button
                type="button"
                className="btn btn--main"
                aria-disabled={!refresh.allowed}
                onClick={refresh.ask}
              >
                {ask}
              </button>
            )}
            {link && (
              <button type="button" className="link" onClick={() => send(bridge.openLink(link))}>
                {link === 'status_page' ? words.statusPage : words.usagePage}
              </button>
            )}
          </div>
        </div>
      </section>
      <SettingsNotice snapshot={snapshot} />
    </>
  );
}
