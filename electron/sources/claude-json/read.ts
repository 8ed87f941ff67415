import { dirname, join } from 'node:path';
import { toIdentity, type Identity } from '../credentials/identity';
import { createJsonFileReader, type JsonFileReader } from '../credentials/files/json-file';
import { readCachedUsage, type CachedUsage } from './cached-usage';

/**
 * The parts of Claude Code's state file that Quotide reads: the account that is signed in, and the last known limits.
 */
export interface ClaudeJson {
  readonly identity: Identity | null;
  readonly usage: CachedUsage | null;
  /** Whether there is a block `cachedUsageUtilization` at all, readable or not. */
  readonly hasUsage: boolean;
  /** The block `unusedLimitResetStatusCache`, not parsed. */
  readonly unusedReset: unknown;
}

/** Reads the state file of one config folder. */
export interface ClaudeJsonReader {
  /** `null` where there is none. Never rejects, never writes. */
  readonly read: () => Promise<ClaudeJson | null>;
}

/** Older installations have the state file here, in the config folder, and Claude Code still reads it first. */
const LEGACY_FILE = '.config.json';

/**
 * Creates a reader that opens a file only when its time or size changed, and reads at most 8 MiB of it.
 *
 * @param claudeJson where `.claude.json` lies
 * @param configDir the config folder
 * @param home links are followed only inside this folder
 */
export function createClaudeJsonReader(
  claudeJson: string,
  configDir: string,
  home: string,
): ClaudeJsonReader {
  const readers = [join(configDir, LEGACY_FILE), claudeJson].map((file) =>
    createJsonFileReader(file, home, pick),
  );
  return {
    read: async () => {
      for (const reader of readers) {
        const content = await readSafely(reader);
        if (content !== null) return content;
      }
      return null;
    },
  };
}

/** The paths of the state file that have to be watched: one for each folder in which it may lie. */
export function stateFiles(claudeJson: string, configDir: string): readonly string[] {
  const legacy = join(configDir, LEGACY_FILE);
  return dirname(legacy) === dirname(claudeJson) ? [claudeJson] : [claudeJson, legacy];
}

function pick(content: Readonly<Record<string, unknown>>): ClaudeJson {
  const block = content['cachedUsageUtilization'];
  return {
    identity: toIdentity(content),
    usage: readCachedUsage(block),
    hasUsage: block !== undefined && block !== null,
    unusedReset: content['unusedLimitResetStatusCache'],
  };
}

async function readSafely<T>(reader: JsonFileReader<T>): Promise<T | null> {
  try {
    return await reader.read();
  } catch {
    return null;
  }
}
