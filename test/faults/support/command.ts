import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { AnthropicApi, type ApiOptions } from '../../fakes/anthropic-api';
import { CANARY } from '../../unit/sources/credentials/support';
import type { Status } from '../../../electron/core/snapshot/status';
import { childEnv, makePlaces, signIn, type Places } from './places';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
export const QUOTIDE = path.join(ROOT, 'bin', 'quotide');

/** A run of the command that is over. */
export interface Run {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** A run that goes on. */
export interface Running {
  readonly child: ChildProcess;
  readonly pid: number;
  /** The lines of `watch --json` so far. */
  readonly lines: () => readonly Status[];
  readonly err: () => string;
  readonly ended: Promise<Run>;
  /** A polite kill; the run. */
  readonly stop: () => Promise<Run>;
}

/** Folders, a login and a fake API for the command as its own process; all gone after the test. */
export async function commandWorld(options: ApiOptions = {}): Promise<{ places: Places; api: AnthropicApi }> {
  const places = makePlaces();
  const api = await AnthropicApi.start(options);
  api.login(CANARY);
  signIn(places);
  onTestFinished(async () => {
    await api.stop();
    fs.rmSync(places.home, { recursive: true, force: true });
  });
  return { places, api };
}

/** Starts a program with the command's environment; `quotide` unless told otherwise. */
export function start(
  places: Places,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  program: readonly [string, ...string[]] = [QUOTIDE],
): Running {
  const [file, ...first] = program;
  const child = spawn(file, [...first, ...args], {
    env: childEnv(places, env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  const ended = once(child, 'close').then(([code, signal]: unknown[]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
    out,
    err,
  }));
  // Stopped processes take no polite kill.
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    child,
    pid: child.pid ?? 0,
    lines: () =>
      out
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Status),
    err: () => err,
    ended,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

export function run(
  places: Places,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  program?: readonly [string, ...string[]],
): Promise<Run> {
  return start(places, args, env, program).ended;
}

/** Waits in real time for something that another process does. */
export async function eventually(what: string, condition: () => boolean, ms = 15_000): Promise<void> {
  const end = performance.now() + ms;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`not within ${String(ms)} ms: ${what}`);
    await sleep(5);
  }
}

/** What the command printed, with each sentence on one line: the command breaks lines at the width of a terminal. */
export function unwrapped(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ');
}
