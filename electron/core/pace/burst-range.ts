import type { Outlook, Reading } from './pace-outlook';
import { normalQuantile } from './quantile';

/** Percent of one burst, below and above the middle; how many standard deviations the range has to each side. */
interface Bursts {
  readonly below: number;
  readonly above: number;
}

/** A five-hour window begins with a sitting, which may end; a week may as well begin with a weekend. */
const SHORT: Bursts = { below: 2.8, above: 1.5 };
const LONG: Bursts = { below: 1.5, above: 6.5 };
const SURE = 1.645;
const TENTH = normalQuantile(0.9);

/**
 * The pace of this window alone, while there is no history. Use comes in bursts: runs of the agent, with
 * pauses, meals and nights between. The model is a Poisson process of bursts of b percent each, with a rate
 * that is itself known only from the bursts seen so far. After a share e of the window with u percent used, the
 * use in a further share h has
 *   mean u·h/e   and   variance b·(u + b)·(h/e)·(1 + h/e);
 * `+ b` keeps "nothing used yet" from meaning "nothing will be". The range narrows as the window goes on. The
 * rate is per wall-clock time: a rate over active hours alone predicts far too early (facts/anthropic-api.md
 * §8.10). SURE and the bursts below the middle keep the whole range of Claude Code's own early-warning points
 * (facts/anthropic-api.md §4) at 100 and more: there it "may run out" at least.
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
