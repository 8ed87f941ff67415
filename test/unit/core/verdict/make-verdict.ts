import type { Verdict } from '../../../../electron/core/snapshot/snapshot-types';
import { verdictOf } from '../../../../electron/core/verdict/verdict';
import type { VerdictInput } from '../../../../electron/core/verdict/verdict-words';
import { locale, NOW, scopedView, weekView, windowView } from '../make-snapshot';

/** The verdict of a live snapshot, with changes. */
export function verdict(change: Partial<VerdictInput>): Verdict {
  const observedAt = NOW - 12_000;
  const rest = {
    extraUsage: null,
    problem: null,
    phase: 'ready',
    stale: false,
    observedAt,
    now: NOW,
    locale,
  } as const;
  return verdictOf({ windows: [windowView(), weekView(), scopedView()], ...rest, ...change });
}

/** The whole sentence, with plain spaces. */
export function sentence(change: Partial<VerdictInput>): string {
  const { claim, rest, note } = verdict(change);
  return [claim, rest, ...(note === null ? [] : [`[${note}]`])].join(' ').replace(/\s+/g, ' ').trim();
}
