import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../app/clock';
import type { Engine } from '../app/engine';
import type { Session } from '../app/session';
import type { Locale } from '../core/format';
import { jsonText } from '../core/plain-text';
import type { Snapshot } from '../core/snapshot-types';
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
  const { accounts } = engine;
  for (const { pace } of accounts.sessions()) pace.learnNow();
  await Promise.all(
    accounts.sessions().map(async (session) => {
      // What Claude Code keeps costs no request, and may be news enough.
      await session.cache.look();
      if (!refresh && !needsReading(engine, session)) return;
      await session.poller.askOnce();
      await awaitOthersRequest(session, engine.clock);
    }),
  );
  for (const { reader } of accounts.sessions()) reader.passTime();
  const snapshot = accounts.snapshot();
  const others = accounts
    .sessions()
    .filter((session) => session !== accounts.chosen())
    .map(({ store }) => store.snapshot())
    .filter(({ account }) => account !== null);
  print(json ? jsonText(statusOf(snapshot, others), 2) : textOf([snapshot, ...others], locale));
  return exitCodeOf(snapshot);
}

function textOf(snapshots: readonly Snapshot[], locale: Locale): string {
  return snapshots.map((snapshot) => statusText(snapshot, locale)).join('\n\n');
}

/** No data, or only old data and nobody who polls. */
function needsReading({ clock, pollerLease }: Engine, { store }: Session): boolean {
  const { observedAt } = store.snapshot();
  if (observedAt === null) return true;
  const age = clock.now() - observedAt;
  // A reading of the future: the clock was set back, and nobody knows how old it is.
  if (age < -60_000) return true;
  return age > FRESH_MS && !pollerLease.heldByAnother(clock.now());
}

/** The app may have a request under way: its answer is ours too. */
async function awaitOthersRequest({ requestLease, reader }: Session, clock: Clock): Promise<void> {
  const until = performance.now() + OTHERS_REQUEST_MS;
  while (requestLease.heldByAnother(clock.now()) && performance.now() < until) await sleep(50);
  reader.reload();
}
