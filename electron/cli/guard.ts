import { guardVerdict, type GuardAnswer, type GuardVerdict } from '../core/guard/guard';
import type { AccountSnapshot } from '../core/snapshot/snapshot-types';
import type { Locale } from '../core/text/format';
import { jsonText } from '../core/text/plain-text';
import type { Accounts } from '../app/accounts/accounts';
import type { Clock } from '../app/clock/clock';
import type { GuardCommand } from './args/guard-args';
import { EXIT } from './exit-code';
import { readNumbers, type StatusSource } from './status';
import { guardText } from './terminal/guard-text';

/** The accounts, and what starts to poll them. */
export interface GuardSource extends StatusSource {
  readonly accounts: StatusSource['accounts'] & Pick<Accounts, 'snapshots'>;
  readonly clock: Clock;
  readonly start: () => void;
}

/** Interval in which readings of other processes are loaded while the command waits, in real ms. */
const FOLLOW_MS = 1000;

/** The exit code of each answer. */
export const GUARD_EXIT: Readonly<Record<GuardAnswer, number>> = {
  yes: EXIT.fine,
  unknown: EXIT.failure,
  no_login: EXIT.noCredentials,
  old: EXIT.oldData,
  estimate: EXIT.estimate,
  no: EXIT.refused,
};

/** Where the command writes lines. */
export interface GuardOutput {
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
}

/**
 * `quotide guard`: prints whether work may start, and returns that as the exit code. With `--wait` it returns once the
 * answer is yes, the login is gone, the time is over, or `stop` is aborted.
 */
export async function runGuard(
  source: GuardSource,
  command: GuardCommand,
  locale: Locale,
  { print, printError }: GuardOutput,
  stop: AbortSignal,
): Promise<number> {
  const { accounts } = source;
  const judge = (): GuardVerdict => guardVerdict(accounts.snapshot(), command.rule);
  await readNumbers(source, false);
  if (command.wait && isPending(judge())) {
    printError(`quotide: waiting. ${guardText(judge(), command.rule, accounts.snapshot(), locale)}`);
    await awaitAnswer(source, command.timeoutMs, () => !isPending(judge()), stop);
  }
  const verdict = judge();
  const snapshot = accounts.snapshot();
  print(
    command.json
      ? jsonText(guardJson(verdict, command, snapshot), 2)
      : guardText(verdict, command.rule, snapshot, locale),
  );
  return GUARD_EXIT[verdict.answer];
}

/** Whether time may change the answer. */
function isPending({ answer }: GuardVerdict): boolean {
  return answer !== 'yes' && answer !== 'no_login';
}

/** Follows the numbers, and polls unless the app does, until there is an answer. */
async function awaitAnswer(
  { accounts, start, clock }: GuardSource,
  timeoutMs: number | null,
  isAnswered: () => boolean,
  stop: AbortSignal,
): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = () => {
      if (isAnswered() || stop.aborted) end();
    };
    const follow = setInterval(() => {
      for (const { reader } of accounts.runtimes()) {
        reader.reload();
        reader.passTime();
      }
      look();
    }, FOLLOW_MS);
    const unsubscribe = accounts.snapshots.listen(look);
    const cancel = timeoutMs === null ? () => undefined : clock.after(timeoutMs, () => end());
    const end = () => {
      clearInterval(follow);
      unsubscribe();
      cancel();
      stop.removeEventListener('abort', end);
      resolve();
    };
    stop.addEventListener('abort', end);
    start();
    look();
  });
}

/** The JSON of `quotide guard --json`, schema 1: fields are only added. */
function guardJson(
  { answer, limits, retryAt }: GuardVerdict,
  { rule }: GuardCommand,
  { takenAt }: AccountSnapshot,
) {
  return {
    schema: 1,
    takenAt: iso(takenAt),
    allowed: answer === 'yes',
    answer,
    exitCode: GUARD_EXIT[answer],
    below: rule.below,
    retryAt: iso(retryAt),
    limits: limits.map(({ id, window, answer: own, reason }) => ({
      id,
      answer: own,
      reason,
      utilization: window?.utilization ?? null,
      resetsAt: iso(window?.resetsAt ?? null),
      source: window?.source ?? null,
      observedAt: iso(window?.observedAt ?? null),
      stale: window?.stale ?? null,
    })),
  };
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
