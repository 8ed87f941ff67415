import { formatNumber, formatPercent, type Locale } from '../text/format';
import { wordsOf } from '../i18n/words';
import type { DayShare, SessionRange, WeekInHand } from './week-facts';

/** One fact of the week in hand: a short text, and a note that explains it. */
export interface WeekText {
  readonly text: string;
  readonly note: string;
}

/** `today 4 of 14 %` and `2 to 3 full 5-hour sessions fit`, as far as each is known. */
export function weekTexts({ today, sessions }: WeekInHand, locale: Locale): readonly WeekText[] {
  const { week } = wordsOf(locale).row;
  const texts: WeekText[] = [];
  if (today !== null) texts.push({ text: todayText(today, locale), note: week.todayNote });
  if (sessions !== null) texts.push({ text: sessionsText(sessions, locale), note: week.sessionsNote });
  return texts;
}

function todayText({ used, allowance }: DayShare, locale: Locale): string {
  return wordsOf(locale).row.week.today(formatNumber(used, locale), formatPercent(allowance, locale));
}

function sessionsText({ low, high }: SessionRange, locale: Locale): string {
  const { week } = wordsOf(locale).row;
  if (high === 0) return week.noSession;
  if (low === high) return week.sessions(high);
  return low === 0 ? week.upTo(high) : week.between(low, high);
}
