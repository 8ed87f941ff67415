import type { History } from '../../history/history';
import type { Accounts } from '../accounts/accounts';
import type { AppClock } from '../clock/clock';
import type { Lease } from '../lease';
import type { Log } from '../log';
import type { SettingsStore } from '../settings/settings';

/** The parts of the app that the self-check examines. */
export interface DoctorSource {
  readonly accounts: Pick<Accounts, 'runtimes'>;
  readonly settings: Pick<SettingsStore, 'get' | 'trouble'>;
  readonly history: History;
  readonly clock: AppClock;
  readonly pollerLease: Lease;
  readonly log: Log;
}
