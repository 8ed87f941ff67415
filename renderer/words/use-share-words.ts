import { countingWindow } from '../../electron/core/five-hour';
import { useSnapshot } from '../page-context';
import { useWords } from './use-words';

/** What a session's share, and a busy hour, are a part of: the 5-hour window, or the week where there is none. */
export interface ShareWords {
  readonly share: string;
  readonly shareNote: string;
  readonly more: string;
}

/** Those words for the account that is shown. */
export function useShareWords(): ShareWords {
  const { fiveHour, sessionsPage, dashboard } = useWords();
  if (countingWindow(useSnapshot()?.fiveHourLimit) === 'seven_day') return fiveHour.week;
  return {
    share: sessionsPage.facts.share,
    shareNote: sessionsPage.shareNote,
    more: dashboard.busiest.more,
  };
}
