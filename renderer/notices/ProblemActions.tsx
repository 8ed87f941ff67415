import type { ReactElement } from 'react';
import type { ProblemView, ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { useRefresh } from '../state/use-refresh';
import { useWords } from '../text/use-words';
import { askLabel, problemLooks } from '../text/problems';
import { AskClaudeCode } from './AskClaudeCode';
import { CopyButton } from '../ui/CopyCommand';

interface ProblemActionsProps {
  readonly snapshot: ShownSnapshot;
  readonly problem: ProblemView;
}

/** The actions against a problem while the last numbers are still shown. */
export function ProblemActions({ snapshot, problem }: ProblemActionsProps): ReactElement | null {
  const refresh = useRefresh(snapshot);
  const words = useWords().page;
  const command = problemLooks[problem.kind].command;
  // Refresh in the footer requests again too, so only a button with another meaning is shown here.
  const ask = problem.action === 'allow_access' ? askLabel(problem.action, words) : null;
  if (!command && ask === null) return null;
  return (
    <div className="actions">
      <AskClaudeCode snapshot={snapshot} className="btn" />
      {command && <CopyButton label={words.copy.command} quiet={false} />}
      {ask !== null && (
        <button type="button" className="btn" onClick={refresh.ask}>
          {ask}
        </button>
      )}
    </div>
  );
}
