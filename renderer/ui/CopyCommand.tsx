import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { Argument } from '../../electron/ipc/contract';
import { useBridge } from '../state/page-context';
import { useWords } from '../text/use-words';
import { Icon } from './Icon';

const SAID_MS = 2000;

interface CopyButtonProps {
  readonly label: string;
  /** Without a border, for a box that has one. */
  readonly quiet?: boolean;
  /** The text to copy; the command `claude` by default. */
  readonly id?: Argument<'copy'>;
  /** The button's accessible name, where its label does not name the text. */
  readonly spoken?: string;
}

/** Copies a text that main holds, and shows for a moment whether that worked. */
export function CopyButton(props: CopyButtonProps): ReactElement {
  const words = useWords().page.copy;
  const { label, quiet = false, id = 'claude_command', spoken = words.spoken } = props;
  const bridge = useBridge();
  const [outcome, setOutcome] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), SAID_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = (): void => {
    bridge.copy(id).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    );
  };
  return (
    <>
      <button type="button" className={quiet ? 'btn btn--quiet' : 'btn'} aria-label={spoken} onClick={copy}>
        <Icon name={outcome === 'copied' ? 'done' : 'copy'} />
        {outcome === 'idle' ? label : words[outcome]}
      </button>
      <span className="sr" role="status">
        {outcome === 'idle' ? '' : words[outcome]}
      </span>
    </>
  );
}

/** The command of the sign-in states, with its copy button. */
export function CopyCommand(): ReactElement {
  return (
    <div className="cmd">
      <code>claude</code>
      <CopyButton label={useWords().page.copy.copy} quiet />
    </div>
  );
}
