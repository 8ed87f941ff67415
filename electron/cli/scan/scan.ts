import { errorMessage } from '../../core/error-message';
import type { Locale } from '../../core/text/format';
import { jsonText } from '../../core/text/plain-text';
import { createPricer } from '../../core/prices/prices';
import type { OwnPrices } from '../../core/prices/own-prices';
import { totalsBy, type GroupedTotals, type TokenGroup } from '../../core/tokens/token-totals';
import { createProjectNames, type WorktreeOf } from '../../core/reports/projects';
import type { TallyUse } from '../../history/ledger/ledger-tally';
import { err, type Result } from '../../core/result';
import { exportNames } from '../../core/reports/work-names';
import type { Worktrees } from '../../platform/git-worktrees';
import { createScanner } from '../../transcripts/scanner';
import type { ScanProgress, ScanSummary, TranscriptRoot } from '../../transcripts/types';
import type { ScanCommand, ScanGrouping } from '../args/scan-args';
import { beginOf, endOf } from '../args/when';
import { EXIT } from '../exit-code';
import { scanHere } from './scan-here';
import type { ScanStore } from './scan-store';
import { scanText } from './scan-text';

export interface ScanParts {
  readonly store: ScanStore;
  readonly roots: readonly TranscriptRoot[];
  readonly workerFile: string;
  /** The built `scan-lines.wasm`. */
  readonly moduleFile: string;
  readonly locale: () => Locale;
  readonly prices: OwnPrices;
  readonly worktrees: Worktrees;
  /** Whether names of projects and sessions are hidden. */
  readonly isPrivate: boolean;
  /** The folders that were searched, as a person writes them. */
  readonly places: readonly string[];
  readonly print: (text: string) => void;
  /** A line for a person, on stderr. */
  readonly say: (line: string) => void;
  readonly onProgress: (progress: ScanProgress) => void;
  /** Aborts on Ctrl-C: what was read stays, and the next scan goes on from there. */
  readonly stop: AbortSignal;
}

/** Reads the transcripts into the ledger; the error is an exit code, and its reason was printed. */
export async function readTranscripts(parts: ScanParts): Promise<Result<ScanSummary, number>> {
  const { store, say } = parts;
  const result = await settled((await scanHere(parts)) ?? (await scanOnThread(parts)), store);
  if (!result.ok) {
    say(`quotide: ${result.error}`);
    return err(EXIT.failure);
  }
  if (result.value.stopped) {
    say('quotide: stopped; the next scan goes on from here.');
    return err(EXIT.failure);
  }
  if (result.value.unreadable > 0)
    say(`quotide: transcripts that could not be read: ${String(result.value.unreadable)}`);
  return result;
}

/** `quotide scan`: reads the transcripts into the ledger and prints what is in it; gives the exit code. */
export async function runScan(parts: ScanParts, command: ScanCommand): Promise<number> {
  const result = await readTranscripts(parts);
  if (!result.ok) return result.error;
  const { grouped, lastUse } = await sumUp(parts, command);
  if (command.json) parts.print(jsonText(scanJson(result.value, grouped), 2));
  else if (result.value.files === 0 && grouped.totals.messages === 0)
    parts.print(`No transcripts found in ${parts.places.join(' or ')}.`);
  else parts.print(tableOf(parts, command.by, { grouped, lastUse }));
  return EXIT.fine;
}

interface SummedUp {
  readonly grouped: GroupedTotals;
  /** The newest response of each session (epoch ms); empty for other groupings. */
  readonly lastUse: ReadonlyMap<string, number>;
}

function tableOf(
  { store, isPrivate, locale }: ScanParts,
  by: ScanGrouping,
  { grouped, lastUse }: SummedUp,
): string {
  const hasNames = by === 'session' && !isPrivate;
  return scanText({
    grouped,
    by,
    titles: hasNames ? store.titles() : new Map(),
    projects: hasNames ? store.projects() : new Map(),
    lastUse,
    locale: locale(),
  });
}

async function scanOnThread(parts: ScanParts): Promise<Result<ScanSummary, string>> {
  const { store, stop } = parts;
  const scanner = createScanner({
    workerFile: parts.workerFile,
    sink: store.sink,
    memory: store.memory,
    onProgress: parts.onProgress,
  });
  stop.addEventListener('abort', () => {
    scanner.stop();
  });
  const result = await scanner.scan(parts.roots);
  // The totals need no thread; nothing waits for it to end.
  void scanner.close();
  return result;
}

/** What was read before a scan failed is kept all the same. */
async function settled(
  result: Result<ScanSummary, string>,
  store: ScanStore,
): Promise<Result<ScanSummary, string>> {
  try {
    await store.settle();
    return result;
  } catch (error) {
    if (!result.ok) return result;
    return err(`What was read could not be stored: ${errorMessage(error)}.`);
  }
}

async function sumUp(
  { store, isPrivate, prices, worktrees }: ScanParts,
  { since, until, by }: ScanCommand,
): Promise<SummedUp> {
  const span = {
    since: since === null ? -Infinity : beginOf(since),
    until: until === null ? Infinity : endOf(until),
  };
  if (by === 'project') await worktrees.look(wordsIn(store.tally(span, by)));
  const lastUse = new Map<string, number>();
  const pricer = createPricer(prices);
  const { totals, groups } =
    by === 'day' || by === 'model'
      ? totalsBy(store.sums(span), by === 'day' ? dayKeys() : ({ model }) => model, pricer)
      : totalsBy(
          store.tally(span, by),
          by === 'session' ? sessionKeys(lastUse) : projectKeys(worktrees.of),
          pricer,
        );
  const sorted = groups.toSorted(by === 'day' ? byKey : bySize);
  const shown = by === 'project' ? hideProjects(sorted, isPrivate) : sorted;
  return {
    grouped: { totals, groups: shown },
    lastUse,
  };
}

const UNKNOWN = 'unknown';

function hideProjects(groups: readonly TokenGroup[], isPrivate: boolean): readonly TokenGroup[] {
  const folders = groups.map(({ key }) => key).filter((key) => key !== UNKNOWN);
  const names = exportNames(isPrivate, folders);
  return groups.map((group) =>
    group.key === UNKNOWN ? group : { ...group, key: names.project(group.key) ?? UNKNOWN },
  );
}

function wordsIn(uses: Iterable<TallyUse>): ReadonlySet<string | null> {
  const words = new Set<string | null>();
  for (const { word } of uses) words.add(word);
  return words;
}

function projectKeys(worktreeOf: WorktreeOf): (use: TallyUse) => string {
  const names = createProjectNames(worktreeOf);
  return ({ word }) => names.of(word)?.project ?? UNKNOWN;
}

/** Keys of sessions; notes the newest response of each in `lastUse`. */
function sessionKeys(lastUse: Map<string, number>): (use: TallyUse) => string {
  return ({ word, at }) => {
    const key = word ?? UNKNOWN;
    lastUse.set(key, Math.max(at, lastUse.get(key) ?? at));
    return key;
  };
}

/** The local day of an instant, `2026-11-21`; days do not change within a quarter of an hour. */
function dayKeys(): (use: Pick<TallyUse, 'at'>) => string {
  const known = new Map<number, string>();
  return ({ at }) => {
    const quarter = Math.floor(at / 900_000);
    let key = known.get(quarter);
    if (key === undefined) {
      const date = new Date(at);
      const two = (value: number): string => String(value).padStart(2, '0');
      key = `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
      known.set(quarter, key);
    }
    return key;
  };
}

function byKey(a: TokenGroup, b: TokenGroup): number {
  return a.key < b.key ? -1 : 1;
}

/** The dearest first; where nothing is known of the price, the one with the most output. */
function bySize(a: TokenGroup, b: TokenGroup): number {
  return b.knownCostUsd - a.knownCostUsd || b.output - a.output || byKey(a, b);
}

/** Schema 1: fields are added, never changed. */
function scanJson({ files, lines, skippedLines }: ScanSummary, { totals, groups }: GroupedTotals): object {
  return { schema: 1, files, lines, skippedLines, totals, groups };
}
