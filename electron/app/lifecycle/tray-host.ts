import { firstHostState, stepHost, type HostStep, type TrayHost } from '../../core/tray/tray-host';

export interface HostWatchParts {
  /** Asks the session bus once. Does not reject. */
  readonly look: () => Promise<TrayHost>;
  /** Started by the system at login. */
  readonly quiet: boolean;
  /** Whether the user was notified in an earlier run. */
  readonly told: boolean;
  /** Called after each look, with the step to carry out. */
  readonly act: (step: HostStep) => void;
  /** ms of a steady clock. */
  readonly now: () => number;
}

/**
 * Ms from the start to the first look. A look starts two processes, which holds the main thread for about 7 ms each: the
 * icon is in the panel sooner when they come after it.
 */
const FIRST_LOOK_MS = 250;

/** Watches whether a tray host shows the tray icon. */
export interface HostWatch {
  /** The last certain state. */
  readonly host: () => TrayHost;
  /** Looks at once; a look that is under way, or the first one that is about to begin, is shared. */
  readonly look: () => Promise<void>;
  readonly close: () => void;
}

/** Looks soon, and again until a host is found. */
export function watchTrayHost({ look, quiet, told, act, now }: HostWatchParts): HostWatch {
  let state = firstHostState(told);
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  const rest = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const lookOnce = async (): Promise<void> => {
    rest();
    const seen = await look();
    if (closed) return;
    const step = stepHost(state, seen, { at: now(), quiet });
    state = step.state;
    // Another look may have set a timer meanwhile.
    rest();
    if (step.lookInMs !== null) timer = setTimeout(() => void take(), step.lookInMs);
    act(step);
  };
  let underWay: Promise<void> | null = null;
  const share = (work: Promise<void>): Promise<void> => {
    underWay = work.finally(() => {
      underWay = null;
    });
    return underWay;
  };
  const take = (): Promise<void> => underWay ?? share(lookOnce());
  void share(
    new Promise<void>((resolve) => {
      timer = setTimeout(resolve, FIRST_LOOK_MS);
    }).then(lookOnce),
  );
  return {
    host: () => state.host,
    look: take,
    close: () => {
      closed = true;
      rest();
    },
  };
}
