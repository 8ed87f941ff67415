import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openLedgerStore } from '../../electron/cli/scan/ledger-store';
import { createScanner } from '../../electron/transcripts/scanner';
import { builtScanWorker } from '../faults/support/scan-worker';
import { answer, tempFolder } from '../unit/transcripts/support';

const FILES = 100_000;
/** Of each file, mostly a hole: 10 GB that take up a twentieth of it. */
const BYTES = 100_000;
const ANSWERS = 2;

const workerFile = builtScanWorker();

function writeHoles(dir: string): void {
  for (let index = 0; index < FILES; index += 1) {
    const folder = path.join(dir, `project-${String(index % 400)}`);
    if (index < 400) fs.mkdirSync(folder);
    const line = (number: number): string =>
      `${answer({ requestId: `req_${String(index)}_${String(number)}`, sessionId: `s${String(index)}` })}\n`;
    const fd = fs.openSync(path.join(folder, `${String(index)}.jsonl`), 'w');
    fs.writeSync(fd, line(1));
    // What is not written reads as NULs: a line of them.
    fs.writeSync(fd, `\n${line(2)}`, BYTES);
    fs.closeSync(fd);
  }
}

it(
  '10 GB in 100,000 transcripts are counted with little memory',
  {
    timeout: 900_000,
  },
  async () => {
    const dir = tempFolder();
    const projects = path.join(dir, 'projects');
    fs.mkdirSync(projects);
    writeHoles(projects);
    const store = openLedgerStore(path.join(dir, 'data'), Date.now(), path.join(dir, 'none.wasm'));
    const idle = process.memoryUsage.rss();
    const batches: number[] = [];
    let peak = idle;
    const scanner = createScanner({
      workerFile: workerFile(),
      sink: store.sink,
      memory: store.memory,
      onNews: () => {
        batches.push(performance.now() - began);
        peak = Math.max(peak, process.memoryUsage.rss());
      },
    });
    const roots = [{ dir: projects, account: null }];
    const began = performance.now();
    const result = await scanner.scan(roots);
    const all = performance.now() - began;
    const again = performance.now();
    expect(await scanner.scan(roots)).toMatchObject({ ok: true, value: { filesRead: 0 } });
    const rest = performance.now() - again;
    await scanner.close();
    await store.settle();
    const counted = [...store.tally({ since: -Infinity, until: Infinity }, null)].length;
    store.close();
    fs.rmSync(projects, { recursive: true });
    const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
    process.stdout.write(
      `first answers after ${seconds(batches[0] ?? NaN)}, all after ${seconds(all)}, again ${seconds(rest)}, ` +
        `${((peak - idle) / 1e6).toFixed(0)} MB over idle\n`,
    );
    expect(result).toMatchObject({ ok: true, value: { files: FILES, unreadable: 0, skippedLines: 0 } });
    expect(counted).toBe(FILES * ANSWERS);
    expect(peak - idle).toBeLessThan(250e6);
  },
);
