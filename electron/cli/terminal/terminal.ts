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
