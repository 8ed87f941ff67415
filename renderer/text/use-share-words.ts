import { countingWindow } from '../../electron/core/usage/five-hour';
import { useSnapshot } from '../state/page-context';
import { useWords } from './use-words';

/** The words for a share of a window: of the 5-hour window, or of the week where there is none. */
export interface ShareWords {
  readonly share: string;
  readonly shareNote: string;
  readonly more: string;
}

/** The share words for the shown account. */
export function useShareWords(): ShareWords {
  const { fiveHour, sessionsPage, dashboard } = useWords();
  if (countingWindow(useSnapshot()?.fiveHourLimit) === 'seven_day') return fiveHour.week;
  return {
    share: sessionsPage.facts.share,
    shareNote: sessionsPage.shareNote,
    more: dashboard.busiest.more,
  };
}
