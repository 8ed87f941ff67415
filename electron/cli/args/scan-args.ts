import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../core/result';
import { usageLine } from './usage-line';
import { parseWhen, type When } from './when';

/** What a line of `scan` stands for. */
export type ScanGrouping = 'day' | 'model' | 'session' | 'project';
const groupings: readonly ScanGrouping[] = ['day', 'model', 'session', 'project'];

/** `quotide scan`. */
export interface ScanCommand {
  readonly json: boolean;
  readonly since: When | null;
  readonly until: When | null;
  readonly by: ScanGrouping;
}

export const SCAN_USAGE = usageLine('scan');

/** Reads the words after `quotide scan`; the error is one line that says what is allowed. */
export function parseScan(words: readonly string[]): Result<ScanCommand, string> {
  const { tokens } = parseArgs({
    args: [...words],
    options: { since: { type: 'string' }, until: { type: 'string' }, by: { type: 'string' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  let command: ScanCommand = { json: false, since: null, until: null, by: 'day' };
  for (const token of tokens) {
    if (token.kind === 'positional') return wrong(`"${token.value}" is not expected`);
    if (token.kind !== 'option') continue;
    const option = readOption(token.rawName, token.value);
    if (!option.ok) return wrong(option.error);
    command = { ...command, ...option.value };
  }
  return ok(command);
}

function readOption(name: string, value: string | undefined): Result<Partial<ScanCommand>, string> {
  if (name === '--json') return value === undefined ? ok({ json: true }) : err('--json takes no value');
  if (name === '--by') {
    const by = groupings.find((grouping) => grouping === value);
    return by === undefined ? err(`--by is ${groupings.join(', ')}`) : ok({ by });
  }
  if (name === '--since' || name === '--until') {
    const when = parseWhen(value ?? '');
    if (when === null) return err(`${name} is a day (2026-11-21) or a time (2026-11-21T20:00Z)`);
    return ok(name === '--since' ? { since: when } : { until: when });
  }
  return err(`there is no ${name}`);
}

function wrong(problem: string): Result<never, string> {
  return err(`quotide: ${problem}; use: ${SCAN_USAGE}`);
}
