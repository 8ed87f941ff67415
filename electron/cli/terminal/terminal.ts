import { plainText } from '../../core/text/plain-text';
import { redact } from '../../core/redact';

/** Writes lines to stdout, without control characters for the terminal. */
export function printOut(text: string): void {
  process.stdout.write(`${plainText(text)}\n`);
}

/**
 * Writes lines to stderr, without control characters and without secrets: an error may name a proxy with its password.
 */
export function printError(text: string): void {
  process.stderr.write(`${redact(plainText(text))}\n`);
}

/** What an output stream can show. */
export interface Screen {
  /** Whether a person reads it, so that bars help. */
  readonly isTerminal: boolean;
  readonly hasColour: boolean;
}

/** The abilities of stdout. `NO_COLOR` (https://no-color.org) and a dumb terminal have no colour. */
export function screenOf(
  { isTTY }: { readonly isTTY?: boolean | undefined },
  env: Readonly<Record<string, string | undefined>>,
): Screen {
  const isTerminal = isTTY === true && env['TERM'] !== 'dumb';
  return { isTerminal, hasColour: isTerminal && !env['NO_COLOR'] };
}

/** Writes lines with colours that `renderLines` has made safe. */
export function printRendered(text: string): void {
  process.stdout.write(`${text}\n`);
}
