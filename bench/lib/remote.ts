import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { within } from '../../test/fakes/desktop/wait';
import type { App } from './apps';
import type { Running } from './running';

/** The heaps of the app's processes, in bytes. */
export interface Heaps {
  /** Of the main process: V8's heap in use and reserved, and memory of buffers outside of it. */
  readonly used: number;
  readonly total: number;
  readonly external: number;
  /** V8's heap in use in each page. */
  readonly pages: readonly number[];
}

/** Commands for an app that runs behind `remote`. */
export interface Remote {
  readonly heaps: () => Promise<Heaps>;
  /** Opens the dashboard by the popover's button; the popover must be open. */
  readonly openDashboard: () => Promise<void>;
  /** Goes to a page of the dashboard by its route, `#/history`. */
  readonly goTo: (route: string) => Promise<void>;
  readonly closeDashboard: () => Promise<void>;
}

/** The same app behind a few lines that answer commands. A command lies in a file and is announced by SIGUSR2. */
export function remote(app: App, home: string): App {
  const folder = join(home, 'remote');
  mkdirSync(folder, { recursive: true });
  const names = { name: 'quotide', productName: 'Quotide', version: '0.0.0', main: 'remote.cjs' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(names));
  writeFileSync(join(folder, 'remote.cjs'), program(join(app.folder, 'dist', 'main.cjs'), commandFile(home)));
  return { ...app, folder };
}

/** @param home the folder that `remote` was given */
export function commandsOf({ child }: Running, home: string): Remote {
  if (child.stdout === null) throw new Error('the app was started without an output');
  const waiting: ((answer: string) => void)[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('remote ')) waiting.shift()?.(line.slice('remote '.length));
  });
  const ask = async (command: string): Promise<unknown> => {
    writeFileSync(commandFile(home), command);
    const answered = new Promise<string>((resolve) => waiting.push(resolve));
    child.kill('SIGUSR2');
    const answer = JSON.parse(await within(answered, 30_000, `answer to "${command}"`)) as {
      readonly value?: unknown;
      readonly failed?: string;
    };
    if (answer.failed !== undefined) throw new Error(`${command}: ${answer.failed}`);
    return answer.value;
  };
  const run = async (command: string): Promise<void> => {
    await ask(command);
  };
  return {
    heaps: async () => (await ask('heaps')) as Heaps,
    openDashboard: () => run('open'),
    goTo: (route) => run(`go ${route}`),
    closeDashboard: () => run('close'),
  };
}

function commandFile(home: string): string {
  return join(home, 'command');
}

/** In the page: clicks the button once it is there. */
const CLICK = `new Promise((done) => {
  const look = () => {
    const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Dashboard');
    if (button === undefined) return void setTimeout(look, 50);
    button.click();
    done();
  };
  look();
})`;

function program(main: string, file: string): string {
  return `
const { app, BrowserWindow } = require('electron');
const { readFileSync } = require('node:fs');
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const inPage = (window, code) => window.webContents.executeJavaScript(code);
const windows = () => BrowserWindow.getAllWindows().filter((window) => !window.isDestroyed());
const isLarge = (window) => window.isResizable();
const large = () => windows().find(isLarge);
const loaded = async (find) => {
  for (let look = 0; look < 200; look += 1) {
    const window = find();
    if (window !== undefined && !window.webContents.isLoading()) return window;
    await sleep(50);
  }
  throw new Error('no such window');
};
const commands = {
  heaps: async () => {
    const { heapUsed: used, heapTotal: total, external } = process.memoryUsage();
    const pages = [];
    for (const window of windows()) pages.push(await inPage(window, 'performance.memory.usedJSHeapSize'));
    return { used, total, external, pages };
  },
  open: async () => {
    const popover = await loaded(() => windows().find((window) => !isLarge(window)));
    await inPage(popover, ${JSON.stringify(CLICK)});
    await loaded(large);
  },
  go: (route) => inPage(large(), 'void (location.hash = ' + JSON.stringify(route) + ')'),
  close: () => large().close(),
};
process.on('SIGUSR2', () => {
  const [name, ...rest] = readFileSync(${JSON.stringify(file)}, 'utf8').split(' ');
  const answer = (given) => process.stdout.write('remote ' + JSON.stringify(given) + '\\n');
  Promise.resolve().then(() => commands[name](...rest)).then((value) => answer({ value }), (error) => answer({ failed: String(error) }));
});
require(${JSON.stringify(main)});
`;
}
