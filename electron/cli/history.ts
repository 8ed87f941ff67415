import { once } from 'node:events';
import type { Clock } from '../app/clock/clock';
import { formatClock, formatPercent, type Locale } from '../core/text/format';
import { historyNoticeText, type HistoryNotice } from '../core/snapshot/history-notice';
import { plainLine, plainText } from '../core/text/plain-text';
import type { History } from '../history/history';
import { exportEvents, exportSamples, type WriteText } from '../history/readings/export';
import { instantOf, type HistoryCommand } from './args/history-args';
import { padEnd } from './terminal/columns';
import { EXIT } from './exit-code';

/** Where the rows are. */
export interface HistorySource {
  readonly history: History;
  readonly historyNotice: () => HistoryNotice | null;
  readonly clock: Pick<Clock, 'now'>;
}

const PAGE = 500;

/** `quotide history`: writes samples or events, of any number; returns the exit code. */
export async function runHistory(
  { history, historyNotice, clock }: HistorySource,
  command: HistoryCommand,
  locale: Locale,
  write: WriteText,
  complain: (line: string) => void,
): Promise<number> {
  const now = clock.now();
  const query = {
    since: command.since === null ? 0 : instantOf(command.since, now),
    until: command.until === null ? Number.MAX_SAFE_INTEGER : instantOf(command.until, now),
    account: null,
    window: command.window,
  };
  const notice = historyNotice();
  if (notice !== null) complain(`quotide: ${historyNoticeText(notice)}`);
  await writeRows(history, command, query, { now, locale, write });
  // Damage is found only where it is read.
  const later = historyNotice();
  if (later !== null && later.kind !== notice?.kind) complain(`quotide: ${historyNoticeText(later)}`);
  return EXIT.fine;
}

/** Which rows are written: from `since` until `until` (epoch ms); `null`: of all accounts and windows. */
type RowQuery = Parameters<History['samplesPage']>[0];

async function writeRows(
  history: History,
  command: HistoryCommand,
  query: RowQuery,
  { now, locale, write }: { readonly now: number; readonly locale: Locale; readonly write: WriteText },
): Promise<void> {
  const { format } = command;
  if (format !== 'text') {
    const writeAll = command.events ? exportEvents : exportSamples;
    await writeAll(history, { ...query, format }, write);
    return;
  }
  const clockOf = (at: number) => formatClock(at, now, locale);
  if (command.events) {
    const { window, ...span } = query;
    for (const { at, kind, window: id, value, early } of history.events({
      ...span,
      ...(window === null ? {} : { window }),
    }))
      await write(
        `${clockOf(at)}  ${kind}${early ? ' (early)' : ''}  ${plainLine(id ?? '')}  ${value ?? ''}`.trimEnd() +
          '\n',
      );
    return;
  }
  let after: Parameters<typeof history.samplesPage>[1] = null;
  do {
    const page = history.samplesPage(query, after, PAGE);
    const lines = page.samples.map(({ at, window, utilization, source }) => {
      const percent = utilization === null ? 'unknown' : formatPercent(utilization, locale);
      return `${clockOf(at)}  ${padEnd(plainLine(window), 16)}${percent.padStart(8)}  ${source}\n`;
    });
    await write(lines.join(''));
    after = page.next;
  } while (after !== null);
}

/** Creates a writer that waits while the stream's buffer is full, and removes control characters for terminals. */
export function writerTo(stream: NodeJS.WritableStream): WriteText {
  return async (text) => {
    if (text !== '' && !stream.write(plainText(text))) await once(stream, 'drain');
  };
}
