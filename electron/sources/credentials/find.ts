import type { ProblemKind } from '../../core/problem';
import { loginFacts } from './credential';
import type {
  CheckedAttempt,
  Credential,
  Finder,
  FinderId,
  FindOutcome,
  Finding,
  FindRequest,
} from './types';
import { bestCredential, checkCredential } from './validate';

/**
 * Asks the finders in their order, all of them, and takes the best usable login: a stale file must not hide a live
 * keychain item. All are judged by the time at the end, since a person may take a minute to answer. Never rejects.
 */
export async function findCredential(
  finders: readonly Finder[],
  request: Pick<FindRequest, 'reason'>,
  now: () => number,
): Promise<FindOutcome> {
  const findings: Finding[] = [];
  for (const finder of finders) {
    const haveUsable = usableAmong(findings, now()) !== null;
    findings.push(await ask(finder, { reason: request.reason, haveUsable }));
  }
  const end = now();
  const attempts = findings.map((finding) => checkedAttempt(finding, end));
  const credential = usableAmong(findings, end);
  return { credential, problem: credential === null ? problemOf(attempts) : null, attempts };
}

function usableAmong(findings: readonly Finding[], now: number): Credential | null {
  const found = findings.flatMap(({ credential }) => (credential === undefined ? [] : [credential]));
  const best = bestCredential(found, now);
  return best !== null && checkCredential(best, now) === null ? best : null;
}

async function ask(finder: Finder, request: FindRequest): Promise<Finding> {
  try {
    return await finder.find(request);
  } catch (error) {
    // Its name only: a message may quote what was read.
    const name = error instanceof Error ? error.name : 'unknown error';
    return { finder: finder.id, where: finder.id, outcome: 'unreadable', detail: `failed (${name})` };
  }
}

function checkedAttempt(finding: Finding, now: number): CheckedAttempt {
  const { finder, where, outcome, detail, credential } = finding;
  const login =
    credential === undefined
      ? null
      : { ...loginFacts(credential), problem: checkCredential(credential, now) };
  return { finder, where, outcome, detail, login };
}

/**
 * The one problem to tell, most telling first. On macOS the keychain is where the live login is, so its refusal
 * outranks a stale file; elsewhere a login is rarely in the keyring, so a locked one comes last.
 */
function problemOf(attempts: readonly CheckedAttempt[]): ProblemKind {
  if (refused('keychain')) return 'keychain_denied';
  for (const kind of ['expired', 'missing_scope'] as const) {
    if (attempts.some(({ login }) => login?.problem === kind)) return kind;
  }
  return refused('secret_service') ? 'keychain_denied' : 'no_credentials';

  function refused(id: FinderId): boolean {
    return attempts.some(
      ({ finder, outcome }) => finder === id && (outcome === 'denied' || outcome === 'timeout'),
    );
  }
}
