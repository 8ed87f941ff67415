import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askUsage } from '../../../electron/sources/claude-code/ask-usage';
import { endProcess } from '../../fakes/desktop/private-bus';
import { eventually } from '../../fakes/desktop/wait';
import type { World } from '../../e2e/support/quotide';

/** What Claude Code says of one question that was asked without a terminal (`-p --output-format json`). */
export interface Said {
  readonly is_error: boolean;
  readonly result: string;
  readonly session_id: string;
  readonly num_turns: number;
}

type Variables = Readonly<Record<string, string>>;

/** The real Claude Code, at home in a world and logged in there by a login that is made up. */
export class ClaudeCode {
  readonly folder: string;
  readonly #env: Record<string, string>;

  /**
   * @param variables ANTHROPIC_BASE_URL among them
   * @param state further keys of its `.claude.json`
   */
  constructor(
    readonly world: World,
    variables: Variables,
    state: Readonly<Record<string, unknown>> = {},
  ) {
    this.folder = join(world.home, 'work');
    mkdirSync(this.folder, { recursive: true });
    const trusted = { hasTrustDialogAccepted: true, hasCompletedProjectOnboarding: true };
    const settled = { hasCompletedOnboarding: true, lastOnboardingVersion: '2.1.332', theme: 'dark' };
    const mine = { ...settled, ...state, projects: { [this.folder]: trusted } };
    writeFileSync(join(world.configDir, '.claude.json'), JSON.stringify(mine));
    this.#env = {
      ...world.env(),
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
      DISABLE_TELEMETRY: '1',
      DISABLE_AUTOUPDATER: '1',
      // All other addresses lead to a port of this machine on which nothing listens.
      HTTPS_PROXY: 'http://127.0.0.1:9',
      NO_PROXY: '127.0.0.1',
      TERM: 'xterm-256color',
      ...variables,
    };
  }

  /** Its settings.json. */
  settings(settings: Readonly<Record<string, unknown>>): void {
    writeFileSync(join(this.world.configDir, 'settings.json'), JSON.stringify(settings));
  }

  /** Asks once, without a terminal. */
  async ask(prompt: string, ...flags: readonly string[]): Promise<Said> {
    const child = this.start(prompt, ...flags);
    let out = '';
    child.stdout?.on('data', (part: Buffer) => (out += part.toString()));
    await once(child, 'close');
    if (out === '') throw new Error('Claude Code said nothing');
    return JSON.parse(out) as Said;
  }

  /** Has it ask for the usage by its control request, as the app does on a click. */
  async usage(): Promise<unknown> {
    const question = askUsage({
      program: claudeProgram(),
      env: this.#env,
      cwd: this.folder,
      limitMs: 60_000,
    });
    const answer = await question.answer;
    if (!answer.ok) throw new Error(`Claude Code gave no usage: ${answer.error}`);
    return answer.value;
  }

  /** The same, for a test that ends it. */
  start(prompt: string, ...flags: readonly string[]): ChildProcess {
    const args = ['-p', prompt, '--output-format', 'json', ...flags];
    const limit = { timeout: 120_000, killSignal: 'SIGKILL' } as const;
    return spawn(claudeProgram(), args, {
      cwd: this.folder,
      env: this.#env,
      ...limit,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }

  /** Opens it in a terminal of its own. */
  async terminal(): Promise<Terminal> {
    const inside = `stty rows 45 cols 160; exec '${claudeProgram()}'`;
    const child = spawn('script', ['-qfec', inside, '/dev/null'], {
      cwd: this.folder,
      env: this.#env,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const terminal = new Terminal(child);
    await terminal.until('❯');
    return terminal;
  }
}

/** A terminal with a program in it. */
export class Terminal {
  #screen = '';
  readonly #child: ChildProcess;

  constructor(child: ChildProcess) {
    this.#child = child;
    child.stdout?.on('data', (part: Buffer) => (this.#screen += part.toString()));
  }

  /** Waits until these words were drawn. */
  async until(words: string, ms = 30_000): Promise<void> {
    await eventually(() => (this.#screen.includes(words) ? true : null), ms, `"${words}" in the terminal`);
  }

  /** Types a line as a person does: the words, then Enter. */
  async type(line: string): Promise<void> {
    this.#child.stdin?.write(line);
    await new Promise((resolve) => setTimeout(resolve, 500));
    this.#child.stdin?.write('\r');
  }

  /** Leaves it by the keyboard. */
  async end(): Promise<void> {
    for (let press = 0; press < 3 && this.#child.exitCode === null; press += 1) {
      this.#child.stdin?.write('\x03');
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    const left = () => (this.#child.exitCode === null ? null : true);
    await eventually(left, 5000, 'end of Claude Code').catch(() => endProcess(this.#child));
  }
}

/** Waits until a JSON file of another program satisfies a condition. */
export function jsonIn<T>(file: string, wanted: (value: T) => boolean, ms = 30_000): Promise<T> {
  const look = (): T | null => {
    try {
      const value = JSON.parse(readFileSync(file, 'utf8')) as T;
      return wanted(value) ? value : null;
    } catch {
      return null;
    }
  };
  return eventually(look, ms, `what is wanted in ${file}`);
}

/** The program, as `npm run test:long -- claude` fetched it. */
export function claudeProgram(): string {
  const file = process.env['QUOTIDE_CLAUDE_CODE'];
  if (file === undefined)
    throw new Error('run this with `npm run test:long -- claude`, which fetches Claude Code');
  return file;
}
