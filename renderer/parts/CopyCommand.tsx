import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useBridge } from '../page';
import { useWords } from '../words/use-words';
import { Icon } from './Icon';

const SAID_MS = 2000;

interface CopyButtonProps {
  readonly label: string;
  /** Without an edge, inside a box that has one. */
  readonly quiet: boolean;
}

/** Puts the command `claude` on the clipboard and says for a moment whether it worked. */
export function CopyButton({ label, quiet }: CopyButtonProps): ReactElement {
  const bridge = useBridge();
  const words = useWords().page.copy;
  const [outcome, setOutcome] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), SAID_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = (): void => {
    bridge.copy('claude_command').then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    );
  };
  return (
    <>
      <button
        type="button"
        className={quiet ? 'btn btn--quiet' : 'btn'}
        aria-label={words.spoken}
        onClick={copy}
      >
        <Icon name={outcome === 'copied' ? 'done' : 'copy'} />
        {outcome === 'idle' ? label : words[outcome]}
      </button>
      <span className="sr" role="status">
        {outcome === 'idle' ? '' : words[outcome]}
      </span>
    </>
  );
}

/** The one command of the sign-in states, with its button. */
export function CopyCommand(): ReactElement {
  return (
    <div className="cmd">
      <code>claude</code>
      <CopyButton label={useWords().page.copy.copy} quiet />
    </div>
  );
}
