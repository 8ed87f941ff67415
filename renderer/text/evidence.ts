import { formatAge, formatClock, formatPercent, languageOfDays } from '../../electron/core/text/format';
import type { Locale } from '../../electron/core/text/format';
import type { Words } from '../../electron/core/i18n/words';
import type { WindowView } from '../../electron/core/snapshot/snapshot-types';
import { modelOf } from '../../electron/core/text/window-words';
import { dateFormatter, numberFormatter } from '../../electron/core/text/formatters';

/** One line of the answer to "Why this number?". */
export interface EvidenceLine {
  readonly term: string;
  /** Text in backticks is shown as code. */
  readonly text: string;
  readonly note: string | null;
}

/** The evidence of a window's number, line by line; `given` is the window as main sent it. */
export function evidenceLines(
  given: WindowView,
  now: number,
  locale: Locale,
  words: Words['popover']['why'],
): readonly EvidenceLine[] {
  const reported = reportedLine(given, now, locale, words);
  const shown = shownLine(given, now, locale, words);
  return [
    reported,
    ...(isShownAsReported(given, now) ? [] : [shown]),
    sourceLine(given, now, locale, words),
    resetLine(given, now, locale, words),
    countsLine(given, now, locale, words),
  ];
}

type Why = Words['popover']['why'];

function reportedLine({ evidence, range, ...window }: WindowView, now: number, locale: Locale, words: Why) {
  const raw = numberFormatter(locale.language, { maximumFractionDigits: 6 });
  const percent = (value: number) => `${raw.format(value)}\u202f%`;
  const ended = window.resetsAt !== null && now >= window.resetsAt;
  const { reported } = evidence;
  const text =
    range !== null
      ? words.between(percent(range.low), percent(range.high))
      : reported === null
        ? words.nothing
        : words.used(percent(reported));
  return { term: words.reported, text, note: ended && reported !== null ? words.ended : null };
}

function shownLine({ utilization, resetsAt }: WindowView, now: number, locale: Locale, words: Why) {
  const ended = resetsAt !== null && now >= resetsAt;
  const text = utilization === null || ended ? words.nothing : formatPercent(utilization, locale);
  return { term: words.shown, text, note: words.rounded };
}

/** Whether the row has the very number that was reported, so that a second line would repeat it. */
function isShownAsReported({ utilization, resetsAt, range, evidence }: WindowView, now: number): boolean {
  const ended = resetsAt !== null && now >= resetsAt;
  if (ended || range !== null || utilization === null) return false;
  return utilization === evidence.reported && Number.isInteger(utilization);
}

function sourceLine({ source, evidence, observedAt }: WindowView, now: number, locale: Locale, words: Why) {
  const { httpStatus } = evidence;
  const age = formatAge(Math.max(0, now - observedAt), locale);
  const answered = httpStatus === null ? '' : `, ${words.answered(String(httpStatus))}`;
  const read = words.readAt(clockWithSeconds(observedAt, now, locale), age);
  return { term: words.source, text: `${words.sources[source]}${answered}`, note: `${words.read}: ${read}` };
}

function resetLine({ phase, resetsAt, evidence }: WindowView, now: number, locale: Locale, words: Why) {
  const term = words.reset;
  if (resetsAt === null) {
    return { term, text: phase === 'not_started' ? words.notStarted : words.unknown, note: null };
  }
  const text = formatClock(resetsAt, now, locale);
  if (evidence.exactReset) return { term, text, note: words.exact };
  const raw = Date.parse(evidence.rawResetsAt ?? '');
  // A form that Anthropic has not used before is shown as it came.
  const said = Number.isNaN(raw) ? evidence.rawResetsAt : clockWithTenths(raw, locale);
  return { term, text, note: said === null ? null : words.said(said) };
}

function countsLine(window: WindowView, now: number, locale: Locale, words: Why) {
  return {
    term: words.counts,
    text: countsText(window, now, locale, words),
    note: window.tokens === null ? null : words.tokens,
  };
}

function countsText(window: WindowView, now: number, locale: Locale, words: Why) {
  const { id, source, startedAt } = window;
  if (source === 'local_estimate' && window.localEstimate?.calibrated !== true) return words.machine;
  if (id === 'five_hour' || id === 'seven_day') {
    return startedAt === null ? words.allUnknown : words.all(formatClock(startedAt, now, locale));
  }
  const model = modelOf(window);
  return model === null ? words.other : words.scoped(model);
}

/** `12:46:48` today, else as a clock elsewhere: seconds of another day say nothing. */
function clockWithSeconds(at: number, now: number, locale: Locale): string {
  const clock = formatClock(at, now, locale);
  return /^\d/.test(clock) && now - at < 12 * 3_600_000 ? preciseClock(at, locale, {}) : clock;
}

/** `14:59:59.7` */
function clockWithTenths(at: number, locale: Locale): string {
  return preciseClock(at, locale, { fractionalSecondDigits: 1 });
}

function preciseClock(at: number, locale: Locale, more: Intl.DateTimeFormatOptions): string {
  const { timeZone, hour12 } = locale;
  const hourCycle = hour12 === undefined ? {} : ({ hourCycle: hour12 ? 'h12' : 'h23' } as const);
  const precise = dateFormatter(languageOfDays(locale), {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone,
    ...hourCycle,
    ...more,
  });
  return precise.format(at);
}
