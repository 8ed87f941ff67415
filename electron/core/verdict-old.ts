import { formatPercent } from './format';
import type { ProblemView, Verdict, WindowView } from './snapshot-types';
import { spellAbout, spellAt, spellReset } from './spell';
import { isReached } from './urgency';
import { sentences, type VerdictInput } from './verdict-words';

/** The numbers are not live: how old they are, why, and what happens next. Never in a severity's tone. */
export function oldVerdict(input: VerdictInput, tightest: WindowView | null): Verdict {
  const { problem } = input;
  const age = ageWords(input, tightest);
  const still = tightest === null ? null : stillReached(input, tightest);
  if (problem?.kind === 'offline') {
    const estimate = tightest === null ? null : estimateWords(input, tightest);
    const note = sentences(estimate === null ? null : 'Use on other devices isn’t counted.', still);
    return { tone: 'muted', claim: problem.message, rest: estimate ?? age ?? '', note };
  }
  if (age === null || (problem !== null && !isPassing(problem))) {
    const claim = problem?.message ?? 'Can’t tell yet.';
    return { tone: 'muted', claim, rest: problem?.advice ?? '', note: sentences(age, still) };
  }
  const unharmed = problem?.kind === 'rate_limited' ? 'Your limits are not affected by this.' : null;
  return { tone: 'muted', claim: age, rest: whyWords(problem), note: still ?? unharmed };
}

/** Of these the user need do nothing, so the age comes first; of the others what to do comes first. */
function isPassing({ kind }: ProblemView): boolean {
  return kind === 'rate_limited' || kind === 'contract_changed';
}

function whyWords(problem: ProblemView | null): string {
  if (problem === null) return 'Quotide asks for new ones by itself.';
  const { kind, message, advice } = problem;
  return kind === 'rate_limited' ? `${message.replace(/\.$/, ';')} ${advice}` : `${message} ${advice}`;
}

/** `These numbers are 29 minutes old.`, or of the one reading that is old. */
function ageWords({ stale, observedAt, now }: VerdictInput, tightest: WindowView | null): string | null {
  if (!stale && tightest?.stale === true) {
    return `The ${tightest.label} reading is ${spellAbout(now - tightest.observedAt)} old.`;
  }
  return observedAt === null ? null : `These numbers are ${spellAbout(now - observedAt)} old.`;
}

/** A limit that was reached holds until its reset, however old the news. */
function stillReached({ now, locale }: VerdictInput, window: WindowView): string | null {
  if (!isReached(window) || window.resetsAt === null || window.resetsAt <= now) return null;
  const seen = spellAt(window.observedAt, now, locale);
  return `The ${window.label} limit was reached when last seen, ${seen}; it resets ${spellReset(window.resetsAt, now, locale)}.`;
}

function estimateWords({ locale }: VerdictInput, { source, utilization, label }: WindowView): string | null {
  if (source !== 'local_estimate' || utilization === null) return null;
  return `This machine alone has used about ${formatPercent(utilization, locale)} of the ${label} window.`;
}
