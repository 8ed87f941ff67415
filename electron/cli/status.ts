import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../app/engine';
import type { Locale } from '../core/format';
import { statusOf } from '../core/status';
import { exitCodeOf } from './exit-code';
import { statusText } from './text';

/** Data younger than this is good enough without asking. */
const FRESH_MS = 300_000;
/** As long as a request of another process may take. */
const OTHERS_REQUEST_MS = 16_000;

export interface StatusFlags {
  readonly json: boolean;
  readonly refresh: boolean;
}

/** `quotide status`: prints the snapshot; gives the exit code. */
export async function runStatus(
  engine: Engine,
  { json, refresh }: StatusFlags,
  locale: Locale,
  print: (text: string) => void,
): Promise<number> {
  if (refresh || needsReading(engine)) {
    await engine.poller.askOnce();
    await awaitOthersRequest(engine);
  }
  engine.store.retime();
  const snapshot = engine.store.snapshot();
  print(json ? JSON.stringify(statusOf(snapshot), null, 2) : statusText(snapshot, locale));
  return exitCodeOf(snapshot);
}

/** No data, or only old data and nobody who polls. */
function needsReading({ store, clock, pollerLease }: Engine): boolean {
  const { observedAt } = store.snapshot();
  if (observedAt === null) return true;
  return clock.now() - observedAt > FRESH_MS && !pollerLease.heldByAnother(clock.now());
}

/** The app may have a request under way: its answer is ours too. */
async function awaitOthersRequest({ requestLease, reader, clock }: Engine): Promise<void> {
  const until = performance.now() + OTHERS_REQUEST_MS;
  while (requestLease.heldByAnother(clock.now()) && performance.now() < until) await sleep(50);
  reader.reload();
}
