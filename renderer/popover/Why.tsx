import type { ReactElement } from 'react';
import { clockSentence } from '../../electron/core/text/clock-words';
import { fiveHourSentence } from '../../electron/core/text/five-hour-words';
import type { Words } from '../../electron/core/i18n/words';
import type { ShownSnapshot, WindowView } from '../../electron/core/snapshot/snapshot-types';
import { windowName } from '../../electron/core/text/window-words';
import { useLocale, useNow, useSnapshot } from '../state/page-context';
import { estimateLines } from '../text/estimate-text';
import { evidenceLines, type EvidenceLine } from '../text/evidence';
import { useWords } from '../text/use-words';
import { Prose } from '../ui/Prose';

interface WhyProps {
  readonly id: string;
  readonly window: WindowView;
}

/** The answer to "Why this number?": the reported value, its source and time, and how the shown value was computed. */
export function Why({ id, window }: WhyProps): ReactElement {
  const all = useWords();
  const words = all.popover.why;
  const now = useNow();
  const locale = useLocale();
  const snapshot = useSnapshot();
  const ahead = snapshot?.clockAheadMs ?? null;
  const lines = [
    ...evidenceLines(window, now, locale, words),
    ...estimateLines(window, now, locale, all.estimate.why),
    ...fiveHourLines(snapshot, window, all),
    ...(ahead === null ? [] : [{ term: words.clock, text: clockSentence(ahead, locale), note: null }]),
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

/** The state of the 5-hour limit, in the first row only: why the row is missing, or why it may disappear. */
function fiveHourLines(
  snapshot: ShownSnapshot | null,
  { id }: WindowView,
  words: Words,
): readonly EvidenceLine[] {
  if (snapshot?.windows[0]?.id !== id) return [];
  const text = fiveHourSentence(snapshot, words.fiveHour);
  // The short name, since the column is narrow.
  return text === null ? [] : [{ term: words.windows.name.fiveHour, text, note: null }];
}
