import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bus } from './bus';
import { endProcess } from './private-bus';
import { eventually } from './wait';

const SECRETS = 'org.freedesktop.secrets';

/** A real, unlocked gnome-keyring on a private bus, with a home and a password of its own. */
export class Keyring {
  readonly #daemon: ChildProcess;
  readonly #home: string;

  private constructor(daemon: ChildProcess, home: string) {
    this.#daemon = daemon;
    this.#home = home;
  }

  /** Starts it and waits for its name: a client that comes earlier hangs. Needs `gnome-keyring-daemon`. */
  static async start(bus: Bus, address: string): Promise<Keyring> {
    const home = mkdtempSync(join(tmpdir(), 'quotide-keyring-'));
    const runtime = join(home, 'run');
    mkdirSync(runtime, { mode: 0o700 });
    mkdirSync(join(home, '.local', 'share', 'keyrings'), { recursive: true, mode: 0o700 });
    const env = {
      PATH: process.env['PATH'],
      HOME: home,
      XDG_RUNTIME_DIR: runtime,
      XDG_DATA_HOME: join(home, '.local', 'share'),
      XDG_CONFIG_HOME: join(home, '.config'),
      XDG_CACHE_HOME: join(home, '.cache'),
      DBUS_SESSION_BUS_ADDRESS: address,
    };
    const args = ['--foreground', '--unlock', '--components=secrets'];
    const daemon = spawn('gnome-keyring-daemon', args, { env, stdio: ['pipe', 'ignore', 'pipe'] });
    const keyring = new Keyring(daemon, home);
    let trouble = '';
    daemon.once('error', (error) => (trouble = error.message));
    daemon.stderr.on('data', (part: Buffer) => (trouble += part.toString()));
    daemon.stdin.on('error', () => undefined);
    daemon.stdin.end('throw-away\n');
    try {
      await eventually(
        async () => ((await bus.hasOwner(SECRETS)) ? true : null),
        10_000,
        `owner of ${SECRETS}`,
      );
    } catch (error) {
      await keyring.stop();
      throw new Error(`fake desktop: gnome-keyring-daemon did not come up: ${trouble.trim()}`, {
        cause: error,
      });
    }
    return keyring;
  }

  /** Locks its collections, as a session does whose user logged in without a password. */
  static async lock(bus: Bus): Promise<void> {
    await bus.call({
      destination: SECRETS,
      path: '/org/freedesktop/secrets',
      interface: 'org.freedesktop.Secret.Service',
      member: 'Lock',
      signature: 'ao',
      body: [['/org/freedesktop/secrets/collection/login']],
    });
  }

  async stop(): Promise<void> {
    if (this.#daemon.pid !== undefined) await endProcess(this.#daemon);
    rmSync(this.#home, { recursive: true, force: true });
  }
}
