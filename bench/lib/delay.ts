import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { within } from '../../test/fakes/desktop/wait';
import type { App } from './apps';
import type { Running } from './running';

/** By how much an event loop was late, ms. */
export interface Delay {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** The same app behind a few lines that watch its main process' event loop, each millisecond. */
export function delayed(app: App, home: string): App {
  const folder = join(home, 'delayed');
  mkdirSync(folder, { recursive: true });
  const names = { name: 'quotide', productName: 'Quotide', version: '0.0.0', main: 'spy.cjs' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(names));
  writeFileSync(join(folder, 'spy.cjs'), spy(join(app.folder, 'dist', 'main.cjs')));
  return { ...app, folder };
}

/** Asks for the delays since it was last asked. */
export function watchDelay({ child }: Running): { readonly next: () => Promise<Delay> } {
  if (child.stdout === null) throw new Error('the app was started without an output');
  let answer: ((delay: Delay) => void) | null = null;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [word, ...figures] = line.split(' ');
    const [p50 = 0, p99 = 0, max = 0] = figures.map((ns) => Number(ns) / 1e6);
    if (word === 'delay') answer?.({ p50, p99, max });
  });
  const next = (): Promise<Delay> => {
    const told = new Promise<Delay>((resolve) => (answer = resolve));
    child.kill('SIGUSR2');
    return within(told, 10_000, 'delays of the event loop');
  };
  return { next };
}

function spy(main: string): string {
  return `
const { monitorEventLoopDelay } = require('node:perf_hooks');
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on('SIGUSR2', () => {
  const figures = [delay.percentile(50), delay.percentile(99), delay.max];
  delay.reset();
  process.stdout.write('delay ' + figures.join(' ') + '\\n');
});
require(${JSON.stringify(main)});
`;
}
