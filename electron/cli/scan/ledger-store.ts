import { prepareDataDir } from '../../app/data-dir';
import { folderId } from '../../app/accounts/ids';
import { createLedger } from '../../history/ledger/ledger';
import { createLedgerBulk } from '../../history/ledger/ledger-bulk';
import { createLedgerImport } from '../../history/ledger/ledger-import';
import { createMachineExport, type MachineExport } from '../../history/ledger/machine-export';
import { createNames } from '../../history/names';
import { historyFile, openHistoryFile } from '../../history/open';
import { isDamage } from '../../history/integrity/damage';
import { createSessionProjects } from '../../history/ledger/session-projects';
import { liveObject } from '../../history/live';
import { createScanMemory } from '../../history/ledger/scan-memory';
import { createValues } from '../../history/values';
import type { ScanStore } from './scan-store';
import { compiled } from './compiled';
import { takingIn } from './taking-in';

/** The app writes batches meanwhile, each a few ms long; the command can wait. */
const BUSY_MS = 10_000;
/**
 * A scan changes the same pages of the index over and over: a log of 32 MB writes each of them to the file a few times,
 * SQLite's 4 MB some fifty times. The same for what is held in memory, once there is much to write.
 */
const LOG_PAGES = 8000;
const CACHE_KB = 8000;
/** Where little is new: pages are read once each. */
const SMALL_CACHE_KB = 1000;

export interface LedgerStore extends ScanStore {
  /** Key of the account that a config folder was last seen with; `null` when it was none. */
  readonly accountOf: (configDir: string) => string | null;
  /** This machine's responses for another machine. */
  readonly exported: MachineExport;
  /** Whether a call met damage in the history. */
  readonly isDamaged: () => boolean;
}

/**
 * The ledger in the data folder: what a transcript once said stays in it when its file is gone.
 * @param imageModule path of the built `ledger-image.wasm`
 * @param isDamaged whether damage was met in the history: then it is set aside
 * @throws Error when the folder or the history cannot be written
 */
export function openLedgerStore(
  dataDir: string,
  now: number,
  imageModule: string,
  isDamaged = false,
): LedgerStore {
  prepareDataDir(dataDir);
  const opened = openHistoryFile(dataDir, now, { isDamaged });
  if (!opened.ok) {
    const { kind, reason } = opened.error;
    throw new Error(kind === 'newer' ? 'a newer Quotide wrote it' : reason);
  }
  const { db } = opened.value;
  db.pragma(`busy_timeout = ${String(BUSY_MS)}`);
  db.pragma(`wal_autocheckpoint = ${String(LOG_PAGES)}`);
  db.pragma(`cache_size = -${String(SMALL_CACHE_KB)}`);
  const names = createNames(db);
  const ledger = createLedger(db, names);
  let image: WebAssembly.Module | null = null;
  const rows = createLedgerImport(db, names, `${historyFile(dataDir)}-import`, () => {
    image ??= compiled(imageModule);
    if (image === null) throw new Error('ledger-image.wasm cannot be used');
    return image;
  });
  const taking = takingIn(createLedgerBulk(db, names), rows, createScanMemory(db));
  let isLarge = false;
  const values = createValues(db);
  return notingDamage({
    sink: {
      add: (uses) => {
        if (!isLarge) db.pragma(`cache_size = -${String(CACHE_KB)}`);
        isLarge = true;
        taking.add(uses);
      },
      addRows: taking.addRows,
      title: ledger.title,
      settled: taking.settled,
    },
    memory: taking.memory,
    settle: taking.settle,
    tally: rows.tally,
    sums: rows.sums,
    takesRows: () => {
      image ??= compiled(imageModule);
      return image !== null && rows.takesRows();
    },
    titles: ledger.titles,
    projects: createSessionProjects(db),
    exported: createMachineExport(db),
    accountOf: (configDir) => keyIn(values.get(`account@${folderId(configDir)}`)),
    close: () => {
      db.close();
    },
  });
}

/** The same store, which remembers whether a call met damage. */
function notingDamage(store: Omit<LedgerStore, 'isDamaged'>): LedgerStore {
  let hasMet = false;
  const met = (error: unknown): never => {
    hasMet ||= isDamage(error);
    throw error;
  };
  const run = <T>(call: () => T): T => {
    try {
      return call();
    } catch (error) {
      return met(error);
    }
  };
  const noting = function* <T>(query: () => Iterable<T>): Generator<T, void> {
    try {
      yield* query();
    } catch (error) {
      met(error);
    }
  };
  const calls = { run, generation: () => 0 };
  return {
    ...store,
    sink: liveObject(() => store.sink, calls),
    memory: liveObject(() => store.memory, calls),
    settle: () => store.settle().catch(met),
    // Not a row at a time: there are many.
    tally: (...given) => noting(() => store.tally(...given)),
    sums: (...given) => noting(() => store.sums(...given)),
    exported: (since) => noting(() => store.exported(since)),
    titles: () => run(store.titles),
    projects: () => run(store.projects),
    accountOf: (configDir) => run(() => store.accountOf(configDir)),
    isDamaged: () => hasMet,
  };
}

/**
 * The account's key in a stored account; `null` for anything else. Without zod, which would be read and compiled at each
 * start of a scan for this alone: 15 ms.
 */
function keyIn(stored: unknown): string | null {
  if (typeof stored !== 'object' || stored === null || !('key' in stored)) return null;
  return typeof stored.key === 'string' && stored.key !== '' ? stored.key : null;
}
