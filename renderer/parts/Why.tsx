import type { ReactElement } from 'react';
import type { WindowView } from '../../electron/core/snapshot-types';
import { windowName } from '../../electron/core/window-words';
import { useLocale, useNow } from '../page';
import { estimateLines } from '../words/estimate';
import { evidenceLines } from '../words/evidence';
import { useWords } from '../words/use-words';
import { Prose } from './Prose';

interface WhyProps {
  readonly id: string;
  readonly window: WindowView;
}

/** "Why this number?": what was said, by whom and when, what was made of it, and what else counts. */
export function Why({ id, window }: WhyProps): ReactElement {
  const all = useWords();
  const words = all.popover.why;
  const now = useNow();
  const locale = useLocale();
  const lines = [
    ...evidenceLines(window, now, locale, words),
    ...estimateLines(window, now, locale, all.estimate.why),
  ];
  return (
    <div className="why" id={id} role="group" aria-label={words.askAbout(windowName(window, all))}>
      <h2>{words.ask}</h2>
      <dl>
        {lines.map(({ term, text, note }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              <Prose text={text} />
              {note !== null && <small>{note}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
