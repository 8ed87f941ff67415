import { stat } from 'node:fs/promises';
import { isRecord, parseJson } from './json';
import { readRegularFile } from './read-file';

const MAX_BYTES = 8 * 1024 * 1024;

/** Reads one value out of a JSON file that other programs write. */
export interface JsonFileReader<T> {
  /** `null` where the file or the value is absent. Never rejects. */
  read(): Promise<T | null>;
}

/**
 * Creates a reader that opens the file only when its time or size changed: `.claude.json` has hundreds of KB and
 * changes all day. While the file is incomplete or too large, the reader returns its last value.
 *
 * @param home a link is followed only to a target inside this folder
 * @param pick gets the value from the file's object
 */
export function createJsonFileReader<T>(
  path: string,
  home: string,
  pick: (content: Readonly<Record<string, unknown>>) => T | null,
): JsonFileReader<T> {
  let stamp: string | null = null;
  let value: T | null = null;
  return {
    async read() {
      const current = await stampOf(path);
      if (current === stamp) return value;
      const read = await readRegularFile(path, { home, maxBytes: MAX_BYTES });
      if (read.kind === 'absent') {
        stamp = current;
        value = null;
      } else if (read.kind === 'text') {
        const content = parseJson(read.text.replace(/^\uFEFF/, ''));
        // An incomplete file has to be read again, so its stamp is not stored.
        if (!isRecord(content)) return value;
        stamp = current;
        value = pick(content);
      }
      return value;
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
