import { useState } from 'react';
import type { ReactElement } from 'react';
import { join } from '../../electron/core/i18n/join';
import type { Snapshot } from '../../electron/core/snapshot-types';

/**
 * The polite live region. It speaks when the news is another one, not when a number in it counted on:
 * a screen reader must not interrupt every minute.
 */
export function Announcer({ snapshot }: { readonly snapshot: Snapshot }): ReactElement {
  const news = newsOf(snapshot);
  const [heard, setHeard] = useState(news);
  const [said, setSaid] = useState('');
  if (heard.key !== news.key) {
    setHeard(news);
    setSaid(news.text);
  }
  const { refreshAnswer } = snapshot;
  const [answered, setAnswered] = useState(refreshAnswer);
  if (answered !== refreshAnswer) {
    setAnswered(refreshAnswer);
    // When the answer to a click goes, nothing is spoken.
    if (refreshAnswer !== null) setSaid(refreshAnswer);
  }
  return (
    <p className="sr" role="status" aria-live="polite">
      {said}
    </p>
  );
}

function newsOf({ phase, verdict, problem }: Snapshot): { readonly key: string; readonly text: string } {
  const text =
    phase === 'empty' && problem ? join(problem.message, problem.advice) : join(verdict.claim, verdict.rest);
  const spoken = text.replaceAll('`', '');
  return { key: `${verdict.tone} ${spoken.replace(/\d+/g, '#')}`, text: spoken };
}
