import { setImmediate as nextTurn } from 'node:timers/promises';
import { err, ok, type Result } from '../core/result';
import { Scans } from '../transcripts/pass';
import type { LedgerSink, ScanMemory, ScanProgress, ScanSummary, TranscriptRoot } from '../transcripts/types';

/** What is new may be this much, to be read here; more is read on a thread, beside the writing. */
const MOST_FILES = 500;
const MOST_BYTES = 4 * 2 ** 20;
/** A signal is seen this soon (ms). */
const TURN_MS = 50;

export interface ScanHereParts {
  readonly store: { readonly sink: LedgerSink; readonly memory: ScanMemory };
  readonly roots: readonly TranscriptRoot[];
  readonly onProgress: (progress: ScanProgress) => void;
  readonly stop: AbortSignal;
}

/**
 * Scans on this thread where little or nothing is new, as from the second scan on: a thread of its own takes longer to
 * start than 20,000 transcripts to be looked at. `null`: there is more to read, or all of it; nothing was read.
 */
export async function scanHere(parts: ScanHereParts): Promise<Result<ScanSummary, string> | null> {
  const { sink, memory } = parts.store;
  // Transcripts lie in no package: Electron need not look for one in each of their paths.
  process.noAsar = true;
  try {
    const scans = new Scans(memory.load(), {
      batch: ({ uses, titles, memory: pack }) => {
        if (uses.length > 0) sink.add(uses);
        if (titles.length > 0) sink.title(titles);
        if (pack !== null) memory.save([pack]);
      },
      tidy: memory.replace,
      progress: parts.onProgress,
      stopped: () => parts.stop.aborted,
    });
    if (scans.isFirst()) return null;
    const steps = scans.look(parts.roots);
    for (let turnAt = performance.now() + TURN_MS; ;) {
      const step = steps.next();
      if (step.done === true) {
        const { found, newBytes } = step.value;
        if (found.changed.length > MOST_FILES || newBytes > MOST_BYTES) return null;
        return ok(scans.read(step.value));
      }
      if (performance.now() < turnAt) continue;
      await nextTurn();
      turnAt = performance.now() + TURN_MS;
    }
  } catch (error) {
    return err(
      `The transcripts could not be read: ${error instanceof Error ? error.message : String(error)}.`,
    );
  } finally {
    process.noAsar = false;
  }
}
