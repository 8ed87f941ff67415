/** Changes that are shown at once after a rest. */
const BURST = 4;
/** Ms between two changes after that. */
const REST_MS = 5000;

/** How often the menu was changed lately. */
export interface MenuPace {
  /** Changes that may be shown at once. */
  readonly left: number;
  /** Epoch of a monotonic clock (ms) since when `left` grows again. */
  readonly since: number;
}

/** The pace of a menu that rested. */
export function restedPace(now: number): MenuPace {
  return { left: BURST, since: now };
}

/**
 * Whether the menu may be changed now: the pace after it, or the ms to wait. On Linux a menu is replaced as a whole, and
 * GNOME shows an open one empty for a moment then. Electron does not report when it opens: its D-Bus menu passes on only
 * clicks (https://chromium.googlesource.com/chromium/src/+/main/components/dbus/menu/menu.cc, `AboutToShowImpl` and
 * `EventImpl`). So a menu whose numbers change all the time rests between two changes, for long enough to be read. The
 * few changes of ordinary use are shown at once.
 * @param now ms of a monotonic clock
 */
export function takeTurn(
  { left, since }: MenuPace,
  now: number,
): { readonly pace: MenuPace; readonly waitMs: 0 } | { readonly pace: null; readonly waitMs: number } {
  const rests = Math.max(0, Math.floor((now - since) / REST_MS));
  const grown = Math.min(BURST, left + rests);
  if (grown === 0) return { pace: null, waitMs: since + REST_MS - now };
  const isBeginOrEnd = grown === BURST || grown === 1;
  const from = isBeginOrEnd ? now : since + rests * REST_MS;
  return { pace: { left: grown - 1, since: from }, waitMs: 0 };
}
