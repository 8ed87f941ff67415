import { isQuiet } from './quiet';
import type { AlertSettings } from '../settings/settings';
import { situationOf, type SituationFacts } from '../snapshot/situation';
import type { ResetAlert } from '../snapshot/snapshot-types';
import type { Locale } from '../text/format';

/**
 * The alert that follows the limit that is reached now.
 * @returns `null` if no limit is reached, or its reset is unknown or past
 */
export function resetAlertOf(
  facts: SituationFacts,
  settings: AlertSettings,
  locale: Locale,
): ResetAlert | null {
  const situation = situationOf(facts);
  if (situation.kind !== 'reached') return null;
  const { id, resetsAt } = situation.window;
  if (resetsAt === null || resetsAt <= facts.now) return null;
  const isOn = settings.on && settings.reset && !settings.mutedWindows.includes(id);
  const state = !isOn ? 'off' : isQuiet(settings, resetsAt, locale) ? 'later' : 'on';
  return { window: id, at: resetsAt, state };
}
