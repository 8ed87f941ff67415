import fs from 'node:fs';
import path from 'node:path';
import { readStatuslineNote, statuslineObservation, STATUSLINE_FOLDER } from '../sources/statusline';
import type { Clock } from './clock';
import { folderId } from './folder-id';
import type { Log } from './log';
import type { Session } from './session';

/** Brings what Claude Code's status line handed on to the sessions, as it comes. */
export interface StatuslineFeed {
  readonly start: () => void;
  readonly close: () => void;
}

export interface StatuslineFeedParts {
  readonly dataDir: string;
  readonly sessions: () => readonly Session[];
  readonly clock: Clock;
  readonly log: Log;
}

/** Where events fail (no watches left, a network share), it is looked at as often. */
const LOOK_MS = 30_000;
/** A note is 200 bytes. */
const MAX_BYTES = 4096;

export function createStatuslineFeed({ dataDir, sessions, clock, log }: StatuslineFeedParts): StatuslineFeed {
  const folder = path.join(dataDir, STATUSLINE_FOLDER);
  const seen = new Map<string, number>();
  let watcher: fs.FSWatcher | null = null;
  let cancel: (() => void) | null = null;

  const look = () => {
    for (const session of sessions()) {
      const { account } = session.store.facts();
      const file = path.join(folder, `${folderId(session.dir)}.json`);
      const note = account === null ? null : readNote(file);
      if (account === null || note === null || note.at <= (seen.get(session.dir) ?? 0)) continue;
      seen.set(session.dir, note.at);
      // The command that wrote it went by the system's clock.
      const at = clock.ofSystem?.(note.at) ?? note.at;
      session.reader.take(statuslineObservation({ ...note, at }, account.key), account);
    }
  };
  const lookSafely = () => {
    try {
      look();
    } catch (error) {
      log.warn('the status line could not be read', { error: String(error) });
    }
  };
  const again = () => {
    lookSafely();
    cancel = clock.after(LOOK_MS, again);
  };
  return {
    start: () => {
      try {
        fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
        watcher = fs.watch(folder, { persistent: false }, lookSafely);
        watcher.on('error', () => watcher?.close());
      } catch (error) {
        log.info('the status line is looked at now and then only', { error: String(error) });
      }
      again();
    },
    close: () => {
      watcher?.close();
      cancel?.();
    },
  };
}

function readNote(file: string): ReturnType<typeof readStatuslineNote> {
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return size === 0 || size > MAX_BYTES ? null : readStatuslineNote(fs.readFileSync(file, 'utf8'));
}
