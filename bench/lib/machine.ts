import { execFileSync } from 'node:child_process';
import os from 'node:os';

/** One line with the machine, the time and the load of the measurement. */
export function describeMachine(exe: string): string {
  const [cpu] = os.cpus();
  const load = os.loadavg().map((value) => value.toFixed(2));
  return [
    new Date().toISOString().slice(0, 16).replace('T', ' ') + ' UTC',
    `${String(os.cpus().length)} × ${cpu?.model.trim() ?? 'unknown processor'}`,
    `${(os.totalmem() / 2 ** 30).toFixed(0)} GB`,
    `Linux ${os.release()}`,
    `Electron ${electronVersion(exe)}`,
    `load before the run ${load.join(' ')}`,
  ].join(', ');
}

function electronVersion(exe: string): string {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  return execFileSync(exe, ['-p', 'process.versions.electron'], { env, encoding: 'utf8' }).trim();
}
