import type { ProblemKind, UnreadableLogin } from '../../core/problem';
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
 * Asks all finders in their order and returns the best usable login: an old file must not hide a valid keychain item.
 * Expiry is checked at the end, since a person may take a minute to answer a dialog. Never rejects.
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
  const found = credential === null ? problemOf(attempts) : noProblem;
  return { credential, ...found, attempts };
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
    // Only the error's name: its message may quote the file.
    const name = error instanceof Error ? error.name : 'unknown error';
    return { finder: finder.id, where: finder.id, outcome: 'unreadable', detail: `failed (${name})` };
  }
}

function checkedAttempt(finding: Finding, now: number): CheckedAttempt {
  const { credential, ...attempt } = finding;
  const login =
    credential === undefined
      ? null
      : { ...loginFacts(credential), problem: checkCredential(credential, now) };
  return { ...attempt, login };
}

interface FoundProblem {
  readonly problem: ProblemKind | null;
  readonly unreadable: UnreadableLogin | null;
}

const noProblem: FoundProblem = { problem: null, unreadable: null };

/**
 * The one problem to show, the most useful first. On macOS the valid login is in the keychain, so a refusal there comes
 * before an old file; elsewhere a login is rarely in the keyring, so a locked keyring comes last. A login that exists
 * but cannot be read is `keychain_denied` with the reason: `no_credentials` would ask a person to sign in who already
 * has.
 */
function problemOf(attempts: readonly CheckedAttempt[]): FoundProblem {
  const plain = (problem: ProblemKind): FoundProblem => ({ problem, unreadable: null });
  if (refused('keychain')) return plain('keychain_denied');
  if (isAmong('expired')) return plain('expired');
  const unreadable = unreadableAmong(attempts);
  if (unreadable !== null) return { problem: 'keychain_denied', unreadable };
  if (isAmong('missing_scope')) return plain('missing_scope');
  return plain(refused('secret_service') ? 'keychain_denied' : 'no_credentials');

  function isAmong(kind: ProblemKind): boolean {
    return attempts.some(({ login }) => login?.problem === kind);
  }
  function refused(id: FinderId): boolean {
    return attempts.some(
      ({ finder, outcome }) => finder === id && (outcome === 'denied' || outcome === 'timeout'),
    );
  }
}

/** The first stored login that exists but could not be read: a file, or an item of a keychain. */
function unreadableAmong(attempts: readonly CheckedAttempt[]): UnreadableLogin | null {
  for (const { finder, outcome, reason } of attempts) {
    const isFile = finder === 'file' || finder === 'wsl';
    if (finder === 'file' && (outcome === 'unreadable' || outcome === 'timeout'))
      return { reason: reason ?? 'failed', place: 'file' };
    // Without a reason no stored login was found: for example, the keyring service does not run.
    if (outcome === 'unreadable' && reason !== undefined) return { reason, place: isFile ? 'file' : 'store' };
  }
  return null;
}
