import { formatPercent, type Locale } from './format';
import { join } from './i18n/join';
import { wordsOf } from './i18n/words';
import type { PercentRange, ProblemView, Snapshot, Verdict, WindowView } from './snapshot-types';
import type { ExtraUsage } from './usage';
import { windowNoun } from './window-words';

/** What the verdict is made from. Instants are epoch ms. */
export interface VerdictInput {
  /** In the order of the screen (`compareWindows`). */
  readonly windows: readonly WindowView[];
  readonly extraUsage: ExtraUsage | null;
  readonly problem: ProblemView | null;
  readonly phase: Snapshot['phase'];
  readonly stale: boolean;
  readonly observedAt: number | null;
  readonly now: number;
  readonly locale: Locale;
}

/** A verdict in the calm tone. */
export function calm(claim: string, rest: string, note: string | null = null): Verdict {
  return { tone: 'normal', claim, rest, note };
}

/** `83 % of the 5-hour window is used.` */
export function usedWords(window: WindowView, locale: Locale): string {
  const words = wordsOf(locale);
  const noun = windowNoun(window, words);
  return window.utilization === null
    ? words.verdict.nearLimit(noun)
    : words.verdict.used(formatPercent(window.utilization, locale), noun);
}

/** The percent that is expected at the reset, and whether it is below one. */
export function expectedPercent({ mid }: PercentRange, locale: Locale) {
  return { below: mid < 1, percent: formatPercent(Math.max(1, mid), locale) };
}

/** The sentences that there are, in one note. */
export function sentences(...parts: readonly (string | null)[]): string | null {
  return join(...parts) || null;
}
