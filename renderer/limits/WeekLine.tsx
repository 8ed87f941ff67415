import type { ReactElement } from 'react';
import type { WindowView } from '../../electron/core/snapshot/snapshot-types';
import { weekTexts } from '../../electron/core/week-in-hand/week-words';
import { useLocale, useSnapshot } from '../state/page-context';

/** Today's part of the week, and the number of full 5-hour sessions that it still allows, below the fullest week. */
export function WeekLine({ window }: { readonly window: WindowView }): ReactElement | null {
  const locale = useLocale();
  const week = useSnapshot()?.week ?? null;
  if (week?.window !== window.id || window.stale) return null;
  return (
    <div className="meta">
      {weekTexts(week, locale).map(({ text, note }) => (
        <span key={note} title={note}>
          {text}
        </span>
      ))}
    </div>
  );
}
