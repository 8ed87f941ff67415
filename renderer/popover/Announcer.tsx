import { useState } from 'react';
import type { ReactElement } from 'react';
import { join } from '../../electron/core/i18n/join';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';

/**
 * The polite live region. It announces a new situation, not each change of a number: a screen reader must not
 * interrupt every minute.
 */
export function Announcer({ snapshot }: { readonly snapshot: ShownSnapshot }): ReactElement {
  const situation = situationOf(snapshot);
  const [last, setLast] = useState(situation);
  const [text, setText] = useState('');
  if (last.key !== situation.key) {
    setLast(situation);
    setText(situation.text);
  }
  const { refreshAnswer } = snapshot;
  const [lastAnswer, setLastAnswer] = useState(refreshAnswer);
  if (lastAnswer !== refreshAnswer) {
    setLastAnswer(refreshAnswer);
    // The end of a refresh answer is not announced.
    if (refreshAnswer !== null) setText(refreshAnswer);
  }
  return (
    <p className="sr" role="status" aria-live="polite">
      {text}
    </p>
  );
}

function situationOf({ phase, verdict, problem }: ShownSnapshot): {
  readonly key: string;
  readonly text: string;
} {
  const text =
    phase === 'empty' && problem ? join(problem.message, problem.advice) : join(verdict.claim, verdict.rest);
  const spoken = text.replaceAll('`', '');
  return { key: `${verdict.tone} ${spoken.replace(/\d+/g, '#')}`, text: spoken };
}
