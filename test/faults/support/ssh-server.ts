import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { QUOTIDE } from './command';

/** Another machine: an sshd of its own on a loopback port, with another home, where `quotide` is the built command. */
export interface OtherMachine {
  /** Its home, in which Claude Code's transcripts lie. */
  readonly home: string;
  /** The environment with which the user's `ssh` knows the hosts `laptop`, `stranger`, `locked` and `nowhere`. */
  readonly env: Readonly<Record<string, string>>;
  /** Puts a shell script in the place of its `quotide`; `null`: there is none. */
  readonly setCommand: (script: string | null) => void;
  /** The commands that its `quotide` got so far. */
  readonly commands: () => readonly string[];
}

const REAL = `exec '${QUOTIDE}' "$@"`;

/** Starts the machine; all of it is gone after the test. */
export async function startOtherMachine(): Promise<OtherMachine> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-ssh-'));
  const file = (...names: readonly string[]): string => path.join(dir, ...names);
  for (const name of ['home', 'bin', 'client']) fs.mkdirSync(file(name));
  for (const name of ['host', 'user', 'other'])
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file(name)]);
  fs.copyFileSync(file('user.pub'), file('authorized'));
  const port = await freePort();
  fs.writeFileSync(file('sshd_config'), serverConfig(dir, port));
  writeScript(file('client', 'ssh'), `exec ${sshProgram()} -F '${file('ssh_config')}' "$@"`);
  fs.writeFileSync(file('known'), `[127.0.0.1]:${String(port)} ${fs.readFileSync(file('host.pub'), 'utf8')}`);
  fs.writeFileSync(file('ssh_config'), clientConfig(dir, port, await freePort()));
  // As Debian's service does it before the first start.
  if (process.getuid?.() === 0) fs.mkdirSync('/run/sshd', { recursive: true });
  const server = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', file('sshd_config')], { stdio: 'ignore' });
  onTestFinished(() => {
    server.kill('SIGKILL');
    fs.rmSync(dir, { recursive: true, force: true });
  });
  await listening(port);
  const command = file('bin', 'quotide');
  const setCommand = (script: string | null): void => {
    if (script === null) fs.rmSync(command);
    else writeScript(command, `echo "$*" >> '${file('commands')}'\n${script}`);
  };
  setCommand(REAL);
  return {
    home: file('home'),
    env: { ...definedEnv(), PATH: `${file('client')}:${process.env['PATH'] ?? ''}` },
    setCommand,
    commands: () =>
      fs.existsSync(file('commands')) ? fs.readFileSync(file('commands'), 'utf8').trim().split('\n') : [],
  };
}

function serverConfig(dir: string, port: number): string {
  const at = (name: string): string => path.join(dir, name);
  return [
    `Port ${String(port)}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${at('host')}`,
    `AuthorizedKeysFile ${at('authorized')}`,
    'PidFile none',
    'UsePAM no',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'PermitRootLogin yes',
    'StrictModes no',
    `SetEnv HOME=${at('home')} PATH=${at('bin')}:/usr/local/bin:/usr/bin:/bin QUOTIDE_DATA_DIR=${at('data')}`,
    '',
  ].join('\n');
}

function clientConfig(dir: string, port: number, closedPort: number): string {
  const at = (name: string): string => path.join(dir, name);
  const host = (name: string, hostPort: number, key: string, known: string): string =>
    `Host ${name}\n  HostName 127.0.0.1\n  Port ${String(hostPort)}\n  IdentityFile ${at(key)}\n  UserKnownHostsFile ${known}\n`;
  return [
    host('laptop', port, 'user', at('known')),
    host('stranger', port, 'user', at('empty')),
    host('locked', port, 'other', at('known')),
    host('nowhere', closedPort, 'user', at('known')),
    'Host *\n  IdentitiesOnly yes\n  IdentityAgent none\n  StrictHostKeyChecking yes\n  GlobalKnownHostsFile /dev/null\n',
  ].join('\n');
}

function writeScript(file: string, script: string): void {
  fs.writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

function sshProgram(): string {
  const dirs = (process.env['PATH'] ?? '').split(':');
  const found = dirs.map((dir) => path.join(dir, 'ssh')).find((each) => fs.existsSync(each));
  if (found === undefined) throw new Error('no ssh in PATH');
  return found;
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Resolves once a connection is accepted. */
async function listening(port: number): Promise<void> {
  for (;;) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => {
        resolve(false);
      });
    });
    if (isOpen) return;
    await sleep(20);
  }
}
