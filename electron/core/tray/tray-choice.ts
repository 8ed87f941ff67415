import { leftOf } from '../text/amount-words';
import { wholePercent } from '../text/format';
import { isReached, signOf } from '../pace/prospect';
import type { Amount, TrayStyle } from '../settings/settings';
import type { ShownSnapshot, WindowView } from '../snapshot/snapshot-types';
import type { BarPair, IconSpec, IconState } from './icon/spec';
import { accountState, accountWithRoom, MOST_ROOM, roomPair } from './most-room';
import { tightestWindow, tightestWindows } from '../snapshot/urgency';
import { compareWindows } from '../usage/windows';

/** The setting for the window that Anthropic points to, in place of a window's id. */
export const HEADLINE = 'headline';

/** The window of the tray: the chosen one, or the tightest one while that does not exist. */
export function trayWindow({ windows, headline }: ShownSnapshot, wish: string): WindowView | null {
  if (wish !== HEADLINE) return windows.find(({ id }) => id === wish) ?? tightestWindow(windows);
  const picked = windows.find(({ id }) => id === headline);
  // After a reset, the window that Anthropic pointed to has no number until the next answer.
  return picked !== undefined && iconStateOf(picked, false) !== 'no_data' ? picked : tightestWindow(windows);
}

/** The state of a window's icon. A reached limit stays until its reset, also when it is old. */
export function iconStateOf(window: WindowView | null, stale: boolean): IconState {
  if (window === null) return 'no_data';
  if (isReached(window)) return 'reached';
  if (window.utilization === null) return 'no_data';
  if (stale || window.stale || window.source === 'local_estimate') return 'stale';
  return signOf(window);
}

/** The options that the icon depends on. */
interface IconChoice {
  readonly style: TrayStyle;
  readonly platform: string;
  readonly amount: Amount;
  /** `most_room` shows an account in place of a window. */
  readonly window: string;
}

/** The icon of a snapshot. It holds only what is drawn, so that equal specs are equal images. */
export function iconOf(
  snapshot: ShownSnapshot,
  window: WindowView | null,
  { style, platform, amount, window: wish }: IconChoice,
): IconSpec {
  // Bars and two numbers show the two tightest windows, so their state is that of the tightest one.
  const isPair = style === 'bars' || style === 'two';
  const account = wish === MOST_ROOM ? accountWithRoom(snapshot.accounts) : null;
  const state =
    account === null
      ? iconStateOf(isPair ? tightestWindow(snapshot.windows) : window, snapshot.stale)
      : accountState(account);
  const known = (account ?? window)?.utilization ?? null;
  const used = state === 'no_data' || state === 'reached' ? null : known;
  const percent = used === null ? null : wholePercent(used);
  // Levels and bars always show what is used: a bar that empties would look calm.
  const value = used === null || amount === 'used' ? percent : leftOf(used);
  const pair = account === null ? barsOf(snapshot) : roomPair(snapshot.accounts);
  const bars = state === 'reached' ? noBars : pair;
  if (platform === 'darwin') {
    if (style === 'bars' || style === 'both') return { kind: 'template_bars', state, bars };
    return { kind: 'template', state, value: state === 'normal' ? level(percent) : null };
  }
  switch (style) {
    case 'number':
      return { kind: 'number', state, value };
    case 'line':
      return { kind: 'line', state, value, used: percent };
    case 'two':
      return { kind: 'two', state, values: shownPair(bars, amount) };
    case 'bars':
      return { kind: 'bars', state, bars };
    case 'both':
      return { kind: 'both', state, value, bars };
    case 'icon':
      return { kind: 'level', state, value: level(percent) };
  }
}

/** Two numbers as the setting wants them; bars themselves always show what is used. */
function shownPair(pair: BarPair, amount: Amount): BarPair {
  if (amount === 'used') return pair;
  const [upper, lower] = pair;
  return [upper === null ? null : leftOf(upper), lower === null ? null : leftOf(lower)];
}

const noBars: BarPair = [null, null];

/** The two tightest windows, in the order of the screen: the shorter one on top. */
function barsOf({ windows }: ShownSnapshot): BarPair {
  const [upper, lower] = tightestWindows(windows, 2)
    .toSorted(compareWindows)
    .map(({ utilization }) => (utilization === null ? null : Math.min(100, wholePercent(utilization))));
  return [upper ?? null, lower ?? null];
}

/** A level has few pixels, so it moves in steps of 5; only 0 is empty and only 100 is full. */
function level(used: number | null): number | null {
  if (used === null) return null;
  const value = wholePercent(used);
  if (value <= 0 || value >= 100) return value;
  return Math.min(95, Math.max(5, Math.round(value / 5) * 5));
}
