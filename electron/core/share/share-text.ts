import { wordsOf } from '../i18n/words';
import type { Amount } from '../settings/settings';
import type { ShownSnapshot } from '../snapshot/snapshot-types';
import { languageOfDays, type Locale } from '../text/format';
import { dateFormatter } from '../text/formatters';
import { plainLine } from '../text/plain-text';
import { extraLine, goesOnLine, windowLine } from '../tray/tray-words';

/**
 * The limits as text, to paste elsewhere: plan, verdict, a line for each limit, and last where the numbers come from and of
 * what time they are. No name, no address and no project is in it.
 */
export function shareText(snapshot: ShownSnapshot, amount: Amount, locale: Locale): string {
  const { account, verdict, windows, takenAt } = snapshot;
  const lines = [
    account?.plan ?? null,
    `${verdict.claim} ${verdict.rest}`.trim(),
    ...windows.map((window) => windowLine(window, takenAt, { locale, amount })),
    goesOnLine(snapshot, locale),
    extraLine(snapshot, locale),
    shareCaption(snapshot, locale),
  ];
  return lines
    .filter((line) => line !== null && line !== '')
    .map((line) => plainLine(String(line)))
    .join('\n');
}

/** Where the numbers come from, the time of the reading with its date, and that Quotide shows them. */
export function shareCaption({ source, observedAt, takenAt, demo }: ShownSnapshot, locale: Locale): string {
  const words = wordsOf(locale);
  if (demo) return words.share.caption(words.tray.demo, shareMoment(takenAt, locale));
  if (source === null || observedAt === null) return words.share.none(shareMoment(takenAt, locale));
  return words.share.caption(words.popover.why.sources[source], shareMoment(observedAt, locale));
}

/** `30 Nov 2026, 12:46`: who reads it later does not know the day. */
function shareMoment(at: number, locale: Locale): string {
  const { timeZone, hour12 } = locale;
  const hourCycle = hour12 === undefined ? {} : ({ hourCycle: hour12 ? 'h12' : 'h23' } as const);
  return dateFormatter(languageOfDays(locale), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    ...hourCycle,
  }).format(at);
}
