import type { ReactElement } from 'react';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { send } from '../state/bridge';
import { useBridge } from '../state/page-context';
import { useWords } from '../text/use-words';

interface AskClaudeCodeProps {
  readonly snapshot: ShownSnapshot;
  /** CSS class of the button while it is the only one. */
  readonly className: string;
}

/** The button that lets Claude Code request the usage after our login expired. A failure is shown in its place. */
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
