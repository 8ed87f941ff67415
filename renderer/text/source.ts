import { formatAge, formatClock } from '../../electron/core/text/format';
import type { Locale } from '../../electron/core/text/format';
import { wordsOf } from '../../electron/core/i18n/words';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { spellAge } from '../../electron/core/text/spell';
import type { IconName } from '../ui/Icon';

/** The source chip: where the numbers come from, and their age. */
export interface SourceWords {
  readonly look: 'live' | 'stale' | 'estimate' | 'none' | 'wait';
  readonly icon: IconName;
  readonly text: string;
  /** The same as a sentence, for screen readers. */
  readonly spoken: string;
}

/** The source chip at `now`. */
export function sourceWords(snapshot: ShownSnapshot, now: number, locale: Locale): SourceWords {
  const { phase, problem, source, observedAt, stale } = snapshot;
  const words = wordsOf(locale).page.chip;
  const { spoken } = words;
  if (source === null || observedAt === null) {
    if (phase !== 'empty' || problem === null) {
      return { look: 'wait', icon: 'wait', text: words.starting, spoken: spoken.starting };
    }
    // The word "offline" is only for a computer without a network; every other cause means that it has one.
    const isOnline = problem.kind === 'offline' && problem.cause !== 'no_network';
    const text = isOnline ? words.notReached : words.problems[problem.kind];
    return { look: 'none', icon: 'none', text, spoken: spoken.problem(text, problem.message) };
  }
  const age = Math.max(0, now - observedAt);
  const from = [words.sources[source], spellAge(age, locale)] as const;
  if (source === 'local_estimate') {
    return { look: 'estimate', icon: 'waves', text: words.estimate, spoken: spoken.estimate(...from) };
  }
  if (stale) {
    const clock = formatClock(observedAt, now, locale);
    return { look: 'stale', icon: 'clock', text: words.old(clock), spoken: spoken.old(clock, ...from) };
  }
  return {
    look: 'live',
    icon: 'live',
    text: words.live(formatAge(age, locale)),
    spoken: spoken.live(...from),
  };
}
