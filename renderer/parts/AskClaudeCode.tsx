import type { ReactElement } from 'react';
import type { Snapshot } from '../../electron/core/snapshot-types';
import { send } from '../bridge';
import { useBridge } from '../page-context';
import { useWords } from '../words/use-words';

interface AskClaudeCodeProps {
  readonly snapshot: Snapshot;
  /** How the button looks where it is the only one. */
  readonly className: string;
}

/** Lets Claude Code ask in our place where our login has expired; what went wrong stands where the button was. */
export function AskClaudeCode({ snapshot, className }: AskClaudeCodeProps): ReactElement | null {
  const bridge = useBridge();
  const words = useWords().page.askClaudeCode;
  const offer = snapshot.askClaudeCode ?? null;
  if (offer === null) return null;
  if (offer.state === 'failed') {
    return (
      <p className="problem" role="status">
        {offer.message}
      </p>
    );
  }
  const isAsking = offer.state === 'asking';
  return (
    <button
      type="button"
      className={className}
      aria-disabled={isAsking}
      onClick={() => {
        if (!isAsking) send(bridge.askClaudeCode());
      }}
    >
      {isAsking ? words.asking : words.ask}
    </button>
  );
}
