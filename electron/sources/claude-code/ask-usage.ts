import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { err, ok, type Result } from '../../core/result';
import type { AskFailure } from '../../core/polling/ask-claude-code';
import { unwrapGetUsage } from '../usage-api/get-usage';
import { recordOf } from '../usage-api/body/json-values';

export interface AskUsageParts {
  /** Claude Code's program, absolute. */
  readonly program: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where it runs: a folder without a project, since it reads the settings of the project it is in. */
  readonly cwd: string;
  /** How long it may take, real ms. */
  readonly limitMs: number;
}

/** One request for the usage, made to a running Claude Code. */
export interface UsageQuestion {
  /** The usage endpoint's body, of any shape, or why there is none. Never rejects. */
  readonly answer: Promise<Result<unknown, AskFailure>>;
  /** Ends the process, if it still runs. */
  readonly end: () => void;
}

const REQUEST_ID = 'quotide-usage';
/** No turn of a conversation, so the request costs no tokens; no MCP servers; the session is not stored. */
const ARGUMENTS = [
  ...['-p', '--input-format', 'stream-json', '--output-format', 'stream-json', '--verbose'],
  ...['--strict-mcp-config', '--no-session-persistence'],
];
/** An answer is some kilobytes. */
const MAX_BYTES = 4 * 1024 * 1024;
/** Time for Claude Code to write its files after its answer or after SIGTERM, in ms. */
const LEAVE_MS = 3000;

/**
 * Runs Claude Code's control request `get_usage` over stream-json. `skip_behaviors` asks for the limits alone: without
 * it Claude Code reads every transcript of seven days. It renews an expired login by itself, which Quotide never does.
 */
export function askUsage({ program, env, cwd, limitMs }: AskUsageParts): UsageQuestion {
  const isGroup = process.platform !== 'win32';
  // A process group of its own, so that its children end with it. Its stderr is not read: it may hold secrets.
  const child = spawn(program, ARGUMENTS, {
    env,
    cwd,
    detached: isGroup,
    windowsHide: true,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const end = () => {
    endGroup(child, isGroup);
  };
  const answer = new Promise<Result<unknown, AskFailure>>((resolve) => {
    const limit = setTimeout(() => {
      resolve(err('too_slow'));
      end();
    }, limitMs);
    const settle = (result: Result<unknown, AskFailure>) => {
      clearTimeout(limit);
      resolve(result);
    };
    child.on('error', () => {
      settle(err('not_started'));
    });
    child.on('exit', () => {
      // Its last output may still be on its way.
      setImmediate(() => {
        settle(err('no_answer'));
      });
    });
    readAnswer(child, (body) => {
      settle(body === null ? err('no_numbers') : ok(body));
      closeInput(child, end);
    });
  });
  child.stdin.on('error', () => undefined);
  child.stdin.write(`${JSON.stringify(request)}\n`);
  return { answer, end };
}

const request = {
  type: 'control_request',
  request_id: REQUEST_ID,
  request: { subtype: 'get_usage', skip_behaviors: true },
};

/** Calls back once, with the body or `null`, when the line with the answer comes. */
function readAnswer(child: ChildProcess, onAnswer: (body: unknown) => void): void {
  const { stdout } = child;
  if (stdout === null) return;
  let bytes = 0;
  stdout.on('error', () => undefined);
  stdout.on('data', (part: Buffer) => {
    bytes += part.length;
    if (bytes > MAX_BYTES) stdout.destroy();
  });
  const lines = createInterface({ input: stdout, crlfDelay: Infinity });
  lines.on('line', (line) => {
    const response = responseIn(line);
    if (response === null) return;
    lines.close();
    stdout.resume();
    onAnswer(response['subtype'] === 'success' ? unwrapGetUsage(response) : null);
  });
}

/** The `response` of the line that answers us; `null` for any other line. */
function responseIn(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const message = recordOf(JSON.parse(line));
    const response = message?.['type'] === 'control_response' ? recordOf(message['response']) : null;
    return response?.['request_id'] === REQUEST_ID ? response : null;
  } catch {
    return null;
  }
}

/** Claude Code exits by itself once its input is closed; `end` runs where it does not. */
function closeInput(child: ChildProcess, end: () => void): void {
  child.stdin?.end();
  const late = setTimeout(end, LEAVE_MS);
  child.once('exit', () => {
    clearTimeout(late);
  });
}

function endGroup(child: ChildProcess, isGroup: boolean): void {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (!isGroup) {
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { windowsHide: true }).on('error', () => undefined);
    return;
  }
  // SIGTERM first: Claude Code may be writing a renewed login.
  signalGroup(pid, 'SIGTERM');
  const late = setTimeout(() => {
    signalGroup(pid, 'SIGKILL');
  }, LEAVE_MS);
  late.unref();
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}
