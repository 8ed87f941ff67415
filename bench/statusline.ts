import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { quotide, SHOWS_PERCENT } from './lib/apps';
import { tooltipShown, trayShown } from './lib/moments';
import { progress, type Bench } from './lib/plan';
import { cpuSecondsOf } from './lib/process-tree';
import { launch } from './lib/running';
import { percentile } from './lib/statistics';
import type { Row } from './lib/table';
import { inWorld } from './lib/world';

const RUNS = 30;
/** Bash has times of the kernel in ms for each command that ended; /proc has them in ticks of 10 ms. */
const SHELL =
  'TIMEFORMAT="%3R %3U %3S"; for i in $(seq "$0"); do time "$@" <"$INPUT" >/dev/null 2>/dev/null; done';

interface Cost {
  readonly wallMs: number;
  readonly cpuMs: number;
}

/** `quotide statusline`, beside the running app and without it, and the bare runtime that it then starts. */
export const statusline: Bench = (plan) =>
  inWorld(async ({ desktop, api, home }) => {
    const app = quotide(plan.root, home(), api);
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-statusline-'));
    const input = path.join(folder, 'input.json');
    const limits = { five_hour: { used_percentage: 42, resets_at: Math.floor(Date.now() / 1000) + 7200 } };
    fs.writeFileSync(input, JSON.stringify({ session_id: 'bench', rate_limits: limits }));
    const env = { ...app.env, INPUT: input };
    const command = [path.join(plan.root, 'bin', 'quotide'), 'statusline'];
    const running = launch(plan, app, desktop);
    try {
      const { tray } = await trayShown(running, desktop);
      await tooltipShown(running, tray, SHOWS_PERCENT);
      await measure(command, env);
      const before = cpuSecondsOf(running.pid);
      const byApp = await measure(command, env);
      const inApp = ((cpuSecondsOf(running.pid) - before) / RUNS) * 1000;
      const alone = { ...env, QUOTIDE_DATA_DIR: path.join(folder, 'data') };
      const byItself = await measure(command, alone);
      const bare = await measure([plan.exe, '-e', '0'], { ...alone, ELECTRON_RUN_AS_NODE: '1' });
      return [
        ...rows('answered by the app', byApp, ['≤ 40 ms', '≤ 25 ms']),
        { what: 'statusline: CPU of the app for an answer', target: '–', measured: `${inApp.toFixed(1)} ms` },
        ...rows('without the app', byItself, ['–', '–']),
        ...rows('bare runtime', bare, ['–', '–']),
      ];
    } finally {
      await running.stop();
      await desktop.watcher.waitUntilGone();
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });

async function measure(
  command: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<readonly Cost[]> {
  const shell = spawn('bash', ['-c', SHELL, String(RUNS), ...command], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let times = '';
  shell.stderr.on('data', (part: Buffer) => (times += part.toString()));
  await once(shell, 'close');
  const costs = times
    .trim()
    .split('\n')
    .map((line) => {
      const [wall = NaN, user = NaN, system = NaN] = line.split(' ').map(Number);
      return { wallMs: wall * 1000, cpuMs: (user + system) * 1000 };
    });
  if (costs.length !== RUNS || costs.some(({ cpuMs }) => !Number.isFinite(cpuMs)))
    throw new Error(`not ${String(RUNS)} times: ${times}`);
  return costs;
}

function rows(what: string, costs: readonly Cost[], [wall, cpu]: readonly [string, string]): readonly Row[] {
  const row = (kind: string, target: string, pick: (cost: Cost) => number): Row => {
    const values = costs.map(pick);
    const shown = [percentile(values, 0.5), percentile(values, 0.95)].map((value) => value.toFixed(0));
    const measured = `${shown.join(' / ')} ms (n=${String(values.length)})`;
    progress(`${what}, ${kind}: ${measured}`);
    return { what: `statusline: ${what}, ${kind}, p50 / p95`, target, measured };
  };
  return [row('wall', wall, ({ wallMs }) => wallMs), row('CPU', cpu, ({ cpuMs }) => cpuMs)];
}
