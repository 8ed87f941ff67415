import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../app/clock/clock';
import { createGate } from '../platform/gate';
import type { Accounts } from '../app/accounts/accounts';
import type { Lease } from '../app/lease';
import type { AccountRuntime } from '../app/accounts/account-runtime';
import type { Locale } from '../core/text/format';
import { jsonText, plainText } from '../core/text/plain-text';
import type { AccountSnapshot } from '../core/snapshot/snapshot-types';
import type { Amount } from '../core/settings/settings';
import { statusOf } from '../core/snapshot/status';
import type { StatusCommand } from './args/status-args';
import { exitCodeOf, EXIT } from './exit-code';
import { renderTemplate } from './format/render';
import { statusLines } from './terminal/status-text';
import { renderLines } from './terminal/styled';
import type { Screen } from './terminal/terminal';

/** Data younger than this (ms) is printed without a request. */
const FRESH_MS = 300_000;
/** Longest wait for a request of another process, in ms. */
const OTHERS_REQUEST_MS = 16_000;

/** Accounts that are asked about at the same time, of hundreds. */
const MOST_AT_ONCE = 32;
/** The accounts whose status is printed. */
export interface StatusSource {
  readonly accounts: Pick<Accounts, 'runtimes' | 'chosen' | 'snapshot'>;
  readonly clock: Clock;
  readonly pollerLease: Lease;
}

export type StatusFlags = Omit<StatusCommand, 'name'>;

/** Where the command writes. */
export interface StatusOutput {
  /** Writes text that has no control characters other than colours. */
  readonly print: (text: string) => void;
  /** Writes a line about what is wrong. */
  readonly printError: (line: string) => void;
  readonly screen: Screen;
}

/** `quotide status`: prints the snapshot; returns the exit code. */
export async function runStatus(
  source: StatusSource,
  flags: StatusFlags,
  locale: Locale,
  { print, printError, screen }: StatusOutput,
): Promise<number> {
  const { accounts } = source;
  await readNumbers(source, flags.refresh);
  const snapshot = accounts.snapshot();
  if (flags.format !== null) {
    const text = renderTemplate(flags.format, snapshot, locale);
    if (!text.ok) {
      printError(`quotide: ${text.error}`);
      return EXIT.usage;
    }
    print(plainText(text.value));
    return exitCodeOf(snapshot);
  }
  const others = accounts
    .runtimes()
    .filter((session) => session !== accounts.chosen())
    .map(({ store }) => store.snapshot())
    .filter(({ account }) => account !== null);
  if (flags.json) print(jsonText(statusOf(snapshot, others), 2));
  else print(textOf([snapshot, ...others], snapshot.display.amount, locale, screen));
  return exitCodeOf(snapshot);
}

/** Loads the numbers of all accounts, and requests those that are missing or old; with `refresh` all. */
export async function readNumbers(source: StatusSource, refresh: boolean): Promise<void> {
  const { accounts } = source;
  for (const { pace } of accounts.runtimes()) pace.learnNow();
  const gate = createGate(MOST_AT_ONCE);
  const look = async (session: AccountRuntime): Promise<void> => {
    // Claude Code's cached answer needs no request, and may be new enough.
    await session.cache.look();
    if (!refresh && !needsReading(source, session)) return;
    await session.poller.askOnce();
    await awaitOthersRequest(session, source.clock);
  };
  await Promise.all(accounts.runtimes().map((session) => gate(() => look(session))));
  for (const { reader } of accounts.runtimes()) reader.passTime();
}

function textOf(
  snapshots: readonly AccountSnapshot[],
  amount: Amount,
  locale: Locale,
  { isTerminal, hasColour }: Screen,
): string {
  const layout = {
    amount,
    locale,
    hasBars: isTerminal,
  };
  return snapshots.map((each) => renderLines(statusLines(each, layout), hasColour)).join('\n\n');
}

/** Whether to request data: there is none, or it is old and no other process polls. */
function needsReading({ clock, pollerLease }: StatusSource, { store }: AccountRuntime): boolean {
  const { observedAt } = store.snapshot();
  if (observedAt === null) return true;
  const age = clock.now() - observedAt;
  // A reading in the future: the clock was set back, so the reading's age is not known.
  if (age < -60_000) return true;
  return age > FRESH_MS && !pollerLease.heldByAnother(clock.now());
}

/** Waits for a running request of the app, whose answer is used here too. */
async function awaitOthersRequest({ requestLease, reader }: AccountRuntime, clock: Clock): Promise<void> {
  const until = performance.now() + OTHERS_REQUEST_MS;
  while (requestLease.heldByAnother(clock.now()) && performance.now() < until) await sleep(50);
  reader.reload();
}
