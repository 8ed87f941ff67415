import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../core/result';

/** The options of a command, without their dashes. */
export interface KnownOptions {
  readonly flags: readonly string[];
  /** Options that take a value. */
  readonly values: readonly string[];
}

/** The options that were given, each with its values in their order; a flag has an empty list. */
export type GivenOptions = ReadonlyMap<string, readonly string[]>;

/** Reads the words after a command that has no argument of its own; the error describes what is wrong. */
export function readOptions(
  words: readonly string[],
  { flags, values }: KnownOptions,
): Result<GivenOptions, string> {
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(values.map((name) => [name, { type: 'string' as const }])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, readonly string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') return err(`"${token.value}" is not expected`);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (![...flags, ...values].includes(name) || rawName !== `--${name}`)
      return err(`there is no ${rawName}`);
    if (flags.includes(name) && value !== undefined) return err(`${rawName} takes no value`);
    if (values.includes(name) && (value === undefined || value === ''))
      return err(`${rawName} needs a value`);
    given.set(name, [...(given.get(name) ?? []), ...(value === undefined ? [] : [value])]);
  }
  return ok(given);
}

/** The last value of an option; `null` without the option. */
export function lastValue(given: GivenOptions, name: string): string | null {
  return given.get(name)?.at(-1) ?? null;
}
