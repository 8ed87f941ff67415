/** Ms after a person's start in which macOS may still report that start as an activation. */
const START_MS = 3000;
/** Ms after a start by the system in which an activation is the login's and not a person's. */
const LOGIN_MS = 15_000;

/** The facts about an activation of the app (macOS). */
export interface Activation {
  readonly platform: string;
  /** Ms since the app was ready. */
  readonly sinceStartMs: number;
  /** Whether the system started the app at the login. */
  readonly isLoginStart: boolean;
  /** Whether the large window is there, also minimized. */
  readonly hasDashboard: boolean;
}

/**
 * What an activation brings to the front. macOS reports a second start of the app as an activation, and not as a second
 * instance (https://www.electronjs.org/docs/latest/api/app#event-activate-macos). It is the only way to an app whose icon
 * lies behind the notch or is switched off in the system's settings. The start itself may be reported too, and must not
 * open anything.
 */
export function shownByActivation({
  platform,
  sinceStartMs,
  isLoginStart,
  hasDashboard,
}: Activation): 'dashboard' | 'popover' | null {
  if (platform !== 'darwin') return null;
  if (sinceStartMs < (isLoginStart ? LOGIN_MS : START_MS)) return null;
  // A click on the icon in the Dock, which is there while this window is.
  return hasDashboard ? 'dashboard' : 'popover';
}
