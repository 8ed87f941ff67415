import path from 'node:path';
import { parseArgs } from 'node:util';
import { machineNameOf } from '../../core/machines/machine-name';
import { err, ok, type Result } from '../../core/result';

/** `quotide import`. */
export interface ImportCommand {
  readonly name: 'import';
  /** The file; `-` is the standard input. */
  readonly file: string;
  /** The name of the machine that the ledger came from. */
  readonly machine: string;
}

/** Parses the words after `quotide import`; the error describes what is wrong. */
export function parseImport(words: readonly string[]): Result<ImportCommand, string> {
  const { tokens } = parseArgs({
    args: [...words],
    options: { name: { type: 'string' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  let file: string | null = null;
  let given: string | null = null;
  for (const token of tokens) {
    if (token.kind === 'positional') {
      if (file !== null) return err(`"${token.value}" is not expected`);
      file = token.value;
    } else if (token.kind === 'option') {
      if (token.rawName !== '--name') return err(`there is no ${token.rawName}`);
      given = token.value ?? '';
    }
  }
  if (file === null || file === '') return err('name a file, or - for the standard input');
  if (file === '-' && given === null) return err('--name is needed for the standard input');
  const machine = machineNameOf(given ?? path.parse(file).name);
  return machine === null ? err('--name needs a name') : ok({ name: 'import', file, machine });
}
