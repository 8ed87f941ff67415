import Database from 'better-sqlite3';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createClock } from '../../electron/app/clock/clock';
import { createLog } from '../../electron/app/log';
import { openHistoryForApp, type AppHistory } from '../../electron/app/open-history';
import { checkInBackground } from '../../electron/history/integrity/check';
import { markDamaged } from '../../electron/history/integrity/damage';
import { setAsideFiles } from '../../electron/history/integrity/quarantine';
import { createHistory, type History } from '../../electron/history/history';
import { openHistory } from '../../electron/history/open';
import { bundleProgram } from '../../scripts/lib/build/bundle.mjs';
import { commandWorld, eventually, run } from './support/command';
import { filled, PAGE, READINGS } from './support/filled-history';
import { holdDatabase } from './support/hold-database';
import { ALWAYS, folder, MINUTE, reading, START } from '../unit/history/support';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUT = path.join(ROOT, 'dist', `test-check-${process.pid}`);

beforeAll(async () => {
  const source = 'electron/history/integrity/check-thread.ts';
  await bundleProgram(ROOT, { source, output: 'history-check.cjs' }, OUT);
}, 60_000);
afterAll(() => {
  fs.rmSync(OUT, { recursive: true, force: true });
});

const old = new Date(Date.now() - 3_600_000);

interface Damage {
  readonly name: string;
  readonly make: (file: string) => void;
  /** Samples that must be saved at least. */
  readonly saved: number;
}

const ROWS: readonly Damage[] = [
  {
    name: 'cut off in the middle',
    make: (file) => {
      fs.truncateSync(file, Math.floor(fs.statSync(file).size / 2) - 100);
    },
    saved: 1,
  },
  {
    name: 'without its header',
    make: (file) => {
      const handle = fs.openSync(file, 'r+');
      fs.writeSync(handle, Buffer.alloc(100), 0, 100, 0);
      fs.closeSync(handle);
    },
    saved: READINGS,
  },
  {
    name: 'with pages overwritten, which only a check finds',
    make: (file) => {
      const handle = fs.openSync(file, 'r+');
      const pages = Math.floor(fs.statSync(file).size / PAGE);
      for (const part of [0.4, 0.6])
        fs.writeSync(handle, Buffer.alloc(PAGE, 0xa5), 0, PAGE, Math.floor(pages * part) * PAGE);
      fs.closeSync(handle);
      fs.writeFileSync(`${file}.damaged`, '0');
    },
    saved: 100,
  },
  {
    name: 'of 0 bytes',
    make: (file) => {
      fs.truncateSync(file, 0);
      fs.utimesSync(file, old, old);
    },
    saved: 0,
  },
  {
    name: 'of another program',
    make: (file) => {
      fs.rmSync(file);
      const db = new Database(file);
      db.exec('CREATE TABLE places (url TEXT); INSERT INTO places VALUES (1)');
      db.pragma('user_version = 75');
      db.close();
    },
    saved: 0,
  },
  {
    name: 'of text',
    make: (file) => {
      fs.writeFileSync(file, 'Dear diary, '.repeat(2000));
    },
    saved: 0,
  },
  {
    name: 'that is a folder',
    make: (file) => {
      fs.rmSync(file);
      fs.mkdirSync(file);
      fs.writeFileSync(path.join(file, 'mine'), 'precious');
    },
    saved: 0,
  },
];

describe('openHistory', () => {
  for (const { name, make, saved } of ROWS) {
    it(`a history ${name} is set aside untouched, its readable rows are saved, and a new history is opened`, () => {
      const dir = folder();
      const file = filled(dir);
      make(file);
      const isFile = fs.statSync(file).isFile();
      const bytes = isFile ? fs.readFileSync(file) : null;
      const { db, setAside, notice } = openHistory(dir, START);
      expect(setAside).toBe(`${file}.corrupt-2026-11-21T20-00-00-000Z`);
      expect(notice).toMatchObject(
        name === 'of 0 bytes'
          ? { kind: 'emptied' }
          : { kind: 'damaged', setAside: path.basename(String(setAside)) },
      );
      if (bytes === null)
        expect(fs.readFileSync(path.join(String(setAside), 'mine'), 'utf8')).toBe('precious');
      else expect(fs.readFileSync(String(setAside)).equals(bytes)).toBe(true);
      const history = createHistory(db);
      const samples = history.samples(ALWAYS);
      expect(samples.length).toBeGreaterThanOrEqual(saved);
      expect(samples.length).toBeLessThanOrEqual(READINGS);
      // What was saved is true.
      for (const sample of samples) expect(sample.utilization).toBe(((sample.at - START) / MINUTE) % 101);
      history.append(reading(START + 90 * 86_400_000, { five_hour: 1 }));
      expect(history.samples(ALWAYS)).toHaveLength(samples.length + 1);
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      history.close();
      const again = openHistory(dir, START);
      expect({ setAside: again.setAside, notice: again.notice }).toEqual({ setAside: null, notice: null });
      again.db.close();
    });
  }

  it('a database that another program made is not changed before it is set aside', () => {
    const dir = folder();
    const file = path.join(dir, 'history.sqlite');
    const foreign = new Database(file);
    foreign.exec('CREATE TABLE samples (a); CREATE TABLE kept (b)');
    foreign.pragma('application_id = 7');
    foreign.pragma('user_version = 2');
    foreign.close();
    const before = fs.readFileSync(file);
    const { db, setAside } = openHistory(dir, START);
    expect(fs.readFileSync(String(setAside)).equals(before)).toBe(true);
    db.close();
  });

  it('a history that is damaged again and again leaves three files aside', () => {
    const dir = folder();
    for (let time = 0; time < 5; time += 1) {
      fs.writeFileSync(path.join(dir, 'history.sqlite'), 'text '.repeat(1000));
      openHistory(dir, START + time).db.close();
    }
    const names = fs.readdirSync(dir).filter((name) => name.includes('.corrupt-'));
    expect(names.map((name) => name.slice(-4))).toEqual(['002Z', '003Z', '004Z']);
  });

  it('a history of a newer version is only read: new readings stay in memory and no byte changes', () => {
    const dir = folder();
    const file = filled(dir);
    const newer = new Database(file);
    newer.exec('ALTER TABLE samples ADD COLUMN mood TEXT; CREATE TABLE moods (a)');
    newer.pragma('user_version = 99');
    newer.close();
    const before = fs.readFileSync(file);
    const { db, notice } = openHistory(dir, START);
    const history = createHistory(db);
    expect(notice).toEqual({ kind: 'newer' });
    expect(history.samples(ALWAYS)).toHaveLength(READINGS);
    expect(history.kept('tracker')).toBe(READINGS - 1);
    history.append(reading(START - MINUTE, { five_hour: 5 }));
    expect(history.samples(ALWAYS)).toHaveLength(READINGS + 1);
    history.close();
    expect(fs.readFileSync(file).equals(before)).toBe(true);
  });

  it('a history is checked in a thread of its own, and damage that it finds is repaired at the next start', async () => {
    const dir = folder();
    const file = filled(dir);
    const program = path.join(OUT, 'history-check.cjs');
    expect(await checkInBackground(program, file)).toBe('ok');
    ROWS.find(({ name }) => name.startsWith('with pages'))?.make(file);
    expect(await checkInBackground(program, file)).not.toBe('ok');
    fs.rmSync(`${file}.damaged`);
    markDamaged(file);
    const release = await hold(file, 'open');
    expect(openAndClose(dir)).toBeNull();
    await release();
    expect(openAndClose(dir)).not.toBeNull();
    expect(fs.existsSync(`${file}.damaged`)).toBe(false);
  });
});

/** Lets another process hold the database until the returned function is called, or the test ends. */
async function hold(file: string, mode: 'locked' | 'open'): Promise<() => Promise<void>> {
  const { release, kill } = await holdDatabase(file, mode);
  onTestFinished(kill);
  return release;
}

/** Overwrites the pages of the samples that were written in the middle. */
function breakPages(file: string): void {
  ROWS.find(({ name }) => name.startsWith('with pages'))?.make(file);
  fs.rmSync(`${file}.damaged`);
}

/** Overwrites the first page of a table. */
function breakTable(file: string, table: string): void {
  const db = new Database(file, { readonly: true });
  const page = db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table);
  db.close();
  const handle = fs.openSync(file, 'r+');
  fs.writeSync(handle, Buffer.alloc(PAGE, 0xa5), 0, PAGE, (Number(page) - 1) * PAGE);
  fs.closeSync(handle);
}

function openApp(dir: string): AppHistory {
  const clock = createClock(60);
  const opened = openHistoryForApp(openHistory(dir, START), dir, clock, createLog('error', clock.now, []));
  onTestFinished(opened.history.close);
  return opened;
}

describe('damage that a statement meets', () => {
  const STATEMENTS: Readonly<Record<string, (history: History) => unknown>> = {
    samples: ({ samples }) => samples(ALWAYS),
    'a page of samples': ({ samplesPage }) =>
      samplesPage({ ...ALWAYS, account: null, window: null }, null, -1),
    'steps of a chart': ({ seriesInSteps }) => {
      const query = { ...ALWAYS, account: 'org-1', windows: ['five_hour'], points: 2000 };
      return [...seriesInSteps({ ...query, since: START, until: START + READINGS * MINUTE })];
    },
    'the readings for pace': ({ paceSamples }) =>
      paceSamples(
        { account: 'org-1', window: 'five_hour', after: 0, until: START + READINGS * MINUTE },
        READINGS,
      ),
  };
  for (const [name, read] of Object.entries(STATEMENTS)) {
    it(`a broken page that is met by ${name} is salvaged at once, and the call gives what was saved`, () => {
      const dir = folder();
      const file = filled(dir);
      breakPages(file);
      const app = openApp(dir);
      expect(app.notice()).toBeNull();
      expect(() => read(app.history)).not.toThrow();
      expect(app.notice()).toMatchObject({ kind: 'damaged' });
      expect(setAsideFiles(file)).toHaveLength(1);
      const saved = app.history.samples(ALWAYS).length;
      expect(saved).toBeGreaterThan(100);
      app.history.append(reading(START + 90 * 86_400_000, { five_hour: 1 }));
      expect(app.history.samples(ALWAYS)).toHaveLength(saved + 1);
      app.history.close();
      expect(openAndClose(dir)).toBeNull();
    });
  }

  it('damage that a check finds in the running app is salvaged then, at once after an unclean end', async () => {
    const dir = folder();
    const file = filled(dir);
    breakPages(file);
    // A log of writes that no process closed.
    fs.writeFileSync(`${file}-wal`, '');
    const clock = createClock(1);
    const log = createLog('error', clock.now, []);
    const app = openHistoryForApp(openHistory(dir, START), dir, clock, log);
    onTestFinished(app.history.close);
    app.check(path.join(OUT, 'history-check.cjs'));
    await eventually('the notice', () => app.notice()?.kind === 'damaged');
    expect(app.history.samples(ALWAYS).length).toBeGreaterThan(100);
  });

  it('a broken page of a history that another process has open is read around in memory, and salvaged when that process has closed it', async () => {
    const dir = folder();
    const file = filled(dir);
    breakPages(file);
    const release = await hold(file, 'open');
    const app = openApp(dir);
    const saved = app.history.samples(ALWAYS).length;
    expect(saved).toBeGreaterThan(100);
    expect(app.notice()).toMatchObject({ kind: 'check_failed' });
    expect(setAsideFiles(file)).toEqual([]);
    app.history.append(reading(START + 90 * 86_400_000, { five_hour: 1 }));
    await release();
    await eventually('the notice', () => app.notice()?.kind === 'damaged');
    expect(app.history.samples(ALWAYS)).toHaveLength(saved + 1);
  });

  it(
    'the command prints the history with a broken page, says so on stderr, and exits with 0',
    { timeout: 60_000 },
    async () => {
      const { places } = await commandWorld();
      fs.mkdirSync(places.dataDir);
      breakPages(filled(places.dataDir));
      const { code, out, err } = await run(places, ['history', '--json']);
      expect({ code, err }).toEqual({
        code: 0,
        err: 'quotide: History was damaged and set aside. A new one has begun.\n',
      });
      const { samples } = JSON.parse(out) as { readonly samples: readonly unknown[] };
      expect(samples.length).toBeGreaterThan(100);
      const again = await run(places, ['history', '--json']);
      expect(again).toMatchObject({ code: 0, err: '', out });
    },
  );

  it('scan sets a history aside whose ledger is broken, and prints totals', { timeout: 60_000 }, async () => {
    const { places } = await commandWorld();
    fs.mkdirSync(places.dataDir);
    const file = filled(places.dataDir);
    breakTable(file, 'token_uses');
    const { code, out, err } = await run(places, ['scan', '--json']);
    expect({ code, err }).toEqual({
      code: 0,
      err: 'quotide: History was damaged and set aside. A new one has begun.\n',
    });
    expect(JSON.parse(out)).toMatchObject({ totals: { messages: 0 } });
    const history = await run(places, ['history', '--json']);
    expect((JSON.parse(history.out) as { readonly samples: readonly unknown[] }).samples.length).toBe(
      READINGS,
    );
  });
});

function openAndClose(dir: string): string | null {
  const { db, setAside } = openHistory(dir, START);
  db.close();
  return setAside;
}
