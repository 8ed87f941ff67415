import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { errorMessage } from '../../core/error-message';
import { programInput } from '../../core/alerts/program';
import type { Alert, AlertEvent } from '../../core/alerts/alert';
import { redact } from '../../core/redact';
import { killTree, OWN_GROUP } from '../../platform/process-tree';

/** Characters of a failed program's output that are logged; more might be private. */
const OUTPUT_CHARS = 200;
const MAX_EVENTS = 500;

/** The error of a path as a program; `null`: none that is visible without running it. */
export type ProgramFault = 'missing' | 'not_a_file' | 'not_executable';

/** Examines a file without running it. */
export function programFault(file: string): ProgramFault | null {
  if (!path.isAbsolute(file)) return 'missing';
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return 'missing';
  if (!stat.isFile()) return 'not_a_file';
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return null;
  } catch {
    return 'not_executable';
  }
}

export interface ProgramParts {
  /** The program in the settings; `null`: none. */
  readonly file: () => string | null;
  readonly env: Readonly<Record<string, string>>;
  /** The folder it runs in. */
  readonly cwd: string;
  /** Real ms until it is ended. */
  readonly limitMs: number;
  /** Called after each run with the reason of its failure, in plain words without secrets, or `null`. */
  readonly onEnd: (failure: string | null) => void;
}

export interface ProgramRunner {
  readonly pass: (events: readonly AlertEvent[], alert: Alert | null) => void;
  /** Ends the running program. */
  readonly close: () => void;
}

/** Runs the user's program, one run at a time; events meanwhile are passed to the next run. Never throws. */
export function createProgramRunner(parts: ProgramParts): ProgramRunner {
  let events: readonly AlertEvent[] = [];
  let alert: Alert | null = null;
  let stop: (() => void) | null = null;
  let closed = false;

  const next = () => {
    const file = parts.file();
    if (stop !== null || closed || events.length === 0) return;
    const input = JSON.stringify(programInput(events, alert));
    events = [];
    alert = null;
    if (file === null) return;
    const fault = statFault(file);
    if (fault !== null) {
      parts.onEnd(fault);
      return;
    }
    stop = run(file, `${input}\n`, parts, (failure) => {
      stop = null;
      if (closed) return;
      parts.onEnd(failure);
      next();
    });
  };
  return {
    pass: (more, said) => {
      events = [...events, ...more].slice(-MAX_EVENTS);
      alert = said ?? alert;
      next();
    },
    close: () => {
      closed = true;
      stop?.();
    },
  };
}

const faultWords: Readonly<Record<ProgramFault, string>> = {
  missing: 'it is not there',
  not_a_file: 'it is not a file',
  not_executable: 'it may not be run',
};

function statFault(file: string): string | null {
  try {
    const fault = programFault(file);
    return fault && faultWords[fault];
  } catch (error) {
    return errorMessage(error);
  }
}

/** Starts it without a shell and without arguments; the returned function kills it and its children. */
function run(
  file: string,
  input: string,
  { env, cwd, limitMs }: ProgramParts,
  onEnd: (failure: string | null) => void,
): () => void {
  let said = '';
  let done = false;
  const end = (failure: string | null) => {
    if (done) return;
    done = true;
    clearTimeout(limit);
    onEnd(failure);
  };
  const child = spawn(file, [], { ...OWN_GROUP, env, cwd });
  const kill = () => {
    killTree(child.pid);
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
  };
  const limit = setTimeout(() => {
    kill();
    end(`it took more than ${String(limitMs / 1000)} s and was ended${wordsOf(said)}`);
  }, limitMs);
  const hear = (part: Buffer) => {
    said = `${said}${part.toString('utf8')}`.slice(-4 * OUTPUT_CHARS);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream.on('error', () => undefined);
  child.on('error', (error) => {
    end(`it could not be started: ${errorMessage(error)}`);
  });
  // Not `close`: a child of the program may leave the pipes open for ever.
  child.on('exit', (code, signal) => {
    setImmediate(() => {
      end(
        code === 0
          ? null
          : `it ended with ${code === null ? String(signal) : `code ${String(code)}`}${wordsOf(said)}`,
      );
      for (const stream of [child.stdout, child.stderr]) stream.destroy();
    });
  });
  child.stdin.end(input);
  return kill;
}

/** Redacts the output before it is cut, since half a token is not recognized. */
function wordsOf(said: string): string {
  const last = redact(said.trim()).slice(-OUTPUT_CHARS).trim();
  return last === '' ? '' : `: ${last}`;
}
