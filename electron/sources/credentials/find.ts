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
 * keychain item. `now` is read after each finder, since a person may take a minute to answer. Never rejects.
 */
export async function findCredential(
  finders: readonly Finder[],
  request: Pick<FindRequest, 'reason'>,
  now: () => number,
): Promise<FindOutcome> {
  const attempts: CheckedAttempt[] = [];
  const found: Credential[] = [];
  for (const finder of finders) {
    const haveUsable = found.some((credential) => checkCredential(credential, now()) === null);
    const finding = await ask(finder, { reason: request.reason, haveUsable });
    if (finding.credential !== undefined) found.push(finding.credential);
    attempts.push(checkedAttempt(finding, now()));
  }
  const best = bestCredential(found, now());
  if (best !== null && checkCredential(best, now()) === null)
    return { credential: best, problem: null, attempts };
  return { credential: null, problem: problemOf(attempts), attempts };
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
