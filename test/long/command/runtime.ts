import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The command on the runtime of a suite; from `QUOTIDE_PLATFORM`, which the suite sets. */
export interface Runtime {
  /** The words that run a program of Node. */
  readonly command: readonly string[];
  /** The folder of the built programs, as that system writes it. */
  readonly dist: string;
  readonly system: 'linux' | 'win32';
  /** What the suite's program needs of the environment. */
  readonly env: Readonly<Record<string, string>>;
}

export function runtimeOfSuite(): Runtime {
  const text = process.env['QUOTIDE_PLATFORM'];
  if (text === undefined) throw new Error('Run this by `npm run test:long -- node24`, `windows` or `arm64`.');
  return JSON.parse(text) as Runtime;
}

/** What a run printed, and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A home and a data folder for runs of the command, and the runs in it. */
export class CommandHome {
  readonly home = mkdtempSync(path.join(tmpdir(), 'quotide-command-'));
  readonly configDir = path.join(this.home, '.claude');
  readonly #children: ChildProcess[] = [];
  #runs = 0;

  constructor(
    private readonly runtime: Runtime,
    private readonly apiUrl: string,
  ) {
    mkdirSync(this.configDir, { recursive: true });
  }

  async run(words: readonly string[], input = ''): Promise<Ended> {
    const { child, read } = this.start(words, input);
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, ...read() };
  }

  /**
   * Starts the command with files for input and output: under Wine, Node cannot write to a pipe.
   * @returns the process, and what it has printed so far
   */
  start(words: readonly string[], input = ''): { child: ChildProcess; read: () => Omit<Ended, 'code'> } {
    this.#runs += 1;
    const file = (name: string) => path.join(this.home, `${String(this.#runs)}.${name}`);
    writeFileSync(file('in'), input);
    const stdio = [openSync(file('in'), 'r'), openSync(file('out'), 'w'), openSync(file('err'), 'w')];
    const script = `${this.runtime.dist}/${words[0] === 'statusline' ? 'statusline' : 'cli'}.cjs`;
    const [program = '', ...args] = [...this.runtime.command, script, ...words];
    const child = spawn(program, args, { env: this.#env(), stdio });
    stdio.forEach(closeSync);
    this.#children.push(child);
    const read = () => ({ out: readFileSync(file('out'), 'utf8'), err: readFileSync(file('err'), 'utf8') });
    return { child, read };
  }

  async end(): Promise<void> {
    for (const child of this.#children) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, 'close');
      child.kill('SIGKILL');
      await ended;
    }
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }

  #env(): NodeJS.ProcessEnv {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(QUOTIDE_PLATFORM|ELECTRON_)/.test(name),
    );
    return {
      ...Object.fromEntries(inherited),
      ...this.runtime.env,
      LC_ALL: 'C.UTF-8',
      HOME: this.home,
      XDG_CONFIG_HOME: path.join(this.home, '.config'),
      USERPROFILE: this.#there(this.home),
      CLAUDE_CONFIG_DIR: this.#there(this.configDir),
      QUOTIDE_DATA_DIR: this.#there(path.join(this.home, 'data')),
      QUOTIDE_API_URL: this.apiUrl,
    };
  }

  /** A path as the command's system writes it; Wine shows the root of the file system as drive Z. */
  #there(file: string): string {
    return this.runtime.system === 'win32' ? `Z:${file.replaceAll('/', '\\')}` : file;
  }
}
