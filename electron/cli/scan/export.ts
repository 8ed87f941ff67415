import { endLine, headLines, isUsable, useLine } from '../../core/machines/ledger-text';
import type { MachineExport } from '../../history/ledger/machine-export';
import type { ExportCommand } from '../args/export-args';
import { beginOf } from '../args/when';
import { EXIT } from '../exit-code';
import { readTranscripts, type ScanParts } from './scan';

/** Prints text to stdout; resolves when there is room for more. */
export type WriteAll = (text: string) => Promise<void>;

export interface ExportParts extends Omit<ScanParts, 'store'> {
  readonly store: ScanParts['store'] & { readonly exported: MachineExport };
  readonly now: () => number;
  readonly write: WriteAll;
}

/** `quotide export --ledger`: reads the transcripts into the ledger, and prints it as text; gives the exit code. */
export async function runExport(parts: ExportParts, command: ExportCommand): Promise<number> {
  const { store, write } = parts;
  // Before the scan: what is written meanwhile is asked for again by who asks from this moment on.
  const takenAt = parts.now();
  const scanned = await readTranscripts(parts);
  if (!scanned.ok) return scanned.error;
  const since = command.since === null ? null : beginOf(command.since);
  await write(headLines({ takenAt, since }));
  let count = 0;
  for (const page of store.exported(since)) {
    const usable = page.filter((use) => isUsable(use, takenAt));
    count += usable.length;
    await write(usable.map(useLine).join(''));
  }
  await write(endLine(count));
  return EXIT.fine;
}
