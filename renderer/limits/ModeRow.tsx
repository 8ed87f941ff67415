import type { ReactElement } from 'react';
import type { Words } from '../../electron/core/i18n/words';
import type { LimitModeView } from '../../electron/core/limit-mode/limit-mode';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { formatClock, formatPercent } from '../../electron/core/text/format';
import { useLocale, useNow } from '../state/page-context';
import { useWords } from '../text/use-words';

/** How Claude goes on at a limit, with what is left of the allowance for it; nothing in the normal mode. */
export function ModeRow({ snapshot }: { readonly snapshot: ShownSnapshot }): ReactElement | null {
  const words = useWords().limitMode.row;
  const now = useNow();
  const locale = useLocale();
  const { limitMode } = snapshot;
  if (limitMode === undefined || limitMode.mode === 'normal') return null;
  const { mode, allowance } = limitMode;
  const note = noteOf(limitMode, words);
  return (
    <section className="block" aria-label={words[mode]}>
      <div className="row">
        <span className="win__label">{words[mode]}</span>
        {allowance !== null && (
          <span className="win__right">
            <span className="num">
              {words.left(formatPercent(allowance.left, locale))}
              {allowance.resetsAt !== null && (
                <span className="sub"> {words.until(formatClock(allowance.resetsAt, now, locale))}</span>
              )}
            </span>
          </span>
        )}
      </div>
      {note !== null && <div className="meta">{note}</div>}
    </section>
  );
}

function noteOf({ mode, isWaiting, paidBy }: LimitModeView, words: Words['limitMode']['row']): string | null {
  if (mode === 'grace') return paidBy === 'credits' ? words.gracePaid : null;
  return isWaiting ? words.waiting : words.counts;
}
