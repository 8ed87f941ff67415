import { createHash } from 'node:crypto';
import os from 'node:os';
import type { Account } from '../core/usage';
import type { ProblemKind } from '../core/problem';
import { homeFolder, type ConfigDir } from '../sources/credentials/config-dirs';
import { findCredential } from '../sources/credentials/find';
import { createFinders } from '../sources/credentials/finders';
import { createIdentityReader, type Identity } from '../sources/credentials/identity';
import { runCommand } from '../sources/credentials/run-command';
import type { CheckedAttempt, Credential, FinderId, LookReason } from '../sources/credentials/types';
import { planLabel } from '../sources/usage-api/plan';
import { createKeyring } from './keyring';

/** A usable login and whose it is. */
export interface Login {
  readonly credential: Credential;
  readonly account: Account;
}

/** The result of looking for a login; every attempt is kept for `doctor`. */
export interface LoginOutcome {
  readonly login: Login | null;
  readonly problem: ProblemKind | null;
  readonly attempts: readonly CheckedAttempt[];
}

/** Looks for a login afresh each time: Claude Code renews it whenever it likes. Never writes anything. */
export type FindLogin = (reason: LookReason) => Promise<LoginOutcome>;

export interface LoginParts {
  readonly slot: ConfigDir;
  /** The first slot; only it takes a login that belongs to no folder. */
  readonly primary: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly homedir: string;
  readonly now: () => number;
  /** Whether keytar may ask the macOS keychain: only when the user said so, since that may show a dialog. */
  readonly keytarOnMac: () => boolean;
}

/** A finder over all the places where the login of one config folder can lie. */
export function createLoginFinder(parts: LoginParts): FindLogin {
  const { slot, primary, env, platform, homedir, now } = parts;
  const home = homeFolder({ env, platform, homedir });
  const identity = createIdentityReader(slot.claudeJson, home);
  const keyring = createKeyring({ platform, env, run: runCommand });
  const findersWith = (keytarOnMac: boolean) =>
    createFinders(slot, primary, {
      ...{ env, platform, home, now, keytarOnMac, user: userName(), run: runCommand },
      ...keyring,
    });
  // Finders remember what was denied: they are made anew only when the setting changes.
  let made = { allowed: parts.keytarOnMac(), finders: findersWith(parts.keytarOnMac()) };
  return async (reason) => {
    const allowed = parts.keytarOnMac();
    if (allowed !== made.allowed) made = { allowed, finders: findersWith(allowed) };
    const { finders } = made;
    const { credential, problem, attempts } = await findCredential(finders, { reason }, now);
    if (credential === null) return { login: null, problem, attempts };
    // `.claude.json` of this folder says nothing about a login that comes from elsewhere.
    const who = ownFinders.includes(credential.origin.finder) ? await identity.read() : null;
    return { login: { credential, account: accountOf(slot, credential, who) }, problem: null, attempts };
  };
}

const ownFinders: readonly FinderId[] = ['file', 'keychain', 'secret_service'];

function accountOf(slot: ConfigDir, credential: Credential, who: Identity | null): Account {
  const elsewhere = ownFinders.includes(credential.origin.finder) ? slot.dir : credential.origin.where;
  return {
    key: who?.organizationUuid ?? who?.accountUuid ?? `dir-${shortHash(elsewhere)}`,
    plan: planLabel(credential.subscriptionType, credential.rateLimitTier),
    tier: credential.rateLimitTier,
    organizationId: who?.organizationUuid ?? null,
    name: who?.emailAddress ?? who?.organizationName ?? null,
  };
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** The login name; a user id without a name (some containers) makes Node throw. */
function userName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return '';
  }
}
