import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryStore } from '../../../electron/cli/scan/memory-store';
import {
  createScanner,
  type ScannerParts,
  type TranscriptScanner,
} from '../../../electron/transcripts/scanner';
import { BATCH_USES } from '../../../electron/transcripts/batch';
import type { ScanProgress } from '../../../electron/transcripts/types';
import { fakeHistory } from '../../fakes/transcripts';
import { builtScanWorker } from '../../faults/support/scan-worker';
import { answer, facts, tempFolder, writeHistory } from './support';

const workerFile = builtScanWorker();

function scanner(parts: Partial<ScannerParts> & Pick<ScannerParts, 'sink' | 'memory'>): TranscriptScanner {
  const made = createScanner({ workerFile: workerFile(), ...parts });
  onTestFinished(() => made.close());
  return made;
}

describe('the scanner and its thread', () => {
  it('the scanner and its thread write a history into the ledger in batches, report their progress, and read no file twice', async () => {
    const dir = tempFolder();
    const history = fakeHistory({ seed: 1, sessions: 60, answers: 40 });
    const files = writeHistory(dir, history);
    const store = createMemoryStore();
    const sizes: number[] = [];
    const told: ScanProgress[] = [];
    const made = scanner({
      memory: store.memory,
      sink: {
        ...store.sink,
        add: (uses) => {
          sizes.push(uses.length);
          store.sink.add(uses);
        },
      },
      onProgress: (progress) => told.push(progress),
    });
    const roots = [{ dir, account: null }];
    const first = await made.scan(roots);
    expect(first).toMatchObject({
      ok: true,
      value: { files: files.length, filesRead: files.length, stopped: false },
    });
    expect(facts(store.uses())).toEqual(facts(history.uses.values()));
    expect(Math.max(...sizes)).toBe(BATCH_USES);
    const bytesTotal = files.reduce((sum, file) => sum + fs.statSync(file).size, 0);
    expect(told.at(-1)).toEqual({
      filesDone: files.length,
      filesTotal: files.length,
      bytesDone: bytesTotal,
      bytesTotal,
    });
    expect(await made.scan(roots)).toMatchObject({ ok: true, value: { files: files.length, bytesRead: 0 } });
  });

  it.runIf(process.platform === 'linux')(
    'the scanner and its thread give way to others in the app',
    async () => {
      const niceOf = (task: string) =>
        Number(fs.readFileSync(`/proc/self/task/${task}/stat`, 'utf8').split(') ')[1]?.split(' ')[16]);
      const behind = () =>
        fs.readdirSync('/proc/self/task').filter((task) => niceOf(task) > niceOf(String(process.pid)));
      const { sink, memory } = createMemoryStore();
      await scanner({ sink, memory }).scan([]);
      expect(behind()).toEqual([]);
      await scanner({ sink, memory, shared: true }).scan([]);
      expect(behind()).toHaveLength(1);
    },
  );

  it('the scanner and its thread stop on request, and the next scan goes on from there', async () => {
    const dir = tempFolder();
    const history = fakeHistory({ seed: 2, sessions: 60, answers: 40 });
    writeHistory(dir, history);
    const store = createMemoryStore();
    let batches = 0;
    const made = scanner({
      memory: store.memory,
      sink: store.sink,
      onNews: () => {
        batches += 1;
        if (batches === 1) made.stop();
      },
    });
    const roots = [{ dir, account: null }];
    expect(await made.scan(roots)).toMatchObject({ ok: true, value: { stopped: true } });
    const kept = [...store.uses()].length;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(history.uses.size);
    expect(await made.scan(roots)).toMatchObject({ ok: true, value: { stopped: false } });
    expect(facts(store.uses())).toEqual(facts(history.uses.values()));
  });

  it('the scanner and its thread report in one sentence that the ledger cannot be written, remember nothing of that batch, and work afterwards', async () => {
    const dir = tempFolder();
    const history = fakeHistory({ seed: 3, sessions: 40, answers: 40 });
    writeHistory(dir, history);
    const store = createMemoryStore();
    let full = true;
    const made = scanner({
      memory: store.memory,
      sink: {
        ...store.sink,
        add: (uses) => {
          if (full) throw new Error('database or disk is full');
          store.sink.add(uses);
        },
      },
    });
    const roots = [{ dir, account: null }];
    expect(await made.scan(roots)).toEqual({
      ok: false,
      error: 'The transcripts could not be read: database or disk is full.',
    });
    expect(store.memory.load()).toEqual([]);
    full = false;
    expect(await made.scan(roots)).toMatchObject({ ok: true });
    expect(facts(store.uses())).toEqual(facts(history.uses.values()));
  });

  it('the scanner and its thread follow new lines', async () => {
    const dir = tempFolder();
    const file = path.join(dir, 's.jsonl');
    fs.writeFileSync(file, `${answer()}\n`);
    const store = createMemoryStore();
    const count = () => [...store.uses()].length;
    const made = scanner({ memory: store.memory, sink: store.sink });
    made.follow([{ dir, account: 'org' }]);
    while (count() < 1) await sleep(10);
    fs.appendFileSync(file, `${answer({ requestId: 'req_2' })}\n`);
    while (count() < 2) await sleep(10);
    expect([...store.uses()].map(({ account }) => account)).toEqual(['org', 'org']);
  });

  it('the scanner reports that its thread cannot be started', async () => {
    const store = createMemoryStore();
    const made = scanner({
      memory: store.memory,
      sink: store.sink,
      workerFile: path.join(tempFolder(), 'none.cjs'),
    });
    expect(await made.scan([])).toMatchObject({ ok: false });
  });

  it('the scanner answers a scan that is cut short by closing', async () => {
    const store = createMemoryStore();
    const made = scanner({ memory: store.memory, sink: store.sink });
    const scan = made.scan([]);
    expect(await made.scan([])).toEqual({ ok: false, error: 'A scan is under way already.' });
    await made.close();
    expect(await scan).toEqual({ ok: false, error: 'The scanner was closed.' });
  });
});
