import Database from 'better-sqlite3';
import fs from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createClock } from '../../electron/app/clock/clock';
import { createLog } from '../../electron/app/log';
import { openHistoryForApp, type AppHistory } from '../../electron/app/open-history';
import { noTokens, type TokenUse } from '../../electron/core/tokens/tokens';
import { historyFile, openHistory } from '../../electron/history/open';
import { ALWAYS, folder, MINUTE, reading, START } from '../unit/history/support';
import { commandWorld, eventually, run } from './support/command';
import { holdDatabase } from './support/hold-database';

const ROUNDS = process.env['QUOTIDE_LONG'] === undefined ? 3 : 100;
const OWN = 5;
const LATER = 60;

/** Lets another process hold the database until the returned function is called, or the test ends. */
async function hold(file: string, mode: 'locked' | 'open'): Promise<() => Promise<void>> {
  const { release, kill } = await holdDatabase(file, mode);
  onTestFinished(kill);
  return release;
}

/** The history as the app opens it: the notices and the log are those of the app. */
function openApp(dir: string): AppHistory {
  const clock = createClock(60);
  const opened = openHistoryForApp(openHistory(dir, START), dir, clock, createLog('error', clock.now, []));
  onTestFinished(opened.history.close);
  return opened;
}

function useAt(index: number): TokenUse {
  return {
    messageId: `m${String(index)}`,
    requestId: null,
    at: START + index * MINUTE,
    model: 'claude-sonnet-5',
    account: null,
    tokens: { ...noTokens, input: 1 },
    sessionId: 's',
    project: null,
    branch: null,
    sidechain: false,
    onPlan: true,
    copied: false,
    fast: false,
    terms: 0,
    origin: 'proxy',
  };
}

function record({ history }: AppHistory, index: number): void {
  const at = START + index * MINUTE;
  history.append(reading(at, { five_hour: index }, { keep: { tracker: index } }));
  history.ledger.add([useAt(index)]);
  history.keep('number', index, at);
  history.alertSaid({ at, account: 'org-1', window: null, kind: 'threshold', value: index });
  history.forecasts.keep(
    [
      {
        account: 'org-1',
        window: 'five_hour',
        at,
        resetsAt: START + 1000 * MINUTE,
        used: index,
        low: index,
        mid: index,
        high: index,
        verdict: 'lasts',
        fromHistory: false,
      },
    ],
    null,
  );
}

/** What is in the file, by another connection; the numbers in the order in which they were stored. */
function inTheFile(dir: string): Readonly<Record<string, unknown>> {
  const db = new Database(historyFile(dir), { readonly: true });
  const all = (sql: string) => db.prepare(sql).pluck().all();
  const found = {
    readings: all('SELECT utilization FROM samples ORDER BY id'),
    alerts: all('SELECT value FROM alerts ORDER BY id'),
    uses: all('SELECT count(*) FROM token_uses'),
    input: all('SELECT sum(input) FROM token_uses'),
    values: all("SELECT value FROM kept WHERE name IN ('tracker', 'number')"),
    check: all('PRAGMA integrity_check'),
  };
  db.close();
  return found;
}

const numbers = (count: number) => [...Array(count).keys()];

describe('the history while another process has it locked', () => {
  it(
    'the app starts in memory with a notice and with what was stored, and all that it records is in the file once and in order when the lock is gone',
    { timeout: ROUNDS * 30_000 },
    async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const dir = folder();
        const before = openApp(dir);
        for (const index of numbers(OWN)) record(before, index);
        before.history.close();
        const release = await hold(historyFile(dir), 'locked');
        const app = openApp(dir);
        expect(app.notice()).toEqual({ kind: 'locked' });
        expect(app.history.samples(ALWAYS)).toHaveLength(OWN);
        expect(app.history.kept('tracker')).toBe(OWN - 1);
        for (let index = OWN; index < LATER; index += 1) record(app, index);
        expect(app.history.samples(ALWAYS)).toHaveLength(LATER);
        expect(app.history.ledger.add([useAt(LATER - 1)])).toEqual({ added: 0, changed: 0 });
        await release();
        await eventually('the history is in its file', () => app.notice() === null);
        record(app, LATER);
        app.history.close();
        expect(inTheFile(dir)).toEqual({
          readings: numbers(LATER + 1),
          alerts: numbers(LATER + 1),
          uses: [LATER + 1],
          input: [LATER + 1],
          values: [String(LATER), String(LATER)],
          check: ['ok'],
        });
      }
    },
  );

  it('forecasts, periods and sums of a history that began in memory are those of a history that began in its file', async () => {
    const [held, free] = [folder(), folder()];
    openApp(held).history.close();
    const release = await hold(historyFile(held), 'locked');
    const apps = [openApp(held), openApp(free)] as const;
    for (const app of apps) for (const index of numbers(LATER)) record(app, index);
    await release();
    await eventually('the history is in its file', () => apps[0].notice() === null);
    const [one, other] = apps.map(({ history }) => ({
      forecasts: history.forecasts.list({ account: 'org-1', ...ALWAYS }),
      periods: history.periods({ account: 'org-1', ...ALWAYS }),
      alerts: history.alerts(ALWAYS),
    }));
    expect(one).toEqual(other);
    expect(one?.forecasts.length).toBeGreaterThan(0);
  });

  it('a history that the disk refuses at the start is kept in memory, and is in its file when the disk takes it', async () => {
    const dir = folder();
    fs.mkdirSync(`${historyFile(dir)}-journal`);
    const app = openApp(dir);
    expect(app.notice()).toMatchObject({ kind: 'in_memory' });
    for (const index of numbers(OWN)) record(app, index);
    fs.rmdirSync(`${historyFile(dir)}-journal`);
    await eventually('the history is in its file', () => app.notice() === null);
    expect(inTheFile(dir)).toMatchObject({ readings: numbers(OWN), uses: [OWN] });
  });

  it('a process that ends soon stores its readings at its end if the lock is gone by then', async () => {
    const dir = folder();
    openApp(dir).history.close();
    const release = await hold(historyFile(dir), 'locked');
    const app = openApp(dir);
    record(app, 1);
    await release();
    app.history.close();
    expect(inTheFile(dir)).toMatchObject({ readings: [1], uses: [1] });
  });

  it('deleting all history in memory deletes it in the file too when the lock is gone, and the answer before that is no', async () => {
    const dir = folder();
    const before = openApp(dir);
    for (const index of numbers(OWN)) record(before, index);
    before.history.close();
    const release = await hold(historyFile(dir), 'locked');
    const app = openApp(dir);
    expect(app.history.forgetting.everything()).toBe(false);
    await release();
    await eventually('the history is in its file', () => app.notice() === null);
    expect(inTheFile(dir)).toMatchObject({ readings: [], uses: [0] });
  });
});

describe('the command while another process has the history locked', () => {
  it(
    'status prints live numbers, history what was stored with one sentence, and scan and doctor answer too',
    { timeout: 120_000 },
    async () => {
      const { api, places } = await commandWorld();
      const env = { QUOTIDE_API_URL: api.url };
      expect((await run(places, ['status', '--json'], env)).code).toBe(0);
      const stored = await run(places, ['history', '--json'], env);
      const release = await hold(historyFile(places.dataDir), 'locked');
      const status = await run(places, ['status', '--json', '--refresh'], env);
      expect({ code: status.code, err: status.err }).toEqual({ code: 0, err: '' });
      expect(JSON.parse(status.out)).toMatchObject({ error: null, stale: false });
      const history = await run(places, ['history', '--json'], env);
      expect({ code: history.code, out: history.out }).toEqual({ code: 0, out: stored.out });
      expect(history.err).toMatch(/^quotide: Another program has the history locked\.[^\n]+\n$/);
      expect((await run(places, ['scan', '--json'], env)).code).toBe(0);
      const doctor = await run(places, ['doctor', '--json'], env);
      expect(doctor.out).toContain('locked');
      await release();
      expect(fs.existsSync(`${historyFile(places.dataDir)}.damaged`)).toBe(false);
      expect((await run(places, ['history', '--json'], env)).err).toBe('');
    },
  );
});
