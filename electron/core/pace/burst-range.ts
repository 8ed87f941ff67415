import type { Outlook, Reading } from './pace-outlook';
import { normalQuantile } from './quantile';

/** The size of one burst of use in percent, for the range below and above the middle. */
interface Bursts {
  readonly below: number;
  readonly above: number;
}

/** A five-hour window begins with a sitting, which may end soon; a week may begin with a weekend. */
const SHORT: Bursts = { below: 2.8, above: 1.5 };
const LONG: Bursts = { below: 1.5, above: 6.5 };
/** Standard deviations from the middle to each end of the range. */
const SURE = 1.645;
const TENTH = normalQuantile(0.9);

/**
 * The outlook from this window's pace alone, while there is no history. Use comes in bursts: runs of the agent,
 * with pauses, meals and nights between them. The model is a Poisson process of bursts of b percent each, whose rate is
 * estimated from the bursts so far. After a share e of the window with u percent used, the use in a further share h has
 *   mean u·h/e   and   variance b·(u + b)·(h/e)·(1 + h/e);
 * With `+ b`, a window without use so far may still be used later. The range narrows as the window goes on. The
 * rate is per wall-clock time: a rate over active hours alone predicts the run-out far too early. SURE and the bursts
 * below the middle are chosen so that at the points where Claude Code itself warns early, the whole range is at 100 or
 * more: there the window "may run out" at least.
 */
export function wallClockOutlook({ used, observedAt, resetsAt, lengthMs }: Reading): Outlook {
  const elapsed = lengthMs - (resetsAt - observedAt);
  const { below, above } = lengthMs <= 24 * 3_600_000 ? SHORT : LONG;
  return {
    usedBy: (instant, share) => {
      const ratio = (instant - observedAt) / elapsed;
      const burst = share < 0.5 ? below : above;
      const spread = Math.sqrt(burst * (used + burst) * ratio * (1 + ratio));
      return used + used * ratio + (normalQuantile(share) / TENTH) * SURE * spread;
    },
  };
}
