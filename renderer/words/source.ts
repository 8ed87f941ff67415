import { formatAge, formatClock } from '../../electron/core/format';
import type { Locale } from '../../electron/core/format';
import type { Snapshot } from '../../electron/core/snapshot-types';
import { spellDuration } from '../../electron/core/spell';
import type { SourceId } from '../../electron/core/usage';
import type { IconName } from '../parts/Icon';
import { problemLooks } from './problems';

/** The chip: where the numbers come from and how old they are. */
export interface SourceWords {
  readonly look: 'live' | 'stale' | 'estimate' | 'none' | 'wait';
  readonly icon: IconName;
  readonly text: string;
  /** The same in whole words. */
  readonly spoken: string;
}

const names: Readonly<Record<SourceId, string>> = {
  response_headers: 'Anthropic’s response headers',
  official_api: 'Anthropic',
  statusline: 'Claude Code’s status line',
  local_estimate: 'estimate from this machine',
};

/** The chip's words at `now`. */
export function sourceWords(snapshot: Snapshot, now: number, locale: Locale): SourceWords {
  const { phase, problem, source, observedAt, stale } = snapshot;
  if (source === null || observedAt === null) {
    if (phase !== 'empty' || problem === null) {
      return { look: 'wait', icon: 'wait', text: 'starting', spoken: 'Starting. No numbers yet.' };
    }
    const text = problemLooks[problem.kind].chip;
    return { look: 'none', icon: 'none', text, spoken: `${text}. ${problem.message}` };
  }
  const age = Math.max(0, now - observedAt);
  const origin = `Source: ${names[source]}, ${spokenAge(age)} ago`;
  if (source === 'local_estimate') {
    return { look: 'estimate', icon: 'waves', text: 'estimate', spoken: `Estimate. ${origin}` };
  }
  if (stale) {
    const text = `as of ${formatClock(observedAt, now, locale)}`;
    return { look: 'stale', icon: 'clock', text, spoken: `${text}. ${origin}, old` };
  }
  return { look: 'live', icon: 'live', text: `live · ${formatAge(age)}`, spoken: `Live. ${origin}` };
}

function spokenAge(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return seconds >= 60 ? spellDuration(ms) : `${seconds} second${seconds === 1 ? '' : 's'}`;
}
