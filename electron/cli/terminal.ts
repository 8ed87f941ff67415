import { plainText } from '../core/plain-text';

/** Writes lines to stdout. Wherever a text came from, nothing in it steers the terminal. */
export function printOut(text: string): void {
  process.stdout.write(`${plainText(text)}\n`);
}

/** Writes lines to stderr, in the same way. */
export function printError(text: string): void {
  process.stderr.write(`${plainText(text)}\n`);
}
