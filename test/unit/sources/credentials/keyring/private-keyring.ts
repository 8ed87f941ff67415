import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as dbus from '@jellybrick/dbus-next';
import { onTestFinished } from 'vitest';

const PASSWORD = 'throwaway';
const SECRETS = 'org.freedesktop.secrets';
const ROOT = '/org/freedesktop/secrets';
const LOGIN = `${ROOT}/collection/login`;

/** A session bus of its own, and, if asked for, gnome-keyring on it; both end with the test. */
export interface PrivateBus {
  readonly env: NodeJS.ProcessEnv;
  /** Starts the real keyring with a new, unlocked login collection. */
  startKeyring(): Promise<void>;
  lock(): Promise<void>;
  unlock(): Promise<void>;
  /** What the service says of its default collection, without asking anyone. */
  isLocked(): Promise<boolean>;
}

/** No service folders: nothing is started by being named, so a keyring is there only if the test starts one. */
function busConfig(socket: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path=${socket}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`;
}

export async function startPrivateBus(): Promise<PrivateBus> {
  const home = mkdtempSync(join(tmpdir(), 'quotide-bus-'));
  const socket = join(home, 'bus');
  const env = environment(home, `unix:path=${socket}`);
  writeFileSync(join(home, 'bus.conf'), busConfig(socket));
  const bus = spawn(
    'dbus-daemon',
    [`--config-file=${join(home, 'bus.conf')}`, '--nofork', '--print-address'],
    {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const children: ChildProcess[] = [bus];
  // The address is printed once the bus listens.
  await new Promise((resolve) => bus.stdout.once('data', resolve));
  const client = dbus.sessionBus({ busAddress: `unix:path=${socket}` });
  onTestFinished(async () => {
    client.disconnect();
    await Promise.all(children.map((child) => ended(child)));
    rmSync(home, { recursive: true, force: true });
  });
  const call: Call = async (destination, path, member, signature, body) => {
    const [space, name] = splitMember(member);
    const message = new dbus.Message({ destination, path, interface: space, member: name, signature, body });
    return (await client.call(message))?.body ?? [];
  };
  return {
    env,
    async startKeyring() {
      children.unshift(startDaemon(env));
      await eventually(async () => (await call(BUS, '/', `${BUS}.NameHasOwner`, 's', [SECRETS]))[0] === true);
    },
    async lock() {
      await call(SECRETS, ROOT, 'org.freedesktop.Secret.Service.Lock', 'ao', [[LOGIN]]);
    },
    unlock: () => unlock(call),
    isLocked: () => isLocked(call),
  };
}

const BUS = 'org.freedesktop.DBus';

type Call = (
  destination: string,
  path: string,
  member: string,
  signature: string,
  body: unknown[],
) => Promise<readonly unknown[]>;

function splitMember(member: string): readonly [string, string] {
  const dot = member.lastIndexOf('.');
  return [member.slice(0, dot), member.slice(dot + 1)];
}

async function isLocked(call: Call): Promise<boolean> {
  const asked = ['org.freedesktop.Secret.Collection', 'Locked'];
  const [locked] = await call(
    SECRETS,
    `${ROOT}/aliases/default`,
    'org.freedesktop.DBus.Properties.Get',
    'ss',
    asked,
  );
  return locked instanceof dbus.Variant && locked.value === true;
}

/** What a person does in the dialog, without the dialog. */
async function unlock(call: Call): Promise<void> {
  const plain = ['plain', new dbus.Variant('s', '')];
  const [, session] = await call(SECRETS, ROOT, 'org.freedesktop.Secret.Service.OpenSession', 'sv', plain);
  const secret = [session, Buffer.alloc(0), Buffer.from(PASSWORD), 'text/plain'];
  const member = 'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface.UnlockWithMasterPassword';
  await call(SECRETS, ROOT, member, 'o(oayays)', [LOGIN, secret]);
}

function environment(home: string, address: string): NodeJS.ProcessEnv {
  mkdirSync(join(home, 'run'), { mode: 0o700 });
  mkdirSync(join(home, 'data', 'keyrings'), { recursive: true, mode: 0o700 });
  return {
    PATH: process.env['PATH'],
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_RUNTIME_DIR: join(home, 'run'),
    DBUS_SESSION_BUS_ADDRESS: address,
  };
}

function startDaemon(env: NodeJS.ProcessEnv): ChildProcess {
  const args = ['--unlock', '--foreground', '--components=secrets'];
  const daemon = spawn('gnome-keyring-daemon', args, { env, stdio: ['pipe', 'ignore', 'ignore'] });
  daemon.stdin.end(PASSWORD);
  return daemon;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

async function eventually(condition: () => Promise<boolean>): Promise<void> {
  for (let left = 100; left > 0; left -= 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the keyring did not start');
}
