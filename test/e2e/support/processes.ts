import type { ElectronApplication } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { DoctorReport } from '../../../electron/core/doctor/doctor';
import type { World } from './quotide';

/** Chromium's processes of a running app, and what its windows show, asked of its main process. */
export class Processes {
  constructor(private readonly app: ElectronApplication) {}

  /** The process that draws the page whose address contains this. */
  page(address: string): Promise<number> {
    return this.app.evaluate(
      ({ webContents }, part) =>
        webContents
          .getAllWebContents()
          .find((page) => page.getURL().includes(part))
          ?.getOSProcessId() ?? 0,
      address,
    );
  }

  /** A process by its type or the name of its service. */
  named(name: string): Promise<number> {
    return this.app.evaluate(
      ({ app }, wanted) =>
        app.getAppMetrics().find((each) => [each.type, each.serviceName, each.name].includes(wanted))?.pid ??
        0,
      name,
    );
  }

  /** The text of the page whose address contains this, as it draws it now; empty: none is on screen and answers. */
  text(address: string): Promise<string> {
    return this.app.evaluate(async ({ BrowserWindow }, part) => {
      const window = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL().includes(part));
      if (!window?.isVisible() || window.webContents.isCrashed()) return '';
      const asked = window.webContents.mainFrame.executeJavaScript(
        'document.body.innerText',
      ) as Promise<string>;
      const late = new Promise<string>((resolve) => {
        setTimeout(resolve, 500, '');
      });
      return Promise.race([asked.catch(() => ''), late]);
    }, address);
  }

  /** Whether the page whose address contains this is on screen and draws a frame within two seconds. */
  draws(address: string): Promise<boolean> {
    return this.app.evaluate(async ({ BrowserWindow }, part) => {
      const window = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL().includes(part));
      if (!window?.isVisible() || window.webContents.isCrashed()) return false;
      const asked = window.webContents.mainFrame.executeJavaScript(
        'new Promise((resolve) => requestAnimationFrame(() => resolve(true)))',
      ) as Promise<boolean>;
      const late = new Promise<boolean>((resolve) => {
        setTimeout(resolve, 2000, false);
      });
      return Promise.race([asked.catch(() => false), late]);
    }, address);
  }
}

/** Whether a process is there and has not ended, stopped or not. */
export function isRunning(pid: number): boolean {
  const stat = read(`/proc/${String(pid)}/stat`);
  const state = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
  return stat !== '' && state !== 'Z';
}

/** The deaths that the command `quotide doctor` knows of, a line for each process. */
export function countedDeaths(world: World): readonly string[] {
  const { stdout } = spawnSync('bin/quotide', ['doctor', '--json'], { env: world.env(), encoding: 'utf8' });
  const { findings } = JSON.parse(stdout) as DoctorReport;
  return findings.find(({ id }) => id === 'processes')?.facts ?? [];
}

/** The processes below `pid` whose command line has these words. */
export function descendants(pid: number, words: string): readonly number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const found: number[] = [];
  for (let level = [pid]; level.length > 0;) {
    level = all.filter((each) => level.includes(parentOf(each)));
    found.push(...level);
  }
  return found.filter((each) => read(`/proc/${String(each)}/cmdline`).includes(words));
}

function parentOf(pid: number): number {
  const stat = read(`/proc/${String(pid)}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
