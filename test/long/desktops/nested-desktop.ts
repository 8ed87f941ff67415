import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { endProcess } from '../../fakes/desktop/private-bus';
import { eventually } from '../../fakes/desktop/wait';

/** GNOME Shell waits up to two minutes for services that are not there, and a busy machine makes it longer. */
const START_MS = 400_000;

type Variables = Readonly<Record<string, string>>;

/** What a desktop is started from. */
export interface DesktopRecipe {
  readonly name: string;
  /** Px from the upper edge in which the panel is. */
  readonly panelHeight: number;
  /** Of the app and of all programs of the desktop. */
  readonly env: Variables;
  /** Switches of the app. */
  readonly switches: readonly string[];
  /** Clicks that make the panel activate an item. */
  readonly clicks: 1 | 2;
  /** Writes the settings and starts the programs. */
  readonly start: (desktop: NestedDesktop) => Promise<void>;
}

/** A desktop on the X screen of this session: a real compositor or window manager, with real clicks and pictures. */
export class NestedDesktop {
  readonly home = mkdtempSync(join(tmpdir(), 'quotide-desktop-'));
  readonly runtime = join(this.home, 'run');
  readonly #children: ChildProcess[] = [];
  #more: Variables = {};

  private constructor(readonly recipe: DesktopRecipe) {
    mkdirSync(this.runtime, { mode: 0o700 });
  }

  static async start(recipe: DesktopRecipe): Promise<NestedDesktop> {
    const desktop = new NestedDesktop(recipe);
    try {
      // What the bus starts, such as the store of settings, has to see the same home.
      const variables = Object.entries(desktop.env).map(([name, value]) => `${name}=${value}`);
      desktop.run('dbus-update-activation-environment', ...variables);
      await recipe.start(desktop);
    } catch (error) {
      const logs = desktop.#logs();
      await desktop.stop();
      throw new Error(`${recipe.name} does not start; its programs printed:\n${logs}`, { cause: error });
    }
    return desktop;
  }

  /** The last lines of what the programs printed. */
  #logs(): string {
    const files = readdirSync(this.home).filter((name) => name.endsWith('.log'));
    const lastLines = (name: string) =>
      readFileSync(join(this.home, name), 'utf8').trim().split('\n').slice(-15).join('\n');
    return files.map((name) => `${name}:\n${lastLines(name)}`).join('\n');
  }

  get env(): Variables {
    return {
      HOME: this.home,
      XDG_CONFIG_HOME: join(this.home, '.config'),
      XDG_CACHE_HOME: join(this.home, '.cache'),
      XDG_DATA_HOME: join(this.home, '.local', 'share'),
      XDG_RUNTIME_DIR: this.runtime,
      ...this.recipe.env,
      ...this.#more,
    };
  }

  /** Adds variables for what is started from now on. */
  export(variables: Variables): void {
    this.#more = { ...this.#more, ...variables };
  }

  /** Writes a file below the home folder, and gives its path. */
  write(name: string, text: string): string {
    const file = join(this.home, name);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  /** Starts a program; what it prints goes into a file of the home folder. */
  spawn(command: string, ...args: readonly string[]): void {
    const log = openSync(join(this.home, `${command}.log`), 'a');
    const env = { ...process.env, ...this.env };
    const child = spawn(command, args, { env, stdio: ['ignore', log, log] });
    child.on('error', () => undefined);
    this.#children.push(child);
  }

  /** Runs a program to its end, and gives what it printed. */
  run(command: string, ...args: readonly string[]): string {
    return execFileSync(command, args, { env: { ...process.env, ...this.env } }).toString();
  }

  /** Waits for the socket of a Wayland compositor, and names it to what is started from now on. */
  async waitForWayland(): Promise<void> {
    const name = await eventually(
      () => readdirSync(this.runtime).find((file) => /^wayland-\d+$/.test(file)) ?? null,
      START_MS,
      'socket of a Wayland compositor',
    );
    this.export({ WAYLAND_DISPLAY: name });
  }

  /** Waits until a program of the session bus has a name. */
  async waitForOwner(name: string): Promise<void> {
    const call = 'org.freedesktop.DBus.NameHasOwner';
    const ask = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/', call, `string:${name}`];
    await eventually(
      () => (this.run('dbus-send', ...ask).includes('true') ? true : null),
      START_MS,
      `owner of ${name}`,
    );
  }

  /** A picture of the screen, also stored in a file. */
  shot(file: string): PNG {
    execFileSync('import', ['-window', 'root', `png24:${file}`]);
    return PNG.sync.read(execFileSync('cat', [file], { maxBuffer: 64 * 1024 * 1024 }));
  }

  point(x: number, y: number): void {
    execFileSync('xdotool', ['mousemove', String(x), String(y)]);
  }

  click(x: number, y: number, button: 1 | 3, times = 1): void {
    const place = ['mousemove', '--sync', String(x), String(y)];
    execFileSync('xdotool', [...place, 'click', '--repeat', String(times), '--delay', '80', String(button)]);
  }

  key(name: string): void {
    execFileSync('xdotool', ['key', name]);
  }

  async stop(): Promise<void> {
    for (const child of [...this.#children].reverse()) await endProcess(child);
    if (existsSync(this.home)) rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}
