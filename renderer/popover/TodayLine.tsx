import type { ReactElement } from 'react';
import { upperFirst } from '../../electron/core/i18n/upper-first';
import type { Words } from '../../electron/core/i18n/words';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import type { TodayUse } from '../../electron/core/snapshot/today';
import { formatPercent, formatTokens, type Locale } from '../../electron/core/text/format';
import { send } from '../state/bridge';
import { useBridge, useLocale } from '../state/page-context';
import { useWords } from '../text/use-words';
import { DayBars } from './DayBars';

/**
 * What this machine has used today, with the last seven days as small bars; a click opens the activity of today. While
 * transcripts are read for the first time, their progress is in its place.
 */
export function TodayLine({ snapshot }: { readonly snapshot: ShownSnapshot }): ReactElement | null {
  const bridge = useBridge();
  const locale = useLocale();
  const words = useWords();
  const { scan } = snapshot;
  const today = snapshot.today ?? null;
  if (scan === null && today === null) return null;
  const text = scan === null ? todayText(today, locale, words) : readingText(scan, locale, words);
  return (
    <div className="block today">
      <button
        type="button"
        className="today__line"
        aria-label={words.popover.today.open(text)}
        onClick={() => send(bridge.openWindow('activity?range=today'))}
      >
        <span>{text}</span>
        {scan === null && today !== null && <DayBars days={today.days} />}
      </button>
    </div>
  );
}

function todayText(today: TodayUse | null, locale: Locale, { popover, activity }: Words): string {
  const words = popover.today;
  if (today === null || today.tokens === 0) return words.none;
  const line = words.line(formatTokens(today.tokens, locale));
  if (today.most === null) return line;
  const { family, percent } = today.most;
  const model = family === 'other' ? activity.otherModels : upperFirst(family);
  return words.most(line, model, formatPercent(percent, locale));
}

function readingText(
  { done, total }: NonNullable<ShownSnapshot['scan']>,
  locale: Locale,
  words: Words,
): string {
  return words.popover.today.reading(formatPercent((done / Math.max(1, total)) * 100, locale));
}
