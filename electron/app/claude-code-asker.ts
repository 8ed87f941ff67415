import type { AskFailure } from '../core/ask-claude-code';
import type { Account, Observation } from '../core/usage';
import type { AskUsageParts, UsageQuestion } from '../sources/claude-code/ask-usage';
import { observationOfBody } from '../sources/claude-code/body';
import type { Clock } from './clock';
import type { Log } from './log';
import type { Store } from './store';

/** Asks Claude Code for the limits of one config folder's login; on a click, never by itself. */
export interface ClaudeCodeAsker {
  /** Offers it from now on, where the login has expired and Claude Code is installed. */
  readonly start: () => void;
  readonly close: () => void;
  /** A click. Without effect while a question is under way, and where none is offered. */
  readonly ask: () => Promise<void>;
}

export interface ClaudeCodeAskerParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Claude Code's program; `null`: it is not installed. */
  readonly findProgram: () => Promise<string | null>;
  /** How the program is run. */
  readonly run: (program: string) => Omit<AskUsageParts, 'limitMs' | 'program'>;
  readonly askUsage: (parts: AskUsageParts) => UsageQuestion;
  /** Looks at the login again: Claude Code renews it to answer. */
  readonly lookAtLogin: () => Promise<unknown>;
  /** Whose login Claude Code has just used; `null`: not that of the account on show. */
  readonly whose: () => Promise<Account | null>;
  readonly take: (observation: Observation, account: Account) => void;
  /** The login may be another one now. */
  readonly recheckLogin: () => void;
}

/** It takes a second or two; renewing a login on a slow line takes longer. Real ms. */
const LIMIT_MS = 45_000;

export function createClaudeCodeAsker(parts: ClaudeCodeAskerParts): ClaudeCodeAsker {
  return new Asker(parts);
}

class Asker implements ClaudeCodeAsker {
  readonly #parts: ClaudeCodeAskerParts;
  #unsubscribe: (() => void) | null = null;
  #question: UsageQuestion | null = null;
  /** Since when the login has expired, of the problem for which the program was looked for. */
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

  /** Looks for the program once for each time that a login expires. */
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
    const { findProgram, run, askUsage, lookAtLogin, whose, take, clock } = this.#parts;
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
    take(observation.value, account);
    return null;
  }
}
