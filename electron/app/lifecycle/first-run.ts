import { isFirstRun, type FirstRunFacts } from '../../core/lifecycle/first-run';
import { createSignal, type Signal } from '../../core/signal';
import type { History } from '../../history/history';

/** The name in the history's `kept` table of whether the first run was shown: `shown`. */
const SAVED = 'first_run';

export interface FirstRunSource {
  readonly history: Pick<History, 'kept' | 'keep' | 'samplesPage'>;
  /** Epoch ms. */
  readonly clock: { readonly now: () => number };
}

/** The popover's line of the first run: where Quotide is, and the two switches that matter. */
export interface FirstRun {
  /** Whether the line is in the popover. */
  readonly isShown: () => boolean;
  /** Published when that changes. */
  readonly changed: Signal<boolean>;
  /** Whether this start has to show it; the answer is the same until it is shown. */
  readonly isDue: () => boolean;
  /** Shows the line, and stores that it was shown. */
  readonly show: () => void;
  /** Ends the line; it does not come back. */
  readonly end: () => void;
}

/** Shows the first run once for a data folder, and at each start of the demo. */
export function createFirstRun(
  { history, clock }: FirstRunSource,
  { argv, demo }: Pick<FirstRunFacts, 'argv' | 'demo'>,
): FirstRun {
  const { now } = clock;
  // Before the first request is answered: its reading would look like that of an earlier start.
  const isFirst = isFirstRun({
    argv,
    demo,
    shown: history.kept(SAVED) !== null,
    hasReadings: hasReadings(history, now()),
  });
  const changed = createSignal<boolean>();
  const state: { at: 'before' | 'shown' | 'after' } = { at: 'before' };
  const go = (at: typeof state.at) => {
    state.at = at;
    changed.publish(at === 'shown');
  };
  return {
    isShown: () => state.at === 'shown',
    changed,
    isDue: () => isFirst && state.at === 'before',
    show: () => {
      history.keep(SAVED, 'shown', now());
      go('shown');
    },
    end: () => {
      if (state.at === 'shown') go('after');
    },
  };
}

function anyUntil(now: number) {
  return {
    since: 0,
    until: now,
    account: null,
    window: null,
  };
}

function hasReadings(history: FirstRunSource['history'], now: number): boolean {
  return history.samplesPage(anyUntil(now), null, 1).samples.length > 0;
}
