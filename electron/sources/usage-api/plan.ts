const NAMES: ReadonlyMap<string, string> = new Map([
  ['pro', 'Pro'],
  ['max', 'Max'],
  ['team', 'Team'],
  ['enterprise', 'Enterprise'],
]);

/** Whole words only: a date in a tier must not read as a multiple. */
const MAX_TIER = /(?:^|_)max_(\d{1,2})x(?:_|$)/i;

/**
 * `Max 20x`, `Max 5x`, `Max`, `Pro`, `Team`, `Enterprise`, or `null` when neither word says it.
 *
 * @param subscriptionType `max` (credential) or `claude_max` (profile's organization_type)
 * @param rateLimitTier `default_claude_max_5x`, `default_claude_ai`, `default_claude_zero`, …
 */
export function planLabel(subscriptionType: string | null, rateLimitTier: string | null): string | null {
  const multiple = MAX_TIER.exec(rateLimitTier ?? '')?.[1];
  const type =
    subscriptionType
      ?.trim()
      .toLowerCase()
      .replace(/^claude_/, '') ?? '';
  // Without a type the tier may still say it: only Max has multiples of its own name.
  const name = NAMES.get(type === '' && multiple !== undefined ? 'max' : type) ?? null;
  return name === 'Max' && multiple !== undefined ? `Max ${multiple}x` : name;
}
