import { chromium, type Browser, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const electron = createRequire(import.meta.url)('electron') as string;

/**
 * The app as a user starts it. Playwright's own way to start Electron sets some thirty switches of Chromium, of which
 * several switch off what a test may look for.
 */
export class PlainApp {
  #browser: Browser | null = null;

  private constructor(
    readonly process: ChildProcess,
    private readonly port: string,
  ) {}

  /** Starts it with Chromium's debugging port on loopback, through which its pages are driven. */
  static async start(env: Readonly<Record<string, string>>): Promise<PlainApp> {
    const args = ['.', '--remote-debugging-port=0', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
    const child = spawn(electron, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    const port = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stderr }).on('line', (line) => {
        const port = /^DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(line)?.[1];
        if (port !== undefined) resolve(port);
      });
      child.once('exit', (code) => {
        reject(new Error(`the app ended with ${String(code)}`));
      });
    });
    return new PlainApp(child, port);
  }

  /** The page of the app whose address contains this, as soon as there is one. */
  async page(address: string): Promise<Page> {
    this.#browser ??= await chromium.connectOverCDP(`http://127.0.0.1:${this.port}`);
    const [context] = this.#browser.contexts();
    if (context === undefined) throw new Error('the app has no pages');
    const isWanted = (page: Page) => page.url().includes(address);
    return (
      context.pages().find(isWanted) ?? context.waitForEvent('page', { predicate: isWanted, timeout: 10_000 })
    );
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const gone = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    await gone;
  }
}
