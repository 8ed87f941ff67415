import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLedgerStore } from '../electron/cli/scan/ledger-store';
import { createMemoryStore } from '../electron/cli/scan/memory-store';
import { Scans } from '../electron/transcripts/pass';
import { createScanner } from '../electron/transcripts/scanner';
import { writeCorpus } from './lib/corpus';
import { measureRun, type RunCost } from './lib/measured-run';
import { progress, type Bench, type Plan } from './lib/plan';
import { percentile } from './lib/statistics';
import type { Row } from './lib/table';
import { manySmallFiles } from './scan-many';

const PEER = 'ccusage 20.0.24';
const MEGABYTES = 1000;
const RUNS = 5;

/** The scanner on a gigabyte of transcripts, beside the fastest peer; then what it costs the app from then on. */
export const scan: Bench = async (plan) => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-scan-'));
  try {
    progress(`writes ${String(MEGABYTES)} MB of transcripts`);
    const home = path.join(dir, 'home');
    const files = writeCorpus({ dir: path.join(home, '.claude'), megabytes: MEGABYTES, seed: 11 });
    const projects = path.join(home, '.claude', 'projects');
    return [
      ...(await besidePeer(plan, dir, home)),
      ...(await inTheApp(plan, projects, files.length)),
      ...(await appended(plan, path.join(dir, 'one'))),
      ...(await manySmallFiles(plan, path.join(dir, 'many'))),
    ];
  } finally {
    fs.rmSync(dir, { recursive: true, force: true });
  }
};

/** Whole processes by turns, so that whatever else the machine does falls on both. */
async function besidePeer(plan: Plan, dir: string, home: string): Promise<readonly Row[]> {
  if (plan.peers === null) throw new Error('nothing to measure beside');
  const peer = [process.execPath, path.join(plan.peers, 'ccusage/src/cli.js')];
  const theirs: RunCost[] = [];
  const ours: RunCost[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const env = { HOME: home, CLAUDE_CONFIG_DIR: path.join(home, '.claude') };
    const them = await measureRun([...peer, 'claude', 'daily', '--json', '--offline'], env);
    const data = { QUOTIDE_DATA_DIR: path.join(dir, `data-${String(run)}`), ELECTRON_RUN_AS_NODE: '1' };
    const us = await measureRun([plan.exe, path.join(plan.root, 'dist/cli.cjs'), 'scan', '--json'], {
      ...env,
      ...data,
    });
    progress(`${run === 0 ? 'warm-up: ' : ''}ccusage ${words(them)}; quotide ${words(us)}`);
    if (run === 0) continue;
    theirs.push(them);
    ours.push(us);
  }
  const row = (what: string, target: string, pick: (cost: RunCost) => number, unit: string): Row => {
    const [us, them] = [ours, theirs].map((costs) => percentile(costs.map(pick), 0.5)) as [number, number];
    const measured = `${(us / them).toFixed(2)} × (${us.toFixed(0)} ${unit}; ${PEER} ${them.toFixed(0)} ${unit})`;
    return { what: `scan: ${what}, first scan of ${String(MEGABYTES)} MB`, target, measured };
  };
  return [
    row('wall', '≤ 0.6 ×', ({ wallMs }) => wallMs, 'ms'),
    row('CPU', '≤ 0.4 ×', ({ cpuMs }) => cpuMs, 'ms'),
    row('peak RSS', '≤ 1.0 ×', ({ peakMb }) => peakMb, 'MB'),
  ];
}

function words({ wallMs, cpuMs, peakMb }: RunCost): string {
  return `${wallMs.toFixed(0)} ms, CPU ${cpuMs.toFixed(0)} ms, ${peakMb.toFixed(0)} MB`;
}

/** As the app does it: one thread, kept. */
async function inTheApp(plan: Plan, projects: string, count: number): Promise<readonly Row[]> {
  const store = openLedgerStore(
    path.join(path.dirname(projects), 'data'),
    Date.now(),
    path.join(plan.root, 'dist/ledger-image.wasm'),
  );
  const scanner = createScanner({ workerFile: workerOf(plan), sink: store.sink, memory: store.memory });
  const roots = [{ dir: projects, account: null }];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const first = await scanner.scan(roots);
  delay.disable();
  if (!first.ok) throw new Error(first.error);
  const again: number[] = [];
  for (let run = 0; run < 30; run += 1) {
    const began = performance.now();
    await scanner.scan(roots);
    again.push(performance.now() - began);
    await sleep(50);
  }
  await scanner.close();
  store.close();
  return [
    {
      what: 'scan: event-loop delay of the other thread meanwhile, p99',
      target: '≤ 20 ms',
      measured: `${(delay.percentile(99) / 1e6).toFixed(1)} ms`,
    },
    {
      what: `scan: again, nothing changed in ${String(count)} files, p50 / p95`,
      target: '≤ 20 ms',
      measured: `${percentile(again, 0.5).toFixed(1)} / ${percentile(again, 0.95).toFixed(1)} ms`,
    },
  ];
}

/** A line that is added to a large transcript: the work it makes, and how soon it is in the ledger. */
async function appended(plan: Plan, dir: string): Promise<readonly Row[]> {
  writeCorpus({ dir, megabytes: 26, seed: 3 });
  const all = fs
    .readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jsonl'));
  const file = path.join(dir, 'large.jsonl');
  fs.writeFileSync(file, Buffer.concat(all.map((name) => fs.readFileSync(path.join(dir, name)))));
  const line = (number: number): string => {
    const usage = { input_tokens: 1, output_tokens: number };
    const message = { id: `msg_${String(number)}`, model: 'claude-opus-5-5', usage };
    return `${JSON.stringify({ type: 'assistant', message, timestamp: new Date().toISOString() })}\n`;
  };
  const store = createMemoryStore();
  const scans = new Scans([], {
    batch: ({ uses, memory }) => {
      store.sink.add(uses);
      if (memory !== null) store.memory.save([memory]);
    },
    tidy: store.memory.replace,
    progress: () => undefined,
    stopped: () => false,
  });
  scans.some([file], () => null);
  const work: number[] = [];
  for (let number = 0; number < 50; number += 1) {
    fs.appendFileSync(file, line(number));
    const began = performance.now();
    scans.some([file], () => null);
    work.push(performance.now() - began);
  }
  const until = await followed(plan, dir, file, line);
  const size = (fs.statSync(file).size / 1e6).toFixed(0);
  const spread = (values: readonly number[]): string =>
    `${percentile(values, 0.5).toFixed(2)} / ${percentile(values, 0.95).toFixed(2)} ms`;
  return [
    { what: `scan: one line added to ${size} MB, work, p50 / p95`, target: '≤ 5 ms', measured: spread(work) },
    {
      what: 'scan: one line added, until it is in the ledger, p50 / p95',
      target: '< 1000 ms',
      measured: spread(until),
    },
  ];
}

async function followed(
  plan: Plan,
  dir: string,
  file: string,
  line: (number: number) => string,
): Promise<readonly number[]> {
  const store = createMemoryStore();
  let news = (): void => undefined;
  const scanner = createScanner({
    workerFile: workerOf(plan),
    sink: store.sink,
    memory: store.memory,
    onNews: () => {
      news();
    },
  });
  scanner.follow([{ dir, account: null }]);
  await sleep(3000);
  const until: number[] = [];
  for (let number = 100; number < 120; number += 1) {
    const began = performance.now();
    const heard = new Promise<void>((resolve) => {
      news = resolve;
    });
    fs.appendFileSync(file, line(number));
    await heard;
    until.push(performance.now() - began);
    await sleep(200);
  }
  await scanner.close();
  return until;
}

function workerOf(plan: Plan): string {
  return path.join(plan.root, 'dist', 'scan-worker.cjs');
}
