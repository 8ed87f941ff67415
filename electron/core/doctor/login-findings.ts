import { unreadableWords } from '../text/problem-text';
import { loginProblems, type ProblemKind } from '../problem';
import { spellAt, spellDuration } from '../text/spell';
import type { AttemptFacts, AttemptOutcome, DoctorFacts, LoginWarning, SessionFacts } from './doctor-facts';
import type { Finding } from './finding';

const outcomeWords: Readonly<Record<AttemptOutcome, string>> = {
  found: 'found',
  absent: 'not there',
  unreadable: 'could not be read',
  denied: 'refused',
  timeout: 'no answer in time',
  not_applicable: 'not tried',
};

const warningWords: Readonly<Record<LoginWarning, string>> = {
  readable_by_others: 'Other users of this computer can read that file.',
  followed_link: 'That file was reached through a link.',
  scopes_unreadable: 'Its scopes could not be read.',
  expiry_unreadable: 'When it expires could not be read.',
};

const kindWords: Readonly<Partial<Record<ProblemKind, string>>> = {
  no_credentials: 'There is no login to use.',
  expired: 'The login has expired.',
  missing_scope: 'The login may not read usage: it lacks the scope user:profile.',
  keychain_denied: 'The place where the login is kept did not let Quotide in.',
};

/** Whether this login can be used, as far as is known. */
export function isUsable(session: SessionFacts): boolean {
  return session.hasLogin && refusal(session) === null;
}

/** The problem that Anthropic reported for the present login; `null` without one. */
export function refusal({ problem, tokenIsNew, hasLogin }: SessionFacts): ProblemKind | null {
  if (problem === null || tokenIsNew || !hasLogin) return null;
  return loginProblems.includes(problem.kind) ? problem.kind : null;
}

/** The places in which a login was looked for, and the result. */
export function loginFinding(session: SessionFacts, facts: DoctorFacts): Finding {
  const { attempts, dir, problem } = session;
  const lines = [`Claude Code’s folder: ${dir}`, ...attempts.flatMap((attempt) => tried(attempt, facts))];
  const base = { id: 'login', title: 'Login' };
  if (isUsable(session)) {
    const open = attempts.find(({ login }) => login?.warnings.includes('readable_by_others'));
    if (open === undefined) return { ...base, state: 'ok', facts: lines, action: null };
    const action = `Make ${open.where} readable by you alone (chmod 600).`;
    return { ...base, state: 'warning', facts: lines, action };
  }
  const refused = refusal(session);
  const kind = refused ?? problem?.kind ?? 'no_credentials';
  const reason =
    refused === null ? problemWords(kind, session, facts) : `Anthropic refused it: ${problem?.detail ?? ''}`;
  return {
    ...base,
    // One usable folder is enough; an empty one next to it is only a warning.
    state: facts.sessions.some(isUsable) ? 'warning' : 'problem',
    facts: [...(reason === undefined ? [] : [reason]), ...lines],
    action: loginAction(kind, session, facts.platform),
  };
}

/** The popover's sentences for a login that could not be read. */
function problemWords(
  kind: ProblemKind,
  { problem }: SessionFacts,
  { locale }: DoctorFacts,
): string | undefined {
  return problem?.unreadable === undefined
    ? kindWords[kind]
    : unreadableWords(problem.unreadable, locale).message;
}

/** The advice for a problem with the login. */
export function loginAction(
  kind: ProblemKind,
  { attempts, problem }: SessionFacts,
  platform: string,
): string {
  if (kind === 'expired') return 'Run `claude` once: it renews its own login.';
  if (kind === 'missing_scope') return 'Run `claude` and sign in again with /login.';
  if (kind === 'keychain_denied' && problem?.unreadable === undefined) {
    return platform === 'darwin'
      ? 'Run `quotide status --refresh` and answer the Keychain’s question with Always Allow.'
      : 'Unlock your keyring, then run `quotide status --refresh`.';
  }
  const unreadable = attempts.find(({ outcome }) => outcome === 'unreadable' || outcome === 'timeout');
  if (unreadable !== undefined) {
    return `Make sure that you may read ${unreadable.where}, or run \`claude\` and sign in again.`;
  }
  return 'Run `claude` and sign in; Quotide then finds the login by itself.';
}

function tried({ where, outcome, detail, login }: AttemptFacts, facts: DoctorFacts): readonly string[] {
  const more = detail === '' || detail === 'read' ? '' : ` (${detail})`;
  const line = `${where} – ${outcomeWords[outcome]}${more}`;
  if (login === null) return [line];
  const { scopes, expiresAt, warnings } = login;
  return [
    line,
    scopes === null ? 'Its scopes are not told.' : `Its scopes: ${scopes.join(', ') || 'none'}`,
    expiresAt === null ? 'When it expires is not told.' : expiryWords(expiresAt, facts),
    ...warnings.map((warning) => warningWords[warning]),
  ];
}

function expiryWords(at: number, { now, locale }: DoctorFacts): string {
  const clock = spellAt(at, now, locale);
  return at > now
    ? `It expires in ${spellDuration(at - now, locale)}, ${clock}.`
    : `It expired ${spellDuration(now - at, locale)} ago, ${clock}.`;
}
