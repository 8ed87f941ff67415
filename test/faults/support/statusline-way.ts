import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createLog } from '../../../electron/app/log';
import { createStatuslineServer, type StatuslineServer } from '../../../electron/app/statusline/server';
import type { LineState } from '../../../electron/core/statusline/line-state';
import { QUOTIDE } from './command';
import { childEnv, makePlaces, type Places } from './places';

/** What a start of the runtime prints in a checkout of `withoutRuntime`. */
export const STARTED = 'the runtime was started';

/** What a run of `quotide statusline` printed. */
export interface Line {
  readonly code: number | null;
  readonly out: Buffer;
  readonly err: string;
}

export interface Asked {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  readonly args?: readonly string[];
}

/** Folders of one test, with a data folder of any name. */
export function statuslinePlaces(data = 'data'): Places {
  const places = { ...makePlaces() };
  onTestFinished(() => fs.rmSync(places.home, { recursive: true, force: true }));
  const dataDir = path.join(places.home, data);
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return { ...places, dataDir };
}

/** The app's part, in this process. */
export async function serve(
  { dataDir }: Places,
  more: {
    readonly uid?: number;
    readonly tmp?: string;
    readonly warn?: (line: string) => void;
    readonly state?: (configDir: string) => LineState | null;
  } = {},
): Promise<{ readonly server: StatuslineServer; readonly listens: boolean }> {
  const server = createStatuslineServer({
    dataDir,
    platform: process.platform,
    uid: more.uid ?? process.getuid?.() ?? null,
    env: more.tmp === undefined ? {} : { XDG_RUNTIME_DIR: more.tmp },
    now: Date.now,
    log: createLog('warn', Date.now, [more.warn ?? (() => undefined)]),
    ...(more.state !== undefined && { state: more.state }),
  });
  onTestFinished(server.close);
  return { server, listens: await server.start() };
}

/**
 * The real launcher in a checkout whose runtime is a script: it prints that it was started, and the input that it got.
 *
 * @param isPatient whether it waits longer for the app than people's does, since a busy machine may be slow
 * @returns the launcher
 */
export function withoutRuntime({ home }: Places, isPatient = true): string {
  const root = path.join(home, 'checkout');
  const electron = path.join(root, 'node_modules', 'electron');
  for (const folder of [path.join(root, 'bin'), path.join(root, 'dist'), path.join(electron, 'dist')])
    fs.mkdirSync(folder, { recursive: true });
  const bin = path.dirname(QUOTIDE);
  fs.copyFileSync(QUOTIDE, path.join(root, 'bin', 'quotide'));
  const script = fs.readFileSync(path.join(bin, 'statusline.sh'), 'utf8');
  const limit = '--max-time 0.3 ';
  if (!script.includes(limit)) throw new Error('the script has another limit');
  const used = isPatient ? script.replace(limit, '--max-time 15 ') : script;
  fs.writeFileSync(path.join(root, 'bin', 'statusline.sh'), used);
  fs.writeFileSync(path.join(root, 'dist', 'cli.cjs'), '');
  fs.writeFileSync(path.join(electron, 'path.txt'), 'runtime');
  const runtime = `#!/bin/sh\nprintf '%s\\n' '${STARTED}'\n/bin/cat\n`;
  fs.writeFileSync(path.join(electron, 'dist', 'runtime'), runtime, { mode: 0o755 });
  return path.join(root, 'bin', 'quotide');
}

/** Runs a launcher's `statusline` with an input. */
export async function ask(
  launcher: string,
  places: Places,
  input: string | Buffer,
  asked: Asked = {},
): Promise<Line> {
  const child = spawn(launcher, ['statusline', ...(asked.args ?? [])], {
    env: environment(places, asked),
    cwd: asked.cwd ?? places.home,
    stdio: 'pipe',
  });
  const out: Buffer[] = [];
  let err = '';
  child.stdout.on('data', (part: Buffer) => out.push(part));
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out: Buffer.concat(out), err };
}

/** The same while this process, and so the server in it, stands still. */
export function askWhileBusy(launcher: string, places: Places, input: string): Line {
  const { status, stdout, stderr } = spawnSync(launcher, ['statusline'], {
    env: environment(places, {}),
    input,
  });
  return { code: status, out: stdout, err: stderr.toString() };
}

function environment(places: Places, { env = {} }: Asked): NodeJS.ProcessEnv {
  const all: NodeJS.ProcessEnv = { ...childEnv(places, {}), ...env };
  return Object.fromEntries(
    Object.entries(all).filter(([name, value]) => !isForeign(name, env) && value !== undefined),
  );
}

/** The login of the machine that runs the tests does not count. */
function isForeign(name: string, own: Readonly<Record<string, unknown>>): boolean {
  return /^(ANTHROPIC|AWS)_/.test(name) && !(name in own);
}

/** The notes of a data folder by name, with moments that are about now as such. */
export function notesIn({ dataDir }: Places): Readonly<Record<string, string>> {
  const folder = path.join(dataDir, 'statusline');
  if (!fs.existsSync(folder)) return {};
  const names = fs.readdirSync(folder).sort();
  return Object.fromEntries(
    names.map((name) => [name, withoutNow(fs.readFileSync(path.join(folder, name), 'utf8'))]),
  );
}

function withoutNow(text: string): string {
  return text.replace(/\b\d{13}\b/g, (number) =>
    Math.abs(Number(number) - Date.now()) < 300_000 ? 'now' : number,
  );
}

/** The socket of a server that was killed. */
export function deadSocket(file: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const source = `require('net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))`;
  spawnSync(process.execPath, ['-e', source, file], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } });
  if (!fs.statSync(file).isSocket()) throw new Error('no socket was left');
}

/** A server that answers everything with the same bytes, or nothing; gives what it heard. */
export async function listenRaw(file: string, answer: string | null = null): Promise<() => Buffer> {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const heard: Buffer[] = [];
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (part) => {
      heard.push(part);
      if (answer !== null) socket.end(answer);
    });
  });
  await once(server.listen(file), 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return () => Buffer.concat(heard);
}
