import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { within } from '../../test/fakes/desktop/wait';
import type { App } from './apps';
import type { Running } from './running';

/** The spy's records of the popover's window. */
export type WindowMoment = 'painted' | 'hidden' | 'released';

/**
 * The same app behind a few lines that watch its window from outside, and with `release` destroy it once it is
 * closed, as the app itself does after some minutes.
 */
export function spied(app: App, home: string, { release }: { readonly release: boolean }): App {
  const folder = join(home, 'spied');
  mkdirSync(folder, { recursive: true });
  const names = { name: 'quotide', productName: 'Quotide', version: '0.0.0', main: 'spy.cjs' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(names));
  writeFileSync(join(folder, 'spy.cjs'), spy(join(app.folder, 'dist', 'main.cjs'), release));
  return { ...app, folder };
}

/** Waits for a record of the spy. */
export function watchWindow({ child }: Running): {
  /** When it happens next: epoch ms. */
  readonly next: (moment: WindowMoment) => Promise<number>;
} {
  if (child.stdout === null) throw new Error('the app was started without an output');
  const waiting = new Map<string, (at: number) => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [word, moment = '', at] = line.split(' ');
    if (word === 'spy') waiting.get(moment)?.(Number(at));
  });
  const next = (moment: WindowMoment): Promise<number> =>
    within(new Promise((resolve) => waiting.set(moment, resolve)), 10_000, `${moment} popover`);
  return { next };
}

/**
 * Painted: the first frame after the window is shown has been through layout and paint. A message sent in a frame's
 * callback arrives once that frame is done.
 */
const PAINTED = `new Promise((done) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => done(Date.now());
  port2.postMessage(null);
}))`;

function spy(main: string, release: boolean): string {
  return `
const { app } = require('electron');
const tell = (moment, at = Date.now()) => process.stdout.write('spy ' + moment + ' ' + at + '\\n');
app.on('browser-window-created', (_event, window) => {
  window.on('show', () => window.webContents.executeJavaScript(${JSON.stringify(PAINTED)}).then((at) => tell('painted', at)));
  window.on('hide', () => {
    tell('hidden');
    if (${String(release)}) setImmediate(() => window.destroy());
  });
  window.on('closed', () => tell('released'));
});
require(${JSON.stringify(main)});
`;
}
