import { stat } from 'node:fs/promises';
import { isRecord, parseJson, textOrNull } from './json';
import { readRegularFile } from './read-file';

const MAX_BYTES = 8 * 1024 * 1024;

/** Who is signed in, as Claude Code noted it; personal data: never logged. */
export interface Identity {
  readonly accountUuid: string | null;
  readonly emailAddress: string | null;
  readonly displayName: string | null;
  readonly organizationName: string | null;
  readonly organizationUuid: string | null;
}

export interface IdentityReader {
  /** `null` when nobody is noted there. Never rejects. */
  read(): Promise<Identity | null>;
}

/**
 * Reads `oauthAccount` from `.claude.json`, without network. The file holds hundreds of KB and changes all day, so
 * it is read only when its time or size changed; torn or too large, the last answer stands.
 */
export function createIdentityReader(path: string, home: string): IdentityReader {
  let stamp: string | null = null;
  let identity: Identity | null = null;
  return {
    async read() {
      const current = await stampOf(path);
      if (current === stamp) return identity;
      const read = await readRegularFile(path, { home, maxBytes: MAX_BYTES });
      if (read.kind === 'absent') {
        stamp = current;
        identity = null;
      } else if (read.kind === 'text') {
        const content = parseJson(read.text.replace(/^\uFEFF/, ''));
        // A torn write must be read again, so its stamp is not kept.
        if (!isRecord(content)) return identity;
        stamp = current;
        identity = toIdentity(content['oauthAccount']);
      }
      return identity;
    },
  };
}

async function stampOf(path: string): Promise<string> {
  try {
    const { mtimeNs, size } = await stat(path, { bigint: true });
    return `${String(mtimeNs)} ${String(size)}`;
  } catch {
    return 'absent';
  }
}

function toIdentity(account: unknown): Identity | null {
  if (!isRecord(account)) return null;
  const identity: Identity = {
    accountUuid: textOrNull(account['accountUuid']),
    emailAddress: textOrNull(account['emailAddress']),
    displayName: textOrNull(account['displayName']),
    organizationName: textOrNull(account['organizationName']),
    organizationUuid: textOrNull(account['organizationUuid']),
  };
  return Object.values(identity).some((value) => value !== null) ? identity : null;
}
