/**
 * Whether a tray host (a panel that shows tray icons) is on the session bus. Without one there is no icon, and the
 * popover is an ordinary window. `unknown`: the bus did not answer, or this is not Linux.
 */
export type TrayHost = 'there' | 'absent' | 'unknown';

/** The app's state of the tray host. */
export interface HostState {
  /** The last certain result; `unknown` before the first one. */
  readonly host: TrayHost;
  /** Since when it is absent, in ms of a steady clock; `null` while it is not. */
  readonly absentSince: number | null;
  /** Whether the icon was made without a host. Chromium looks for a host only then, so the icon must be made again. */
  readonly madeWithout: boolean;
  /** Whether the popover was opened automatically since the start. */
  readonly opened: boolean;
  /** Whether the user was ever notified; stored. */
  readonly notified: boolean;
}

/** The facts besides the host. */
export interface HostFacts {
  /** ms of a steady clock. */
  readonly at: number;
  /** Whether the system started the app at login: then nothing opens by itself, and the panel may start later. */
  readonly quiet: boolean;
}

/** The actions after a look at the host. */
export interface HostStep {
  readonly state: HostState;
  /** Whether to make the tray icon again. */
  readonly remake: boolean;
  /** Whether to notify the user that there is no tray. */
  readonly notify: boolean;
  /** Whether to open the popover, since nothing else shows that the app runs. */
  readonly open: boolean;
  /** The delay until the next look, in ms; `null`: no further look. */
  readonly lookInMs: number | null;
}

/** How long a panel may take before it counts as missing (ms): at login many programs start at once. */
const PATIENCE_MS = { quiet: 60_000, byHand: 1_500 } as const;

const SOON_MS = 1_500;
const LATER_MS = 15_000;
const RARELY_MS = 120_000;

/** The state after the app has made its icon. */
export function firstHostState(notified: boolean): HostState {
  return { host: 'unknown', absentSince: null, madeWithout: false, opened: false, notified };
}

/** The next state after a look at the host. A restarted panel needs no action: Chromium registers with it by itself. */
export function stepHost(state: HostState, seen: TrayHost, facts: HostFacts): HostStep {
  const calm = { remake: false, notify: false, open: false };
  if (seen === 'unknown') {
    return { ...calm, state, lookInMs: state.host === 'absent' ? LATER_MS : null };
  }
  if (seen === 'there') {
    const next = { ...state, host: seen, absentSince: null, madeWithout: false };
    return { ...calm, state: next, remake: state.madeWithout, lookInMs: null };
  }
  const { at, quiet } = facts;
  const absentSince = state.absentSince ?? at;
  const missing = at - absentSince;
  const sure = missing >= (quiet ? PATIENCE_MS.quiet : PATIENCE_MS.byHand);
  // After the start, Chromium registers an icon that was shown before by itself.
  const madeWithout = state.host === 'unknown' || state.madeWithout;
  const open = sure && madeWithout && !quiet && !state.opened;
  return {
    state: {
      host: seen,
      absentSince,
      madeWithout,
      opened: state.opened || open,
      notified: state.notified || sure,
    },
    remake: false,
    notify: sure && !state.notified,
    open,
    lookInMs: sure ? (missing < RARELY_MS ? LATER_MS : RARELY_MS) : SOON_MS,
  };
}
