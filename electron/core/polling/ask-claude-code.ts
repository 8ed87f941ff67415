import type { Locale } from '../text/format';
import { wordsOf } from '../i18n/words';
import type { Problem } from '../problem';

/** Why a request to Claude Code gave no numbers. `no_numbers`: Claude Code could not read them either. */
export type AskFailure =
  'not_found' | 'not_started' | 'too_slow' | 'no_answer' | 'no_numbers' | 'other_account';

/** The state of the request to Claude Code; only a click sends one. */
export type AskState =
  | { readonly kind: 'offered' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly failure: AskFailure; readonly at: number };

/** The state of the request as the page shows it. */
export interface AskView {
  readonly state: AskState['kind'];
  /** The failure as a sentence; `null` unless `failed`. */
  readonly message: string | null;
}

/** How long a failure is shown before the button comes back (ms). */
const FAILURE_SHOWN_MS = 60_000;

/** The button at `now`; `null` unless the stored login has expired and Claude Code is installed. */
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
