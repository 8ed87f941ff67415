import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createCheckpoints } from '../../../../electron/history/integrity/checkpoints';
import { createHistory } from '../../../../electron/history/history';
import { historyFile, openHistory } from '../../../../electron/history/open';
import { bundleProgram } from '../../../../scripts/lib/build/bundle.mjs';
import { useOf } from '../../../fakes/token-use';
import { folder, START } from '../support';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
// Below the project, so that it finds the native module.
const OUT = path.join(ROOT, 'dist', `test-checkpoint-${String(process.pid)}`);
const program = path.join(OUT, 'history-checkpoint.cjs');

beforeAll(async () => {
  const source = 'electron/history/integrity/checkpoint-thread.ts';
  await bundleProgram(ROOT, { source, output: 'history-checkpoint.cjs' }, OUT);
}, 60_000);
afterAll(() => {
  fs.rmSync(OUT, { recursive: true, force: true });
});

function opened(file = program) {
  const dir = folder();
  const { db } = openHistory(dir, START);
  // SQLite's own would hide that there are none.
  db.pragma('wal_autocheckpoint = 0');
  const checkpoints = createCheckpoints(file, historyFile(dir));
  onTestFinished(() => {
    checkpoints.close();
    db.close();
  });
  const ledger = createHistory(db).ledger;
  const add = (count: number, name: string) =>
    ledger.add(Array.from({ length: count }, (_, index) => useOf(`${name}_${String(index)}`)));
  return { db, add, checkpoints, file: historyFile(dir) };
}

describe('checkpoints', () => {
  it('checkpoints come after so many rows, bring the log into the file, and the log begins anew', async () => {
    const { add, checkpoints, file } = opened();
    add(500, 'a');
    expect(checkpoints.wrote(500)).toBeNull();
    add(500, 'b');
    const before = fs.statSync(file).size;
    await checkpoints.wrote(500);
    expect(fs.statSync(file).size).toBeGreaterThan(before);
    const log = fs.statSync(`${file}-wal`).size;
    for (let round = 0; round < 5; round += 1) {
      add(500, `c${String(round)}`);
      await (checkpoints.wrote(500) ?? checkpoints.wrote(100));
    }
    // Without them it would have grown with each round.
    expect(fs.statSync(`${file}-wal`).size).toBeLessThan(2 * log);
  });

  it('checkpoints delay no writer where their thread cannot start, or is closed', async () => {
    const { add, checkpoints } = opened(path.join(OUT, 'none.cjs'));
    add(500, 'a');
    await checkpoints.wrote(1000);
    const other = opened();
    const waiting = other.checkpoints.wrote(1000);
    expect(waiting).not.toBeNull();
    other.checkpoints.close();
    await waiting;
  });
});
