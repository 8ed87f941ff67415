import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleProgram } from '../../../scripts/lib/build/bundle.mjs';
import type { UpdateTask } from './update-child';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The process that fetches, bundled as the app's own programs are; gone after `end`. */
export class UpdateProgram {
  readonly #out = path.join(ROOT, 'dist', `test-update-${process.pid}`);

  static async build(): Promise<UpdateProgram> {
    const program = new UpdateProgram();
    const source = 'test/faults/support/update-child.ts';
    await bundleProgram(ROOT, { source, output: 'update-child.cjs' }, program.#out);
    return program;
  }

  /** Starts it; `env` is added to this process's own. */
  start(task: UpdateTask, env: Readonly<Record<string, string>> = {}): UpdateProcess {
    const child = spawn(process.execPath, [path.join(this.#out, 'update-child.cjs'), JSON.stringify(task)], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', ...env },
      // A shell for Windows leaves a file there.
      cwd: task.dir,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new UpdateProcess(child);
  }

  end(): void {
    fs.rmSync(this.#out, { recursive: true, force: true });
  }
}

/** One run of it. */
export class UpdateProcess {
  output = '';
  errors = '';
  readonly #child: ChildProcess;
  readonly #closed: Promise<unknown>;

  constructor(child: ChildProcess) {
    this.#child = child;
    child.stdout?.on('data', (part: Buffer) => (this.output += part.toString()));
    child.stderr?.on('data', (part: Buffer) => (this.errors += part.toString()));
    this.#closed = once(child, 'close');
  }

  get lines(): readonly string[] {
    return this.output.trim().split('\n');
  }

  /** Once it has ended by itself, or has said that it is ready. */
  async outcome(): Promise<string> {
    while (this.#child.exitCode === null && !/^(ready|failed)/m.test(this.output))
      await new Promise((resolve) => setTimeout(resolve, 5));
    await this.kill();
    return /^(?:ready|failed.*)$/m.exec(this.output)?.[0] ?? this.errors;
  }

  /** kill -9. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#closed;
  }
}
