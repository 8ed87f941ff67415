import fs from 'node:fs';
import type { Readable } from 'node:stream';
import { importLedger, type ImportFault, type LedgerImportParts } from '../app/machines/import-ledger';
import { errorMessage } from '../core/error-message';
import type { LedgerReason } from '../core/machines/ledger-text';
import type { ImportCommand } from './args/import-args';
import { EXIT } from './exit-code';

export interface ImportParts extends LedgerImportParts {
  readonly stdin: Readable;
  readonly print: (line: string) => void;
  /** Prints a line to stderr. */
  readonly complain: (line: string) => void;
}

/** `quotide import`: stores another machine's ledger; gives the exit code. */
export async function runImport(parts: ImportParts, { file, machine }: ImportCommand): Promise<number> {
  const { print, complain } = parts;
  try {
    const input = file === '-' ? parts.stdin : fs.createReadStream(file);
    const imported = await importLedger(parts, machine, input);
    if (!imported.ok) {
      complain(`quotide: nothing was imported: ${faultText(imported.error)}`);
      return EXIT.failure;
    }
    const { responses } = imported.value;
    print(`${machine}: ${String(responses)} ${responses === 1 ? 'response' : 'responses'} imported.`);
    return EXIT.fine;
  } catch (error) {
    complain(`quotide: nothing was imported: ${errorMessage(error)}`);
    return EXIT.failure;
  }
}

const REASONS: Readonly<Record<LedgerReason, string>> = {
  not_a_ledger: 'this is no ledger of Quotide',
  version: 'another version of Quotide wrote it; use the same version on both machines',
  taken: 'the moment of the export cannot be read',
  since: 'the beginning of the export cannot be read',
  columns: 'these are not the columns of a ledger',
  fields: 'a response has ten fields, separated by one space',
  key: 'the key is not 40 hex digits',
  time: 'the time is no instant before the export',
  model: 'the name of the model has characters that are not allowed',
  account: 'the account is not 16 hex digits',
  number: 'a number of tokens is not a whole number up to a thousand million',
  plan: 'the last field is neither 0 nor 1',
  line_too_long: 'the line is too long',
  too_many: 'there are too many responses',
  count: 'the number of responses is not the one that was exported; some are missing',
  after_end: 'there is something behind the end',
  cut_off: 'the end is missing; the file was cut off',
};

function faultText(fault: ImportFault): string {
  if (fault.line === null) return 'the ledger is too large.';
  return `line ${String(fault.line)}: ${REASONS[fault.reason]}.`;
}
