import { setImmediate as nextTurn } from 'node:timers/promises';
import { errorMessage } from '../../core/error-message';
import { err, ok, type Result } from '../../core/result';
import { compiled } from './compiled';
import { Scans } from '../../transcripts/pass';
import type { ScanProgress, ScanSummary, TranscriptRoot } from '../../transcripts/types';
import { WorkingFolder } from '../../transcripts/working-folder';
import type { ScanStore } from './scan-store';

/** What is new may be this much, to be read without the module: compiling that takes as long. */
const MOST_FILES = 500;
const MOST_BYTES = 4 * 2 ** 20;
/** After so much of reading what was found is stored: a scan that is killed has to read it again. */
const STORE_BYTES = 500e6;
/** A signal is seen this soon (ms). */
const TURN_MS = 50;

export interface ScanHereParts {
  readonly store: ScanStore;
  readonly roots: readonly TranscriptRoot[];
  /** The built `scan-lines.wasm`. */
  readonly moduleFile: string;
  readonly onProgress: (progress: ScanProgress) => void;
  readonly stop: AbortSignal;
}

/**
 * Scans on this thread: one of its own takes longer to start than 20,000 transcripts to be looked at, and what it finds
 * has to be handed over. `null`: there is much to read, and the module for that cannot be used; nothing was read.
 */
export async function scanHere(parts: ScanHereParts): Promise<Result<ScanSummary, string> | null> {
  const { sink, memory, settle } = parts.store;
  // Transcripts lie in no package: Electron need not look for one in each of their paths.
  process.noAsar = true;
  const place = new WorkingFolder();
  try {
    let bytesDone = 0;
    const scans = new Scans(memory.load(), {
      batch: ({ uses, rows, titles, memory: pack }) => {
        if (uses.length > 0) sink.add(uses);
        if (rows !== null) sink.addRows?.(rows);
        if (titles.length > 0) sink.title(titles);
        if (pack !== null) memory.save([pack]);
      },
      tidy: memory.replace,
      progress: (progress) => {
        bytesDone = progress.bytesDone;
        parts.onProgress(progress);
      },
      stopped: () => parts.stop.aborted,
      place,
    });
    const look = await inTurns(scans.look(parts.roots));
    if (look.found.changed.length > MOST_FILES || look.newBytes > MOST_BYTES) {
      const code = parts.store.takesRows() ? compiled(parts.moduleFile) : null;
      if (code === null) return null;
      scans.useRows(code);
    }
    let storeAt = STORE_BYTES;
    const summary = await inTurns(scans.reading(look), async () => {
      if (bytesDone < storeAt) return;
      storeAt = bytesDone + STORE_BYTES;
      await settle();
    });
    return ok(summary);
  } catch (error) {
    return err(`The transcripts could not be read: ${errorMessage(error)}.`);
  } finally {
    process.noAsar = false;
    place.leave();
  }
}

/** Takes all steps, and lets others work now and then. */
async function inTurns<T>(steps: Generator<void, T, void>, turn?: () => Promise<void>): Promise<T> {
  for (let turnAt = performance.now() + TURN_MS; ;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() < turnAt) continue;
    await nextTurn();
    await turn?.();
    turnAt = performance.now() + TURN_MS;
  }
}
