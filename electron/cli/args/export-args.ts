import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../core/result';
import { usageLine } from './usage-line';
import { parseWhen, type When } from './when';

/** `quotide export`. */
export interface ExportCommand {
  readonly since: When | null;
}

/** Parses the words after `quotide export`; the error is one line with the allowed form. */
export function parseExport(words: readonly string[]): Result<ExportCommand, string> {
  const { tokens } = parseArgs({
    args: [...words],
    options: { since: { type: 'string' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  let since: When | null = null;
  let isLedger = false;
  for (const token of tokens) {
    if (token.kind === 'positional') return wrong(`"${token.value}" is not expected`);
    if (token.kind !== 'option') continue;
    if (token.rawName === '--ledger' && token.value === undefined) isLedger = true;
    else if (token.rawName === '--since') {
      since = parseWhen(token.value ?? '');
      if (since === null) return wrong('--since takes a day (2026-11-21) or a time (2026-11-21T20:00)');
    } else return wrong(`there is no ${token.rawName}`);
  }
  return isLedger ? ok({ since }) : wrong('name what to export: --ledger');
}

function wrong(problem: string): Result<never, string> {
  return err(`quotide: ${problem}; use: ${usageLine('export')}`);
}
