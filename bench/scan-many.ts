import fs from 'node:fs';
import path from 'node:path';
import { base58, between, seededRandom, uuid, type Random } from '../test/fakes/random';
import { measureRun, type RunCost } from './lib/measured-run';
import { progress, type Plan } from './lib/plan';
import { percentile } from './lib/statistics';
import type { Row } from './lib/table';

const FILES = 50_000;
const AGENTS_A_SESSION = 100;
const SESSIONS_A_PROJECT = 10;
const RUNS = 5;

/** Fifty thousand transcripts of 1 kB, as sub-agents write them: the first scan, and one with nothing changed. */
export async function manySmallFiles(plan: Plan, home: string): Promise<readonly Row[]> {
  if (plan.peers === null) throw new Error('nothing to measure beside');
  progress(`writes ${String(FILES)} transcripts of 1 kB`);
  writeSmallFiles(path.join(home, '.claude', 'projects'));
  const env = { HOME: home, CLAUDE_CONFIG_DIR: path.join(home, '.claude') };
  const peer = [process.execPath, path.join(plan.peers, 'ccusage/src/cli.js')];
  const costs: Record<'theirs' | 'first' | 'again', RunCost[]> = { theirs: [], first: [], again: [] };
  for (let run = 0; run <= RUNS; run += 1) {
    const own = {
      ...env,
      QUOTIDE_DATA_DIR: path.join(home, `data-${String(run)}`),
      ELECTRON_RUN_AS_NODE: '1',
    };
    const scan = () => measureRun([plan.exe, path.join(plan.root, 'dist/cli.cjs'), 'scan', '--json'], own);
    const theirs = await measureRun([...peer, 'claude', 'daily', '--json', '--offline'], env);
    const first = await scan();
    const again = await scan();
    if (run === 0) continue;
    costs.theirs.push(theirs);
    costs.first.push(first);
    costs.again.push(again);
  }
  const median = (of: readonly RunCost[], pick: (cost: RunCost) => number) => percentile(of.map(pick), 0.5);
  const row = (
    name: 'first' | 'again',
    what: string,
    target: string,
    pick: (cost: RunCost) => number,
  ): Row => {
    const [us, them] = [median(costs[name], pick), median(costs.theirs, pick)];
    return {
      what: `scan: ${what}, ${name === 'first' ? 'first scan' : 'nothing changed'}, ${String(FILES)} files of 1 kB`,
      target,
      measured: `${(us / them).toFixed(2)} × (${us.toFixed(0)} ms; ccusage ${them.toFixed(0)} ms)`,
    };
  };
  return [
    row('first', 'wall', '≤ 0.8 ×', ({ wallMs }) => wallMs),
    row('first', 'CPU', '≤ 0.8 ×', ({ cpuMs }) => cpuMs),
    row('again', 'wall', '≤ 0.35 ×', ({ wallMs }) => wallMs),
    row('again', 'CPU', '≤ 0.35 ×', ({ cpuMs }) => cpuMs),
    {
      what: `scan: peak RSS, nothing changed, ${String(FILES)} files of 1 kB`,
      target: '≤ 120 MB',
      measured: `${median(costs.again, ({ peakMb }) => peakMb).toFixed(0)} MB`,
    },
  ];
}

function writeSmallFiles(projects: string): void {
  const random = seededRandom(50);
  let at = Date.UTC(2026, 8, 1);
  for (let written = 0, number = 0; written < FILES; number += 1) {
    const project = `p${String(Math.floor(number / SESSIONS_A_PROJECT))}`;
    const session = uuid(random);
    const folder = path.join(projects, `-home-dev-${project}`, session, 'subagents');
    fs.mkdirSync(folder, { recursive: true });
    for (let agent = 0; agent < AGENTS_A_SESSION; agent += 1, written += 1) {
      const name = `agent-a${base58(random, 12)}`;
      at += 100_000;
      fs.writeFileSync(
        path.join(folder, `${name}.jsonl`),
        small(random, session, `/home/dev/${project}`, at),
      );
    }
  }
}

/** A prompt and its answer. */
function small(random: Random, sessionId: string, cwd: string, at: number): string {
  const line = (type: string, message: object, rest: object): string =>
    JSON.stringify({
      parentUuid: null,
      isSidechain: true,
      cwd,
      sessionId,
      version: '2.1.39',
      gitBranch: 'main',
      type,
      message,
      uuid: uuid(random),
      timestamp: new Date(at).toISOString(),
      ...rest,
    });
  const usage = {
    input_tokens: between(random, 1, 10),
    cache_creation_input_tokens: between(random, 1, 1000),
    cache_read_input_tokens: 15_000,
    output_tokens: between(random, 1, 300),
  };
  const id = `msg_01${base58(random, 22)}`;
  const content = [{ type: 'text', text: 'x'.repeat(100) }];
  const answer = { model: 'claude-haiku-4-5-20251001', id, role: 'assistant', content, usage };
  const prompt = { role: 'user', content: 'look at the file and say what it does' };
  return `${line('user', prompt, {})}\n${line('assistant', answer, { requestId: `req_${base58(random, 21)}` })}\n`;
}
