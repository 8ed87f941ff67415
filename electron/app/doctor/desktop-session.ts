import type { SessionFacts } from '../../core/doctor/doctor-facts';
import { findClaudeVersion } from '../../sources/claude-code/claude-version';
import { tokenHash } from '../../sources/credentials/token-hash';
import type { AccountRuntime } from '../accounts/account-runtime';
import type { DoctorSource } from './doctor-source';

/**
 * Gathers the facts of one account. It looks for the login without a dialog.
 * @param mayAsk whether one request may be sent for an account that was never asked for, if no other process polls: each
 *   request counts against the account. The poller's limits hold.
 */
export async function examineSession(
  parts: DoctorSource,
  runtime: AccountRuntime,
  mayAsk: boolean,
): Promise<SessionFacts> {
  const { reader, poller, store, dir, cache } = runtime;
  reader.reload();
  let outcome = await reader.look('background');
  if (mayAsk && outcome.login !== null && reader.asking().attemptedAt === null) {
    await poller.askOnce();
    reader.reload();
    outcome = reader.outcome() ?? outcome;
  }
  const { account, problem } = store.facts();
  const { phase, fiveHourLimit } = store.snapshot();
  const asking = reader.asking();
  const token = outcome.login?.credential.accessToken;
  return {
    dir,
    attempts: outcome.attempts,
    hasLogin: token !== undefined,
    tokenIsNew: token !== undefined && asking.tokenHash !== null && asking.tokenHash !== tokenHash(token),
    problem,
    plan: account?.plan ?? null,
    tier: account?.tier ?? null,
    fiveHourLimit: phase === 'ready' ? fiveHourLimit : undefined,
    attemptedAt: asking.attemptedAt,
    succeededAt: asking.succeededAt,
    lastStatus: lastStatus(parts, account?.key ?? null, asking.attemptedAt),
    next: poller.nextLook(),
    claudeVersion: await findClaudeVersion([dir]),
    cache: await cache.look(),
  };
}

/** The HTTP status of the newest reading since the last request. */
function lastStatus(
  { history, clock }: DoctorSource,
  account: string | null,
  since: number | null,
): number | null {
  if (account === null || since === null) return null;
  const readings = history.samples({ since, until: clock.now() + 1 });
  return readings.findLast((reading) => reading.account === account)?.httpStatus ?? null;
}
