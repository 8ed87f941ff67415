import { chromium, type Browser, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from './support/test';

/** What a checkout needs for `npm run dev`; the packages are linked. */
const SOURCES = [
  'assets',
  'bin',
  'dist',
  'electron',
  'packaging',
  'renderer',
  'scripts',
  'test/fakes',
  'test/fixtures',
  'package.json',
  'package-lock.json',
  ...readdirSync('.').filter((name) => name.startsWith('tsconfig.')),
];

/** A copy of the checkout, whose sources a test may change, and `npm run dev` in it. */
class DevCheckout {
  readonly dir = mkdtempSync(join(tmpdir(), 'quotide-dev-'));
  #child: ChildProcess | null = null;
  #output = '';

  constructor() {
    for (const name of SOURCES) cpSync(name, join(this.dir, name), { recursive: true });
    symlinkSync(resolve('node_modules'), join(this.dir, 'node_modules'));
  }

  start(): void {
    const words = [join(this.dir, 'scripts', 'dev.mjs'), '--remote-debugging-port=0'];
    // Set-up must not replace the runtime that other tests use.
    const isFallback = existsSync('node_modules/electron/dist/.npm-runtime.json');
    const env = {
      ...process.env,
      ELECTRON_RUNTIME: isFallback ? 'npm' : 'official',
      // A machine of CI draws without a graphics card: what the test does not need would take most of its time.
      QUOTIDE_DEV_TOOLS: 'closed',
      QUOTIDE_DEMO_SCALE: '1',
    };
    const child = spawn(process.execPath, words, { cwd: this.dir, env });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => {
        this.#output += part.toString();
      });
  }

  /** How often the app has been started, by what Chromium prints then. */
  get starts(): number {
    return this.#addresses.length;
  }

  get output(): string {
    return this.#output;
  }

  get #addresses(): readonly string[] {
    return [...this.#output.matchAll(/DevTools listening on (ws:\S+)/g)].flatMap(
      ([, address]) => address ?? [],
    );
  }

  /** Connects to the app that was started last. */
  connect(): Promise<Browser> {
    return chromium.connectOverCDP(this.#addresses.at(-1) ?? '');
  }

  /** Appends to a source. */
  append(file: string, text: string): void {
    appendFileSync(join(this.dir, file), text);
  }

  /** Ends it as Ctrl-C does, and gives the exit code. */
  async interrupt(): Promise<number | null> {
    const child = this.#child;
    if (child?.exitCode !== null) return child?.exitCode ?? null;
    child.kill('SIGINT');
    await once(child, 'close');
    return child.exitCode;
  }

  remove(): void {
    this.#child?.kill('SIGKILL');
    rmSync(this.dir, { recursive: true, force: true });
  }
}

/** The popover's page, once it is there. */
async function popoverOf(browser: Browser): Promise<Page> {
  const find = (): Page | undefined =>
    browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((page) => page.url().startsWith('app://quotide/'));
  await expect.poll(() => find()?.url(), { timeout: 60_000 }).toBeDefined();
  const page = find();
  if (page === undefined) throw new Error('no popover');
  await page.waitForSelector('.popover', { timeout: 60_000 });
  return page;
}

test('npm run dev shows the demo from the development server, follows changes, and ends with Ctrl-C', async () => {
  test.setTimeout(240_000);
  const checkout = new DevCheckout();
  try {
    checkout.start();
    await expect.poll(() => checkout.starts, { timeout: 60_000 }).toBe(1);
    const browser = await checkout.connect();
    const page = await popoverOf(browser);
    await expect(page.locator('.popover')).toContainText(/\d+\s?%/);
    expect(await page.evaluate(() => [...document.scripts].map(({ src }) => src))).toContain(
      'app://quotide/@vite/client',
    );

    // A change of the page arrives without a new load: what a script left in the page is still there.
    await page.evaluate(() => {
      document.documentElement.dataset['before'] = 'yes';
    });
    checkout.append('renderer/styles/base.css', '\nhtml { --changed: yes; }\n');
    const changed = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--changed').trim());
    await expect.poll(changed, { timeout: 60_000 }).toBe('yes');
    expect(await page.evaluate(() => document.documentElement.dataset['before'])).toBe('yes');
    expect(checkout.starts).toBe(1);

    // A change of the main process starts the app again, on the same demo.
    checkout.append('electron/main.ts', '\nprocess.stderr.write("the changed main process runs\\n");\n');
    await expect.poll(() => checkout.starts, { timeout: 60_000 }).toBe(2);
    await expect.poll(() => checkout.output).toContain('the changed main process runs');
    const again = await checkout.connect();
    await expect((await popoverOf(again)).locator('.popover')).toContainText(/\d+\s?%/);

    expect(await checkout.interrupt()).toBe(0);
    expect(again.isConnected()).toBe(false);
  } catch (error) {
    process.stderr.write(checkout.output);
    throw error;
  } finally {
    checkout.remove();
  }
});

test('no build holds the development server or a policy that allows it', () => {
  for (const file of ['entry.cjs', 'main.cjs', 'preload.cjs', 'renderer/index.html']) {
    const text = readFileSync(join('dist', file), 'utf8');
    expect(text).not.toMatch(/QUOTIDE_DEV_PAGES|@vite\/client|unsafe-inline/);
  }
});
