import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleProgram } from '../../scripts/lib/build/bundle.mjs';
import { between, seededRandom } from '../fakes/random';
import { folder } from '../unit/history/support';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
// Below the project, so that it finds the native module.
const OUT = path.join(ROOT, 'dist', `test-kill-${process.pid}`);
const KILLS = process.env['QUOTIDE_LONG'] === undefined ? 80 : 5000;

beforeAll(async () => {
  const source = 'test/faults/support/history-writer.ts';
  await bundleProgram(ROOT, { source, output: 'history-writer.cjs' }, OUT);
}, 60_000);
afterAll(() => {
  fs.rmSync(OUT, { recursive: true, force: true });
});

/** Lets a real process write, kills it at a random moment, and gives the last reading that it called safe. */
async function writeAndKill(dataDir: string, first: number, ms: number): Promise<number> {
  const child = spawn(process.execPath, [path.join(OUT, 'history-writer.cjs'), dataDir, String(first)], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  const begun = new Promise<void>((resolve) => {
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString();
      resolve();
    });
  });
  const ended = once(child, 'close');
  await Promise.race([begun, ended]);
  await sleep(ms);
  child.kill('SIGKILL');
  await ended;
  expect(err).toBe('');
  // What stands behind the last line feed was not said whole.
  return Number(out.slice(0, out.lastIndexOf('\n')).split('\n').at(-1));
}

it(
  `the history loses no acknowledged reading and is not damaged by ${KILLS} × kill -9 while readings are stored`,
  { timeout: KILLS * 1500 },
  async () => {
    const random = seededRandom(20_261_121);
    let [dir, next, stored] = [folder(), 1, 0];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const acknowledged = await writeAndKill(dir, next, between(random, 0, 40));
      const db = new Database(path.join(dir, 'history.sqlite'), { readonly: true });
      const check = db.pragma('quick_check', { simple: true });
      const rows = db
        .prepare<[], { at: number; windows: number }>(
          'SELECT at, count(*) AS windows FROM samples GROUP BY at ORDER BY at',
        )
        .all();
      const kept = db.prepare<[], { value: string }>("SELECT value FROM kept WHERE name = 'number'").get();
      db.close();
      const last = rows.at(-1)?.at ?? 0;
      // All from the first to the last, each with both windows, and with the state of the last: whole or not at all.
      const isWhole =
        rows.length === last && rows.every(({ at, windows }, index) => at === index + 1 && windows === 2);
      expect({ kill, check, isWhole, isKept: last >= acknowledged, state: Number(kept?.value) }).toEqual({
        kill,
        check: 'ok',
        isWhole: true,
        isKept: true,
        state: last,
      });
      stored += last - next + 1;
      [dir, next] = last > 5000 ? [folder(), 1] : [dir, last + 1];
    }
    expect(stored).toBeGreaterThan(KILLS);
  },
);
