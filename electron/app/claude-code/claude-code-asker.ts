import type { AskFailure } from '../../core/polling/ask-claude-code';
import type { Account, Observation } from '../../core/usage/usage';
import type { AskUsageParts, UsageQuestion } from '../../sources/claude-code/ask-usage';
import { observationOfBody } from '../../sources/claude-code/body';
import type { Clock } from '../clock/clock';
import type { Log } from '../log';
import type { Store } from '../accounts/store';

/** Asks Claude Code for the limits of one config folder's login, only after a click. */
export interface ClaudeCodeAsker {
  /** Offers the click from now on, when the login has expired and Claude Code is installed. */
  readonly start: () => void;
  readonly close: () => void;
  /** Handles a click; without effect while a question is under way, or while none is offered. */
  readonly ask: () => Promise<void>;
}

export interface ClaudeCodeAskerParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Claude Code's program; `null`: it is not installed. */
  readonly findProgram: () => Promise<string | null>;
  /** The options to run the program with. */
  readonly run: (program: string) => Omit<AskUsageParts, 'limitMs' | 'program'>;
  readonly askUsage: (parts: AskUsageParts) => UsageQuestion;
  /** Finds the login again: Claude Code renews it before it answers. */
  readonly lookAtLogin: () => Promise<unknown>;
  /** The account whose login Claude Code has just used; `null`: another one than the account on show. */
  readonly whose: () => Promise<Account | null>;
  readonly record: (observation: Observation, account: Account) => void;
  /** To be called when the login may have changed. */
  readonly recheckLogin: () => void;
}

/** Real ms for an answer: it takes one or two seconds, and longer when a login is renewed on a slow line. */
const LIMIT_MS = 45_000;

export function createClaudeCodeAsker(parts: ClaudeCodeAskerParts): ClaudeCodeAsker {
  return new Asker(parts);
}

class Asker implements ClaudeCodeAsker {
  readonly #parts: ClaudeCodeAskerParts;
  #unsubscribe: (() => void) | null = null;
  #question: UsageQuestion | null = null;
  /** The start of the problem for which the program was searched, epoch ms. */
  #offeredFor: number | null = null;

  constructor(parts: ClaudeCodeAskerParts) {
    this.#parts = parts;
  }

  readonly start = (): void => {
    this.#unsubscribe = this.#parts.store.changed.listen(this.#offer);
    this.#offer();
  };

  readonly close = (): void => {
    this.#unsubscribe?.();
    this.#question?.end();
  };

  readonly ask = async (): Promise<void> => {
    const { store, clock, log, recheckLogin } = this.#parts;
    const { askClaudeCode: state = null, problem } = store.facts();
    if (state === null || state.kind === 'asking' || problem?.kind !== 'expired') return;
    store.update({ askClaudeCode: { kind: 'asking' } });
    const failure = await this.#askSafely();
    log.info('asked Claude Code for the limits', { outcome: failure ?? 'answered' });
    const next = failure === null ? null : ({ kind: 'failed', failure, at: clock.now() } as const);
    if (failure === null) this.#offeredFor = null;
    store.update({ askClaudeCode: next });
    recheckLogin();
  };

  /** Searches for the program once for each login that expires. */
  readonly #offer = (): void => {
    const { store, findProgram } = this.#parts;
    const { problem, demo, askClaudeCode = null } = store.facts();
    if (demo || problem?.kind !== 'expired' || askClaudeCode !== null) return;
    if (this.#offeredFor === problem.since) return;
    this.#offeredFor = problem.since;
    void findProgram().then(
      (program) => {
        if (program !== null && this.#unsubscribe !== null)
          store.update({ askClaudeCode: { kind: 'offered' } });
      },
      () => undefined,
    );
  };

  async #askSafely(): Promise<AskFailure | null> {
    const { log } = this.#parts;
    try {
      return await this.#askNow();
    } catch (error) {
      log.warn('Claude Code could not be asked', { error: String(error) });
      return 'not_started';
    } finally {
      this.#question = null;
    }
  }

  async #askNow(): Promise<AskFailure | null> {
    const { findProgram, run, askUsage, lookAtLogin, whose, record, clock } = this.#parts;
    const program = await findProgram();
    if (program === null) return 'not_found';
    this.#question = askUsage({ ...run(program), program, limitMs: LIMIT_MS });
    const answer = await this.#question.answer;
    if (!answer.ok) return answer.error;
    const observedAt = clock.now();
    await lookAtLogin();
    const account = await whose();
    if (account === null) return 'other_account';
    const observation = observationOfBody(answer.value, 'claude_code', account.key, observedAt);
    if (!observation.ok) return 'no_numbers';
    record(observation.value, account);
    return null;
  }
}
