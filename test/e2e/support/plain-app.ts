import { chromium, type Browser, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const electron = createRequire(import.meta.url)('electron') as string;

/**
 * The app as a user starts it. Playwright's own way to start Electron sets some thirty switches of Chromium, of which
 * several switch off what a test may look for, and an app that restarts itself is lost to it.
 */
export class PlainApp {
  #browser: Browser | null = null;
  #said = '';

  private constructor(
    readonly process: ChildProcess,
    private readonly port: number,
  ) {
    process.stderr?.on('data', (part: Buffer) => (this.#said += part.toString()));
  }

  /** Starts it with Chromium's debugging port on loopback, through which its pages are driven. */
  static async start(env: Readonly<Record<string, string>>): Promise<PlainApp> {
    const port = await freePort();
    const args = ['.', '--hidden', `--remote-debugging-port=${String(port)}`];
    if (process.getuid?.() === 0) args.push('--no-sandbox');
    // In a process group of its own, as a shell starts a program.
    const child = spawn(electron, args, { env, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    return new PlainApp(child, port);
  }

  /** Sends a signal to the app and all its processes at once, as Ctrl-C in a terminal and a log-off do. */
  signalGroup(signal: NodeJS.Signals): void {
    process.kill(-(this.process.pid ?? 0), signal);
  }

  /** What it has written to stderr. */
  get said(): string {
    return this.#said;
  }

  /** The page of the app whose address contains this, as soon as there is one. */
  async page(address: string): Promise<Page> {
    const deadline = performance.now() + 10_000;
    for (;;) {
      this.#browser ??= await chromium.connectOverCDP(`http://127.0.0.1:${String(this.port)}`);
      const contexts = this.#browser.contexts();
      const pages = contexts.flatMap((context) => context.pages());
      const found = pages.find((page) => page.url().includes(address));
      if (found !== undefined) return found;
      if (performance.now() > deadline) throw new Error(`the app has no page ${address}`);
      // A connection from before the first page sees no context, and never gets one.
      if (contexts.length === 0) await this.disconnect();
      await sleep(100);
    }
  }

  /** How many pages there are now, asked without a connection that a dead page would disturb. */
  async pages(): Promise<number> {
    const answer = await fetch(`http://127.0.0.1:${String(this.port)}/json/list`);
    return ((await answer.json()) as readonly { readonly type: string }[]).filter(
      ({ type }) => type === 'page',
    ).length;
  }

  /** Ends the connection to the pages, for an app that has restarted itself. */
  async disconnect(): Promise<void> {
    await this.#browser?.close();
    this.#browser = null;
  }

  /** Its exit code, once it has ended; `null`: by a signal. */
  async ended(): Promise<number | null> {
    if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, 'exit');
    return this.process.exitCode;
  }

  async stop(): Promise<void> {
    await this.disconnect();
    this.process.kill('SIGTERM');
    await this.ended();
  }
}

/** A port of loopback where nothing listens now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
