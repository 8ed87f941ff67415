import { leftOf } from './amount-words';
import { wholePercent } from './format';
import { isReached, signOf } from './prospect';
import type { Amount, TrayStyle } from './settings';
import type { Snapshot, WindowView } from './snapshot-types';
import type { BarPair, IconSpec, IconState } from './tray-icon/spec';
import { tightestWindow, tightestWindows } from './urgency';
import { compareWindows } from './windows';

/** The wish for the window that Anthropic points to, in the place of a window's id. */
export const HEADLINE = 'headline';

/** The window the tray speaks of: the user's, or the tightest while that one does not exist. */
export function trayWindow({ windows, headline }: Snapshot, wish: string): WindowView | null {
  if (wish !== HEADLINE) return windows.find(({ id }) => id === wish) ?? tightestWindow(windows);
  const picked = windows.find(({ id }) => id === headline);
  // A pick from before a reset has nothing to say until the next answer.
  return picked !== undefined && iconStateOf(picked, false) !== 'no_data' ? picked : tightestWindow(windows);
}

/** What a window looks like in the tray. A limit that was reached holds until its reset, however old the news. */
export function iconStateOf(window: WindowView | null, stale: boolean): IconState {
  if (window === null) return 'no_data';
  if (isReached(window)) return 'reached';
  if (window.utilization === null) return 'no_data';
  if (stale || window.stale || window.source === 'local_estimate') return 'stale';
  return signOf(window);
}

/** What of the options an icon depends on. */
interface IconChoice {
  readonly style: TrayStyle;
  readonly platform: string;
  readonly amount: Amount;
}

/** The icon of a snapshot, with nothing in it that is not shown: equal specs are equal images. */
export function iconOf(
  snapshot: Snapshot,
  window: WindowView | null,
  { style, platform, amount }: IconChoice,
): IconSpec {
  // Bars always show the two tightest windows, so their state is that of the tightest one.
  const state = iconStateOf(style === 'bars' ? tightestWindow(snapshot.windows) : window, snapshot.stale);
  const used = state === 'no_data' || state === 'reached' ? null : (window?.utilization ?? null);
  const percent = used === null ? null : wholePercent(used);
  // Levels and bars fill with what is used, whatever the number says: a bar that empties would read as calm.
  const value = used === null || amount === 'used' ? percent : leftOf(used);
  const bars = state === 'reached' ? noBars : barsOf(snapshot);
  if (platform === 'darwin') {
    if (style === 'bars' || style === 'both') return { kind: 'template_bars', state, bars };
    return { kind: 'template', state, value: state === 'normal' ? level(percent) : null };
  }
  switch (style) {
    case 'number':
      return { kind: 'number', state, value };
    case 'bars':
      return { kind: 'bars', state, bars };
    case 'both':
      return { kind: 'both', state, value, bars };
    case 'icon':
      return { kind: 'level', state, value: level(percent) };
  }
}

const noBars: BarPair = [null, null];

/** The two tightest windows that exist, in the order of the screen: the shorter one above. */
function barsOf({ windows }: Snapshot): BarPair {
  const [upper, lower] = tightestWindows(windows, 2)
    .toSorted(compareWindows)
    .map(({ utilization }) => (utilization === null ? null : Math.min(100, wholePercent(utilization))));
  return [upper ?? null, lower ?? null];
}

/** A level is a few pixels high, so it moves in steps of 5; only 0 is empty and only 100 is full. */
function level(used: number | null): number | null {
  if (used === null) return null;
  const value = wholePercent(used);
  if (value <= 0 || value >= 100) return value;
  return Math.min(95, Math.max(5, Math.round(value / 5) * 5));
}
