import type { History } from '../../history/history';
import type { Clock } from '../clock/clock';
import type { Counting } from '../ledger/ledger-wiring';
import type { Estimates } from '../estimate/estimates';
import type { Log } from '../log';

/** The parts of the app that the drift of the limits is computed from. */
export interface DriftSource {
  readonly history: Pick<History, 'paceSamples' | 'ledger' | 'windowsOf'>;
  readonly estimates: Pick<Estimates, 'planOf'>;
  /** Whether everything that was used until a little while ago is in the ledger. */
  readonly counting: Pick<Counting, 'isCaughtUp'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}
