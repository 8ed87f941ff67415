import { formatPercent, type Locale } from '../../electron/core/text/format';
import type { Words } from '../../electron/core/i18n/words';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';

/** `Of this week’s use: Claude Code 62 %, Chat 38 %`, as Anthropic reports it; `null` where it does not. */
export function surfacesText(
  surfaces: ShownSnapshot['surfaces'],
  locale: Locale,
  { resets, row }: Words,
): string | null {
  const shares = (surfaces ?? []).filter(({ percent }) => percent > 0);
  if (shares.length === 0) return null;
  const parts = shares.map(({ label, percent }) => resets.share(label, formatPercent(percent, locale)));
  return resets.split(parts.join(row.spoken.comma));
}
