import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { within } from './wait';

/** Without a `<servicedir>`, so that a call to a name without an owner starts no real service of this machine. */
const CONFIG = (
  folder: string,
): string => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=${folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

/** Ends a child by SIGTERM, after 2 s by SIGKILL; resolves when it has ended. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 2000);
  await gone;
  clearTimeout(force);
}

/** A session bus of our own. */
export class PrivateBus {
  /** For `DBUS_SESSION_BUS_ADDRESS`. */
  readonly address: string;
  readonly #daemon: ChildProcess;
  readonly #folder: string;
  /** Ends the daemon with this process, for tests that fail before their `stop()`. */
  readonly #atExit = (): void => {
    this.#daemon.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  };

  private constructor(address: string, daemon: ChildProcess, folder: string) {
    this.address = address;
    this.#daemon = daemon;
    this.#folder = folder;
    process.once('exit', this.#atExit);
  }

  /** Starts `dbus-daemon`; rejects with its stderr when it is not up in 5 s. */
  static async start(): Promise<PrivateBus> {
    const folder = mkdtempSync(join(tmpdir(), 'quotide-bus-'));
    const config = join(folder, 'bus.conf');
    writeFileSync(config, CONFIG(folder));
    const daemon = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address=1'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    daemon.stderr.on('data', (part: Buffer) => (errors += part.toString()));
    const failed = new Promise<never>((_resolve, reject) => {
      daemon.once('error', reject);
      daemon.once('exit', () => {
        reject(new Error(`fake desktop: dbus-daemon ended: ${errors.trim()}`));
      });
    });
    failed.catch(() => undefined);
    try {
      const line = once(createInterface({ input: daemon.stdout }), 'line') as Promise<[string]>;
      const [address] = await within(Promise.race([line, failed]), 5000, 'address from dbus-daemon');
      return new PrivateBus(address, daemon, folder);
    } catch (error) {
      daemon.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  async stop(): Promise<void> {
    process.off('exit', this.#atExit);
    await endProcess(this.#daemon);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
