import { formatPercent, type Locale } from './format';
import type { PercentRange, ProblemView, Snapshot, Verdict, WindowView } from './snapshot-types';
import type { ExtraUsage } from './usage';

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

/** `83 % of the 5-hour window is used`. */
export function usedWords({ utilization, label }: WindowView, locale: Locale): string {
  if (utilization === null) return `The ${label} window is close to its limit`;
  return `${formatPercent(utilization, locale)} of the ${label} window is used`;
}

/** `About 40 % will be used`. */
export function expectedWords({ mid }: PercentRange, locale: Locale): string {
  return `${mid < 1 ? 'Less than' : 'About'} ${formatPercent(Math.max(1, mid), locale)} will be used`;
}

/** The sentences that there are, in one note. */
export function sentences(...parts: readonly (string | null)[]): string | null {
  return parts.filter((part) => part !== null).join(' ') || null;
}
