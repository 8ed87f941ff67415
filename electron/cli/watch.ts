import type { Accounts } from '../app/accounts/accounts';
import type { Locale } from '../core/text/format';
import { jsonText } from '../core/text/plain-text';
import { meaningOf } from '../core/snapshot/meaning';
import { statusOf } from '../core/snapshot/status';
import type { AppSnapshot } from '../core/snapshot/snapshot-types';
import { EXIT } from './exit-code';
import { watchLine } from './terminal/status-text';

/** Interval in which readings of other processes are loaded, in real ms. */
const FOLLOW_MS = 1000;

/** The accounts that are watched. */
export interface WatchSource {
  readonly accounts: Pick<Accounts, 'runtimes' | 'snapshot' | 'snapshots'>;
  /** Starts to poll them. */
  readonly start: () => void;
}

/** `quotide watch`: prints a line for each change until `stop`; polls unless the app does. */
export async function runWatch(
  { accounts, start }: WatchSource,
  { json }: { readonly json: boolean },
  locale: () => Locale,
  print: (text: string) => void,
  stop: AbortSignal,
): Promise<number> {
  let last = '';
  const show = (snapshot: AppSnapshot) => {
    if (snapshot.phase === 'loading') return;
    const key = meaningOf(snapshot);
    if (key === last) return;
    last = key;
    print(json ? jsonText(statusOf(snapshot)) : watchLine(snapshot, locale(), snapshot.display.amount));
  };
  const unsubscribe = accounts.snapshots.listen(show);
  show(accounts.snapshot());
  start();
  const follow = setInterval(() => {
    for (const { reader } of accounts.runtimes()) reader.reload();
  }, FOLLOW_MS);
  await new Promise<void>((resolve) => {
    if (stop.aborted) resolve();
    stop.addEventListener('abort', () => {
      resolve();
    });
  });
  clearInterval(follow);
  unsubscribe();
  return EXIT.fine;
}
