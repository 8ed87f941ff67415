import { spawn, type ChildProcess } from 'node:child_process';
import { failureOf, type AskFailure } from '../../core/machines/ask-failure';
import { SSH_HOST } from '../../core/machines/machine-name';
import { err, type Result } from '../../core/result';
import { killTree, OWN_GROUP } from '../../platform/process-tree';
import { importLedger, type ImportedLedger, type ImportFault, type LedgerImportParts } from './import-ledger';

/** Characters of `ssh`'s messages that are looked at. */
const STDERR_CHARS = 4000;

export interface AskParts extends LedgerImportParts {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Real ms until the process and its children are ended: a first scan of a large history takes a minute. */
  readonly limitMs: number;
  /** Aborts when the app ends. */
  readonly stop: AbortSignal;
}

/**
 * The words for `ssh`: no terminal, no question, no forwarding, and no connection that outlives it. Behind `--` is no
 * option. The command for the other machine has fixed words and an instant.
 */
export function sshArguments(host: string, since: number): readonly string[] {
  return [
    '-T',
    ...['-o', 'BatchMode=yes'],
    ...['-o', 'ConnectTimeout=15'],
    ...['-o', 'ControlMaster=no'],
    ...['-o', 'ClearAllForwardings=yes'],
    ...['--', host, 'quotide', 'export', '--ledger', '--since', new Date(since).toISOString()],
  ];
}

/**
 * Asks a machine over the user's own `ssh`, without a shell here, for its responses from an instant on (epoch ms), and
 * stores them under the host's name.
 */
export async function askMachine(
  parts: AskParts,
  host: string,
  since: number,
): Promise<Result<ImportedLedger, AskFailure>> {
  if (!SSH_HOST.test(host)) return err({ kind: 'refused' });
  const child = spawn('ssh', sshArguments(host, since), {
    ...OWN_GROUP,
    env: parts.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ending = endOf(child, parts);
  try {
    const imported = await importLedger(parts, host, child.stdout);
    if (imported.ok) return imported;
    // What follows a fault is not read.
    if (!child.stdout.readableEnded) ending.kill();
    return err(await failureBehind(imported.error, ending));
  } catch (error) {
    if (ending.isTimedOut()) return err({ kind: 'timeout' });
    if (isOfDatabase(error)) return err({ kind: 'not_stored' });
    return err({ kind: 'failed', code: null });
  } finally {
    ending.kill();
    ending.clear();
  }
}

/** A fault of the text is the machine's own only where its command succeeded. */
async function failureBehind(fault: ImportFault, ending: Ending): Promise<AskFailure> {
  const { code, stderr, hasStarted } = await ending.ended;
  if (ending.isTimedOut()) return { kind: 'timeout' };
  if (!hasStarted) return { kind: 'no_ssh' };
  if (fault.reason === 'too_large') return { kind: 'too_large' };
  if (code === 0 || ending.isKilled()) return { kind: 'broken', line: fault.line };
  return failureOf(code, stderr);
}

function isOfDatabase(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');
}

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
  /** False where there is no `ssh`. */
  readonly hasStarted: boolean;
}

interface Ending {
  readonly ended: Promise<Ended>;
  /** Ends the process and its children. */
  readonly kill: () => void;
  readonly isKilled: () => boolean;
  readonly isTimedOut: () => boolean;
  /** Removes the time limit. */
  readonly clear: () => void;
}

function endOf(child: ChildProcess, { limitMs, stop }: AskParts): Ending {
  let [stderr, isKilled, isTimedOut, hasEnded] = ['', false, false, false];
  const kill = (): void => {
    if (hasEnded) return;
    isKilled = true;
    killTree(child.pid);
    child.stdout?.destroy();
    child.stderr?.destroy();
  };
  const timer = setTimeout(() => {
    isTimedOut = true;
    kill();
  }, limitMs);
  stop.addEventListener('abort', kill, { once: true });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(0, STDERR_CHARS);
  });
  const ended = new Promise<Ended>((resolve) => {
    const end = (code: number | null, hasStarted: boolean): void => {
      hasEnded = true;
      resolve({ code, stderr, hasStarted });
    };
    child.once('error', () => {
      end(null, false);
    });
    child.once('exit', (code) => {
      // Its messages may still be on their way.
      setImmediate(() => {
        end(code, true);
      });
    });
  });
  return {
    ended,
    kill,
    isKilled: () => isKilled,
    isTimedOut: () => isTimedOut,
    clear: () => {
      clearTimeout(timer);
      stop.removeEventListener('abort', kill);
    },
  };
}
