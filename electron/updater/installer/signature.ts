import type { Logger } from 'electron-updater';
import { verifySignature } from 'electron-updater/out/windowsExecutableCodeSignatureVerifier';

/**
 * electron-updater's check of a signature: a fault as a sentence, or `null` when the signature is valid and one of the
 * publishers made it.
 */
export type Verify = (publishers: string[], file: string, logger: Logger) => Promise<string | null>;

/**
 * Checks the Authenticode signature of a file and returns the fault, or `null`. electron-updater accepts a file where
 * PowerShell does not run, with the same `null` as for a valid signature; only its log differs. So a file is accepted
 * only when the log shows that Windows read a signature, and that no error was ignored.
 */
export async function signatureFault(
  publishers: readonly string[],
  file: string,
  verify: Verify = verifySignature,
): Promise<string | null> {
  let [isRead, isIgnored] = [false, false];
  const logger = {
    info: (line: unknown) => {
      isRead ||= String(line).startsWith('LiteralPath: ');
    },
    warn: (line: unknown) => {
      isIgnored ||= /^Cannot execute|\bIgnoring\b/.test(String(line));
    },
    error: () => undefined,
  };
  if (publishers.length === 0) return 'no publisher is named for its signature';
  try {
    const fault = await verify([...publishers], file, logger);
    return fault ?? (isRead && !isIgnored ? null : 'the system could not be asked');
  } catch (error) {
    return String(error);
  }
}
