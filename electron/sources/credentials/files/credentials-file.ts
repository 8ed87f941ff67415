import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseStored } from '../parse-stored';
import { readRegularFile, type FileRead } from './read-file';
import { withTimeLimit } from '../keyring/time-limit';
import type { CredentialWarning, Finder, Finding, Origin } from '../types';

/** The file's name in a config folder. */
export const CREDENTIALS_FILE = '.credentials.json';

/**
 * The file also holds the logins of MCP servers; 60 of them make 92 KB. A larger file was not written by Claude Code.
 */
const MAX_BYTES = 1024 * 1024;

/** A write takes milliseconds, so a file that is still incomplete after these tries is damaged. */
const TRIES = 4;
const PAUSE_MS = 50;

/** A local read takes under 1 ms; one that takes this long is on a network mount that does not answer. */
const LIMIT_MS = 2_000;

export interface FileFinderOptions {
  /** The config folder. */
  readonly dir: string;
  /** The user's home folder; links are followed only inside it. */
  readonly home: string;
  readonly platform: NodeJS.Platform;
  /** The finder's id; default `file`. */
  readonly id?: 'file' | 'wsl';
}

/** Creates the finder of `<dir>/.credentials.json`, which reads the file at each call. */
export function createFileFinder(options: FileFinderOptions): Finder {
  const where = join(options.dir, CREDENTIALS_FILE);
  const id = options.id ?? 'file';
  const origin: Origin = { finder: id, where };
  return {
    id,
    async find() {
      const finding = await withTimeLimit(readPatiently(origin, options), LIMIT_MS);
      return finding.ok
        ? finding.value
        : { ...origin, outcome: 'timeout', detail: 'the disk does not answer', reason: 'no_answer' };
    },
  };
}

async function readPatiently(origin: Origin, options: FileFinderOptions): Promise<Finding> {
  for (let left = TRIES - 1; ; left -= 1) {
    const read = await readRegularFile(origin.where, { home: options.home, maxBytes: MAX_BYTES });
    const { finding, passing } = interpret(read, origin, options.platform);
    if (!passing || left === 0) return finding;
    await sleep(PAUSE_MS);
  }
}

/** The finding, and whether it may be temporary: the file is incomplete, empty or being replaced. */
function interpret(
  read: FileRead,
  origin: Origin,
  platform: NodeJS.Platform,
): { readonly finding: Finding; readonly passing: boolean } {
  if (read.kind === 'absent')
    return { finding: { ...origin, outcome: 'absent', detail: read.detail }, passing: false };
  if (read.kind === 'unreadable') {
    const { reason, detail, passing } = read;
    return { finding: { ...origin, outcome: 'unreadable', detail, reason }, passing };
  }
  const stored = parseStored(read.text, origin, warningsOf(read, platform));
  if (stored.kind === 'login') {
    const { credential } = stored;
    return { finding: { ...origin, outcome: 'found', detail: 'read', credential }, passing: false };
  }
  if (stored.kind === 'no_login')
    return { finding: { ...origin, outcome: 'absent', detail: stored.detail }, passing: false };
  const { detail } = stored;
  const reason = read.isUtf8 ? stored.reason : 'not_text';
  return { finding: { ...origin, outcome: 'unreadable', detail, reason }, passing: true };
}

/** Some users have files with mode 0644: Quotide reads them and warns, but does not change the mode. */
function warningsOf(
  read: Extract<FileRead, { kind: 'text' }>,
  platform: NodeJS.Platform,
): readonly CredentialWarning[] {
  const warnings: CredentialWarning[] = [];
  if (platform !== 'win32' && (read.mode & 0o077) !== 0) warnings.push('readable_by_others');
  if (read.followedLink) warnings.push('followed_link');
  return warnings;
}
