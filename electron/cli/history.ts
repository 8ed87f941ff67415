import { once } from 'node:events';
import type { Clock } from '../app/clock/clock';
import { formatClock, formatPercent, type Locale } from '../core/text/format';
import { historyNoticeText, type HistoryNotice } from '../core/snapshot/history-notice';
import { plainLine, plainText } from '../core/text/plain-text';
import { instantOf } from '../core/time/since';
import { windowLabel } from '../core/usage/windows';
import type { History, Sample } from '../history/history';
import { exportEvents, exportSamples, type WriteText } from '../history/readings/export';
import type { HistoryCommand } from './args/history-args';
import { EXIT } from './exit-code';
import { cutEnd, padEnd, padStart } from './terminal/columns';
import { eventText } from './terminal/event-text';
import { sourceWords } from './terminal/source-words';

/** Where the rows are. */
export interface HistorySource {
  readonly history: History;
  readonly historyNotice: () => HistoryNotice | null;
  readonly clock: Pick<Clock, 'now'>;
}

const PAGE = 500;
/** How far readings go back for a person who names no beginning, in ms. */
const RECENT_MS = 24 * 3_600_000;

/** `quotide history`: writes samples or events, of any number; returns the exit code. */
export async function runHistory(
  source: HistorySource,
  command: HistoryCommand,
  locale: Locale,
  write: WriteText,
  complain: (line: string) => void,
): Promise<number> {
  const { historyNotice } = source;
  const now = source.clock.now();
  const { format, since } = command;
  const beginning = format === 'text' ? now - RECENT_MS : 0;
  const query = {
    since: since === null ? beginning : instantOf(since, now),
    until: command.until === null ? Number.MAX_SAFE_INTEGER : instantOf(command.until, now),
    account: null,
    window: command.window,
  };
  const notice = historyNotice();
  if (notice !== null) complain(`quotide: ${historyNoticeText(notice)}`);
  await writeRows(source, command, query, { now, locale, write });
  // Damage is found only where it is read.
  const later = historyNotice();
  if (later !== null && later.kind !== notice?.kind) complain(`quotide: ${historyNoticeText(later)}`);
  return EXIT.fine;
}

/** Which rows are written: from `since` until `until` (epoch ms); `null`: of all accounts and windows. */
type RowQuery = Parameters<History['samplesPage']>[0];

async function writeRows(
  source: HistorySource,
  command: HistoryCommand,
  query: RowQuery,
  { now, locale, write }: { readonly now: number; readonly locale: Locale; readonly write: WriteText },
): Promise<void> {
  const { history } = source;
  const { format } = command;
  if (format !== 'text') {
    const writeAll = command.events ? exportEvents : exportSamples;
    await writeAll(history, { ...query, format }, write);
    return;
  }
  const lines = command.events
    ? eventLines(history, query, now, locale)
    : sampleLines(history, query, now, locale);
  let isEmpty = true;
  for (const part of lines) {
    if (part === '') continue;
    isEmpty = false;
    await write(part);
  }
  if (isEmpty) await write(`${emptyText(source, command)}\n`);
}

function* sampleLines(
  history: Pick<History, 'samplesPage'>,
  query: RowQuery,
  now: number,
  locale: Locale,
): Generator<string> {
  let after: Parameters<typeof history.samplesPage>[1] = null;
  do {
    const page = history.samplesPage(query, after, PAGE);
    yield page.samples.map((sample) => `${sampleLine(sample, now, locale)}\n`).join('');
    after = page.next;
  } while (after !== null);
}

function* eventLines(
  history: Pick<History, 'events'>,
  { window, ...span }: RowQuery,
  now: number,
  locale: Locale,
): Generator<string> {
  const events = history.events({ ...span, ...(window !== null && { window }) });
  for (const event of events) yield `${formatClock(event.at, now, locale)}  ${eventText(event, locale)}\n`;
}

/** A reading: `Tue 15:02  5-hour          22 %  from Anthropic`. */
function sampleLine({ at, window, utilization, source }: Sample, now: number, locale: Locale): string {
  const percent = utilization === null ? 'unknown' : formatPercent(utilization, locale);
  const name = cutEnd(plainLine(windowLabel(window)), 20);
  return `${padEnd(formatClock(at, now, locale), 12)}  ${padEnd(name, 14)}${padStart(percent, 7)}  ${sourceText(source)}`;
}

/** The source of a stored reading; that of a later version as it is named there. */
function sourceText(source: string): string {
  const known: Readonly<Record<string, string>> = sourceWords;
  return Object.hasOwn(known, source) ? (known[source] ?? '') : plainLine(source);
}

/** Why nothing was printed. */
function emptyText({ history }: HistorySource, { events, since, until, window }: HistoryCommand): string {
  const all = { since: 0, until: Number.MAX_SAFE_INTEGER, account: null, window: null };
  const isNew = history.samplesPage(all, null, 1).samples.length === 0;
  if (isNew) return 'No readings yet.';
  const what = events ? 'Nothing happened' : 'No readings';
  const which = window === null ? '' : ' of this limit';
  return since === null && until === null
    ? `${what}${which} in the last 24 hours.`
    : `${what}${which} in that time.`;
}

/** Creates a writer that waits while the stream's buffer is full, and removes control characters for terminals. */
export function writerTo(stream: NodeJS.WritableStream): WriteText {
  return async (text) => {
    if (text !== '' && !stream.write(plainText(text))) await once(stream, 'drain');
  };
}
