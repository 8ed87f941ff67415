import fs from 'node:fs';
import path from 'node:path';
import { callsForRequest } from '../../core/tracker/tracker';
import {
  rowsOf,
  STATUSLINE_FOLDER,
  statuslineObservation,
  type NoteRow,
} from '../../sources/statusline-note';
import { makeOwnFolder } from '../../platform/write-whole';
import type { AppClock } from '../clock/clock';
import { folderId } from '../accounts/ids';
import type { Log } from '../log';
import type { AccountRuntime } from '../accounts/account-runtime';
import { readStatuslineNotes } from './statusline-notes';

/** Records the limits in notes of Claude Code's status line, as soon as they are written. */
export interface StatuslineFeed {
  readonly start: () => void;
  /** To be called when an account gets another key: its recorded notes are still its own. */
  readonly moved: (from: string, to: string) => void;
  readonly close: () => void;
}

export interface StatuslineFeedParts {
  readonly dataDir: string;
  readonly runtimes: () => readonly AccountRuntime[];
  readonly clock: AppClock;
  readonly log: Log;
}

/** Ms between two looks, for file systems without events (no watches left, a network share). */
const LOOK_MS = 30_000;
/** Ms between two looks until the time is known: by a wrong clock, rows would get a date that is hours off. */
const LOOK_SOON_MS = 250;

/** The recorded notes of one config folder. */
interface Handed {
  /** The account they were recorded for; `null`: no answer has named it yet. */
  account: string | null;
  /** Rows that changed before this moment are of an earlier account, epoch ms. */
  from: number;
  /** By file: its mark (time and size) and its rows. */
  readonly files: Map<string, { mark: string; rows: ReadonlySet<string> }>;
}

/** Creates the feed; it reads nothing before `start`. */
export function createStatuslineFeed(parts: StatuslineFeedParts): StatuslineFeed {
  const { dataDir, clock, log } = parts;
  const folder = path.join(dataDir, STATUSLINE_FOLDER);
  const handed = new Map<string, Handed>();
  let watcher: fs.FSWatcher | null = null;
  let cancel: (() => void) | null = null;

  const asked = new Set<string>();
  /** Whether the login was looked at: before that, the account is the one of an earlier run. */
  const knowsLogin = ({ dir, reader }: AccountRuntime): boolean => {
    if (reader.outcome() !== null) return true;
    if (asked.has(dir)) return false;
    asked.add(dir);
    void reader.look('background').then(lookSafely, (error: unknown) => {
      log.warn('the login could not be looked at', { error: String(error) });
    });
    return false;
  };
  const lookSafely = () => {
    if (!clock.isSettled()) return;
    try {
      for (const runtime of parts.runtimes()) if (knowsLogin(runtime)) look(runtime, dataDir, handed, clock);
    } catch (error) {
      log.warn('the status line could not be read', { error: String(error) });
    }
  };
  const again = () => {
    lookSafely();
    cancel = clock.after(clock.isSettled() ? LOOK_MS : LOOK_SOON_MS, again);
  };
  return {
    start: () => {
      try {
        makeOwnFolder(folder);
        watcher = fs.watch(folder, { persistent: false }, (_event, name) => {
          if (name === null || name.endsWith('.json')) lookSafely();
        });
        watcher.on('error', () => watcher?.close());
      } catch (error) {
        log.info('the status line is looked at now and then only', { error: String(error) });
      }
      again();
    },
    moved: (from, to) => {
      for (const each of handed.values()) if (each.account === from) each.account = to;
    },
    close: () => {
      watcher?.close();
      cancel?.();
    },
  };
}

/** Records new rows in the notes of a config folder; sends a request if they differ from the numbers on show. */
function look(runtime: AccountRuntime, dataDir: string, handed: Map<string, Handed>, clock: AppClock): void {
  const { store, reader, poller, dir } = runtime;
  const { account } = store.facts();
  if (account === null) return;
  const known = handedTo(reader.account()?.key ?? null, handed.get(dir), clock);
  handed.set(dir, known);
  const observations = newRows(dataDir, dir, known)
    .map((row) => ({ ...row, changedAt: clock.ofSystem(row.changedAt) }))
    .filter(({ changedAt }) => changedAt >= known.from)
    .map((row) => statuslineObservation(row, account.key, clock.now()))
    // Rows that can only raise a number come first, then the others in the order of time.
    .sort((a, b) => Number(a.fresh) - Number(b.fresh) || a.observedAt - b.observedAt);
  for (const observation of observations) {
    const { tracker } = store.facts();
    const isDoubtful = tracker !== null && callsForRequest(tracker, observation, clock.now());
    reader.recordReading(observation, account);
    if (isDoubtful) poller.askSoon();
  }
}

/** The recorded notes for the present account; after a change of account they begin again. */
function handedTo(account: string | null, known: Handed | undefined, clock: AppClock): Handed {
  if (known === undefined) return { account, from: Number.NEGATIVE_INFINITY, files: new Map() };
  if (account === null || known.account === account) return known;
  if (known.account === null) return { ...known, account };
  return { account, from: clock.now(), files: new Map() };
}

function newRows(dataDir: string, dir: string, { files }: Handed): readonly NoteRow[] {
  const present = new Set<string>();
  const marks = new Map<string, string>();
  const notes = readStatuslineNotes(dataDir, folderId(dir), (file, mark) => {
    present.add(file);
    marks.set(file, mark);
    return files.get(file)?.mark === mark;
  });
  for (const file of files.keys()) if (!present.has(file)) files.delete(file);
  return notes.flatMap(({ file, note }) => {
    const before = files.get(file)?.rows;
    const rows = rowsOf(note);
    files.set(file, { mark: marks.get(file) ?? '', rows: new Set(rows.map(signOf)) });
    return rows.filter((row) => before?.has(signOf(row)) !== true);
  });
}

function signOf(row: NoteRow): string {
  return JSON.stringify(row);
}
