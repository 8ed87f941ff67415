import Database from 'better-sqlite3';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noTokens } from '../../electron/core/tokens/tokens';
import { checkInBackground } from '../../electron/history/integrity/check';
import { markDamaged } from '../../electron/history/integrity/damage';
import { createHistory } from '../../electron/history/history';
import { openHistory } from '../../electron/history/open';
import { bundleProgram } from '../../scripts/lib/build/bundle.mjs';
import { ALWAYS, eventOf, folder, MINUTE, reading, START } from '../unit/history/support';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUT = path.join(ROOT, 'dist', `test-check-${process.pid}`);
const PAGE = 4096;
const READINGS = 1500;

beforeAll(async () => {
  const source = 'electron/history/integrity/check-thread.ts';
  await bundleProgram(ROOT, { source, output: 'history-check.cjs' }, OUT);
}, 60_000);
afterAll(() => {
  fs.rmSync(OUT, { recursive: true, force: true });
});

/** A history with something in each table; gives its file. */
function filled(dir: string): string {
  const { db } = openHistory(dir, START);
  const history = createHistory(db);
  for (let index = 0; index < READINGS; index += 1) {
    const events =
      index % 100 === 0 ? [eventOf('limit_reached', START + index * MINUTE, { value: 100 })] : [];
    history.append(
      reading(START + index * MINUTE, { five_hour: index % 101 }, { events, keep: { tracker: index } }),
    );
  }
  const use = {
    requestId: null,
    at: START,
    model: 'm',
    account: null,
    tokens: noTokens,
    origin: 'proxy',
  } as const;
  history.ledger.add(
    [...Array(200).keys()].map((index) => ({
      ...use,
      messageId: `m${index}`,
      sessionId: null,
      project: null,
      branch: null,
      sidechain: false,
      onPlan: true,
      copied: false,
      fast: false,
      terms: 0,
    })),
  );
  history.close();
  return path.join(dir, 'history.sqlite');
}

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
      expect(notice).toMatchObject({ kind: 'damaged', setAside: path.basename(String(setAside)) });
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
    // A process that lives (the parent of this one) found it, and still writes to it.
    fs.writeFileSync(`${file}.damaged`, String(process.ppid));
    expect(openAndClose(dir)).toBeNull();
    markDamaged(file);
    expect(openAndClose(dir)).not.toBeNull();
    expect(fs.existsSync(`${file}.damaged`)).toBe(false);
  });
});

function openAndClose(dir: string): string | null {
  const { db, setAside } = openHistory(dir, START);
  db.close();
  return setAside;
}
