/** A plan that Anthropic sells under this name today (November 2026). */
export type PlanName = 'Free' | 'Pro' | 'Max' | 'Ultra' | 'Team' | 'Enterprise';

/** The spellings of the plan in one place, verbatim; `null` where there is none. */
export interface PlanWords {
  /** `max` (login), `claude_max` (profile, `.claude.json`). */
  readonly type: string | null;
  /** `default_claude_max_5x`, `default_claude_ai`, `default_claude_zero`, … */
  readonly tier: string | null;
}

const NAMES: ReadonlyMap<string, PlanName> = new Map([
  ['free', 'Free'],
  ['pro', 'Pro'],
  ['max', 'Max'],
  ['ultra', 'Ultra'],
  ['team', 'Team'],
  ['enterprise', 'Enterprise'],
]);

/** Words that occur in the spelling of many plans and name none (`default_claude_ai`, `default_claude_zero`). */
const NAMELESS: ReadonlySet<string> = new Set([
  ...['ai', 'claude', 'default', 'individual', 'none', 'null', 'organization', 'personal', 'plan'],
  ...['subscription', 'tier', 'undefined', 'unknown', 'user', 'zero'],
]);

/** The longest spelling that is parsed; the rest is ignored. */
const LONGEST_SPELLING = 200;

/**
 * The words of a spelling in lower case, without those that name no plan: `default_claude_max_5x` → `max`, `5x`;
 * `claudeUltra` → `ultra`.
 */
export function spelledWords(spelling: string | null): readonly string[] {
  return (spelling ?? '')
    .slice(0, LONGEST_SPELLING)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.replace(/^(?:default|claude)+(?=\p{L})/u, ''))
    .filter((word) => word !== '' && !NAMELESS.has(word));
}

/** Whether the words mean Ultra: a word that begins with `ultra`, or Max with the multiple that Ultra had before. */
function areUltra(words: readonly string[]): boolean {
  return words.some((word) => word.startsWith('ultra')) || multipleOf(words) === 20;
}

/**
 * The multiple beside `max`: 20 for `max_20x` and `max20x`; `null` without one. Only whole words count: a date that
 * contains 20 is no multiple.
 */
function multipleOf(words: readonly string[]): number | null {
  const glued = words.flatMap((word) => /^max(\d{1,2})x$/.exec(word)?.[1] ?? []);
  const beside = words.includes('max') ? words.flatMap((word) => /^(\d{1,2})x$/.exec(word)?.[1] ?? []) : [];
  const found = glued[0] ?? beside[0];
  return found === undefined ? null : Number(found);
}

/**
 * The plan in a rate-limit tier, wherever its word stands; `null` without one. `multiple` is that of Max: since
 * 2026-10-30 `5x` is plain Max and `20x` is Ultra.
 */
export function planOfTierWords(
  words: readonly string[],
): { readonly name: PlanName; readonly multiple: number | null } | null {
  if (areUltra(words)) return { name: 'Ultra', multiple: null };
  const multiple = multipleOf(words);
  if (multiple !== null) return { name: 'Max', multiple };
  const name = words.flatMap((word) => NAMES.get(word) ?? [])[0];
  return name === undefined ? null : { name, multiple: null };
}

/** The plan in a subscription or organization type; `null` for any other word (`pro_plus` is not Pro). */
export function planOfTypeWords(words: readonly string[]): PlanName | null {
  if (areUltra(words)) return 'Ultra';
  if (multipleOf(words) !== null) return 'Max';
  const plain = words.filter((word) => !isVersion(word));
  const [only] = plain;
  return plain.length === 1 && only !== undefined ? (NAMES.get(only) ?? null) : null;
}

/** Whether a word is the edition of a plan (`v2`, `2026`) and not another plan. */
function isVersion(word: string): boolean {
  return /^v?\d+$/.test(word);
}
