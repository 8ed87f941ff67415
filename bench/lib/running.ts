import { spawn, type ChildProcess } from 'node:child_process';
import type { FakeDesktop } from '../../test/fakes/desktop/fake-desktop';
import { endProcess } from '../../test/fakes/desktop/private-bus';
import type { App } from './apps';
import type { Plan } from './plan';

/** An app that was started. */
export interface Running {
  readonly pid: number;
  /** `performance.now()` right before the process was made. */
  readonly spawnedAt: number;
  readonly child: ChildProcess;
  /** What it wrote to stderr so far. */
  readonly said: () => string;
  readonly stop: () => Promise<void>;
}

/** Starts an app as `npm start` does, once everything is set up, on the desktop's session bus. */
export function launch(plan: Plan, app: App, desktop: FakeDesktop): Running {
  const env = { ...process.env, ...desktop.env, ...app.env };
  // Not as at the very first start, which opens the popover.
  const args = [
    ...(app.exe === undefined ? [app.folder] : []),
    '--hidden',
    ...(plan.noSandbox ? ['--no-sandbox'] : []),
  ];
  // Measured is the app in the tray: the first start of a new data folder would open the popover.
  args.push('--hidden');
  const spawnedAt = performance.now();
  const child = spawn(app.exe ?? plan.exe, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  child.stdout.resume();
  child.on('error', (error) => (said += error.message));
  const { pid } = child;
  if (pid === undefined) throw new Error(`${app.name} could not be started`);
  return { pid, spawnedAt, child, said: () => said, stop: () => endProcess(child) };
}
