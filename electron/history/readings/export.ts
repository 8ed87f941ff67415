import { csvLine, type CsvCell } from '../../core/csv';
import { jsonText } from '../../core/text/plain-text';
import type { UsageEvent } from '../../core/usage/usage';
import type { History, Sample } from '../history';

/** What is exported; times are epoch ms, `until` is left out. */
export interface ExportQuery {
  readonly format: 'json' | 'csv';
  readonly since: number;
  readonly until: number;
  /** `null`: all. */
  readonly account: string | null;
  readonly window: string | null;
}

/** Takes a piece of text; the next one comes when it is done. */
export type WriteText = (text: string) => Promise<void> | void;

type Line = Readonly<Record<string, CsvCell>>;

/** So many rows are read and written at once, so that nothing else waits long. */
const PAGE = 500;

/** The words of the contract, in its order. */
const SAMPLE_COLUMNS = [
  ...['at', 'window', 'utilization', 'resetsAt', 'rawResetsAt', 'source', 'httpStatus', 'fresh', 'account'],
];
const EVENT_COLUMNS = ['at', 'kind', 'window', 'value', 'account', 'early'];

/** Writes samples in time order, of any number, with all that makes them evidence. Gives how many. */
export function exportSamples(
  history: Pick<History, 'samplesPage'>,
  { format, ...query }: ExportQuery,
  write: WriteText,
): Promise<number> {
  return writeLines({ format, name: 'samples', columns: SAMPLE_COLUMNS }, pagesOf(history, query), write);
}

/** Writes what happened: resets, thresholds, limits and logins, in time order. */
export function exportEvents(
  history: Pick<History, 'events'>,
  { format, account, window, ...span }: ExportQuery,
  write: WriteText,
): Promise<number> {
  const events = history
    .events({ ...span, ...(window === null ? {} : { window }) })
    .filter((event) => account === null || event.account === account);
  return writeLines({ format, name: 'events', columns: EVENT_COLUMNS }, [events.map(lineOfEvent)], write);
}

function* pagesOf(
  history: Pick<History, 'samplesPage'>,
  query: Omit<ExportQuery, 'format'>,
): Generator<readonly Line[]> {
  let after: Parameters<History['samplesPage']>[1] = null;
  do {
    const page = history.samplesPage(query, after, PAGE);
    yield page.samples.map(lineOfSample);
    after = page.next;
  } while (after !== null);
}

async function writeLines(
  {
    format,
    name,
    columns,
  }: { readonly format: 'json' | 'csv'; readonly name: string; readonly columns: readonly string[] },
  pages: Iterable<readonly Line[]>,
  write: WriteText,
): Promise<number> {
  const isJson = format === 'json';
  let count = 0;
  await write(isJson ? `{"schema":1,"${name}":[` : `${columns.join(',')}\n`);
  for (const page of pages) {
    if (page.length === 0) continue;
    const lines = page.map((line) =>
      isJson ? jsonText(line) : `${csvLine(columns.map((column) => line[column] ?? null))}\n`,
    );
    await write(isJson ? `${count > 0 ? ',' : ''}\n${lines.join(',\n')}` : lines.join(''));
    count += page.length;
  }
  if (isJson) await write('\n]}\n');
  return count;
}

/** A reading as it is exported. */
export function lineOfSample(sample: Sample): Line {
  const { window, utilization, rawResetsAt, source, httpStatus, fresh, account } = sample;
  const [at, resetsAt] = [iso(sample.at), sample.resetsAt === null ? null : iso(sample.resetsAt)];
  return { at, window, utilization, resetsAt, rawResetsAt, source, httpStatus, fresh, account };
}

/** An event as it is exported. */
export function lineOfEvent({ at, kind, window, value, account, early }: UsageEvent): Line {
  return { at: iso(at), kind, window, value, account, early };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
