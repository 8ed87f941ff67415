import type { Locale } from './format';
import { wordsOf } from './i18n/words';
import type { Problem } from './problem';

/** Why a question to Claude Code gave no numbers. `no_numbers`: it answered that it could not read them either. */
export type AskFailure =
  'not_found' | 'not_started' | 'too_slow' | 'no_answer' | 'no_numbers' | 'other_account';

/** The question to Claude Code, as main knows it; only a click asks it. */
export type AskState =
  | { readonly kind: 'offered' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly failure: AskFailure; readonly at: number };

/** The same on screen. */
export interface AskView {
  readonly state: AskState['kind'];
  /** What went wrong, one sentence; `null` unless `failed`. */
  readonly message: string | null;
}

/** How long a failure is shown before the question is offered again. */
const FAILURE_SHOWN_MS = 60_000;

/** What is offered at `now`: only where the stored login has expired and Claude Code is installed. */
export function askView(
  state: AskState | null,
  problem: Problem | null,
  now: number,
  locale: Locale,
): AskView | null {
  if (state === null || problem?.kind !== 'expired') return null;
  if (state.kind !== 'failed') return { state: state.kind, message: null };
  const isOver = Math.abs(now - state.at) >= FAILURE_SHOWN_MS;
  if (isOver) return { state: 'offered', message: null };
  return { state: 'failed', message: wordsOf(locale).page.askClaudeCode.failures[state.failure] };
}
