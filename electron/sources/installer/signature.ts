import type { Logger } from 'electron-updater';
import { verifySignature } from 'electron-updater/out/windowsExecutableCodeSignatureVerifier';

/** As electron-updater's own; a fault as a sentence, or `null`: the signature is good, and one of these names made it. */
export type Verify = (publishers: string[], file: string, logger: Logger) => Promise<string | null>;

/**
 * What is wrong with the Authenticode signature of a file. electron-updater lets a file pass where PowerShell cannot be
 * asked, and gives the same `null` as for a good one; only its log tells the two apart. So a file passes when Windows was said
 * to have read a signature, and nothing was said to be ignored.
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
  if (publishers.length === 0) return 'nobody is named whose signature it should bear';
  try {
    const fault = await verify([...publishers], file, logger);
    return fault ?? (isRead && !isIgnored ? null : 'the system could not be asked');
  } catch (error) {
    return String(error);
  }
}
