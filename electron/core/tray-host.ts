/**
 * Whether somebody shows tray icons: a panel that said so on the session bus. Without one there is no icon, and the
 * popover is an ordinary window. `unknown`: the bus did not say, or this is not Linux.
 */
export type TrayHost = 'there' | 'absent' | 'unknown';

/** What the app knows of the host so far. */
export interface HostState {
  /** The last sure word; `unknown` before the first. */
  readonly host: TrayHost;
  /** Since when it is absent, in ms of a steady clock; `null` while it is not. */
  readonly absentSince: number | null;
  /** Chromium asks for a host only when the icon is made, so one that was made without must be made again. */
  readonly madeWithout: boolean;
  /** Whether this start has opened its window by itself. */
  readonly opened: boolean;
  /** Whether a person was ever told; kept over restarts. */
  readonly told: boolean;
}

/** What is known beside the host. */
export interface HostFacts {
  /** ms of a steady clock. */
  readonly at: number;
  /** Started by the system at login: then nothing opens by itself, and a panel may still be on its way. */
  readonly quiet: boolean;
}

/** What is to be done now. */
export interface HostStep {
  readonly state: HostState;
  /** Make the tray icon again. */
  readonly remake: boolean;
  /** Say that there is no tray. */
  readonly tell: boolean;
  /** Open the popover, since nothing else shows that the app runs. */
  readonly open: boolean;
  /** When to look again, in ms from now; `null`: not by itself. */
  readonly lookInMs: number | null;
}

/** How long a panel may take before it counts as missing: at login everything starts at once. */
const PATIENCE_MS = { quiet: 60_000, byHand: 1_500 } as const;

const SOON_MS = 1_500;
const LATER_MS = 15_000;
const RARELY_MS = 120_000;

/** The state of an app that has just made its icon. */
export function firstHostState(told: boolean): HostState {
  return { host: 'unknown', absentSince: null, madeWithout: false, opened: false, told };
}

/** Takes in one look at the host. A panel that only restarts needs nothing: Chromium registers there by itself. */
export function seeHost(state: HostState, seen: TrayHost, facts: HostFacts): HostStep {
  const calm = { remake: false, tell: false, open: false };
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
  // Later than the start, an icon that was shown is taken up again by itself.
  const madeWithout = state.host === 'unknown' || state.madeWithout;
  const open = sure && madeWithout && !quiet && !state.opened;
  return {
    state: {
      host: seen,
      absentSince,
      madeWithout,
      opened: state.opened || open,
      told: state.told || sure,
    },
    remake: false,
    tell: sure && !state.told,
    open,
    lookInMs: sure ? (missing < RARELY_MS ? LATER_MS : RARELY_MS) : SOON_MS,
  };
}
