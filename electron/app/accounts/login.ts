import { createHash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { claimedKey, type LoginEvidence } from '../../core/usage/account-identity';
import type { PlanWords } from '../../core/usage/plan-spelling';
import type { ProblemKind, UnreadableLogin } from '../../core/problem';
import type { Account } from '../../core/usage/usage';
import { homeFolder, type ConfigDir } from '../../sources/credentials/config-dirs';
import { findCredential } from '../../sources/credentials/find';
import { createFinders } from '../../sources/credentials/finders';
import { createIdentityReader, type Identity, type IdentityReader } from '../../sources/credentials/identity';
import { LOGIN_DIR_VARIABLE, loginPlace, type LoginPlace } from '../../sources/credentials/login-place';
import { runCommand } from '../../platform/run-command';
import { createSettingsEnvReader } from '../../sources/credentials/settings-env';
import { tokenHash } from '../../sources/credentials/token-hash';
import type {
  CheckedAttempt,
  Credential,
  Finder,
  FinderId,
  LookReason,
} from '../../sources/credentials/types';
import type { CredentialsWatch } from '../../sources/credentials/files/watch-credentials';
import { planFrom, type PlanFacts } from '../../sources/usage-api/plan';
import { createGate, type Gate } from '../../platform/gate';
import { createKeyring, type Keyring } from './keyring';
import { watchLogin } from './login-watch';

/** A usable login, and its account by the files on disk. */
export interface Login {
  readonly credential: Credential;
  readonly evidence: LoginEvidence;
  /** By the files; an answer of Anthropic may name another account. */
  readonly account: Account;
  /** The plan without `.claude.json`, which may be of another account; absent: the same. */
  readonly ownPlan?: PlanFacts | undefined;
}

/** The result of looking for a login, with every attempt for `doctor`. */
export interface LoginOutcome {
  readonly login: Login | null;
  readonly problem: ProblemKind | null;
  /** Why a login that is there gave none; `null` where that is not the problem. */
  readonly unreadable: UnreadableLogin | null;
  readonly attempts: readonly CheckedAttempt[];
}

/** Finds the login anew each time, since Claude Code renews it at any time. Never writes anything. */
export type FindLogin = (reason: LookReason) => Promise<LoginOutcome>;

/** Finds and watches the login of one config folder. */
export interface LoginSource {
  /** @param now by which expiry is judged; absent: by the clock */
  readonly find: (reason: LookReason, now?: () => number) => Promise<LoginOutcome>;
  /** Calls back when another login may be found. */
  readonly watch: (onChanged: () => void) => CredentialsWatch;
  /** The `.claude.json` that names this folder's account; `null`: none does, since several logins share it. */
  readonly claudeJson: () => Promise<string | null>;
}

export interface LoginParts {
  readonly slot: ConfigDir;
  /** The first slot; only it has a login that belongs to no folder, and the variables of this process. */
  readonly primary: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly homedir: string;
  readonly now: () => number;
  /** Whether keytar may read the macOS keychain: only if the user chose it, since that may show a dialog. */
  readonly keytarOnMac: () => boolean;
  /** Shared by all folders; absent: only this one is looked at. */
  readonly shared?: SharedLooks;
}

/** Lets hundreds of config folders be looked at with the processes and threads of a few. */
export interface SharedLooks {
  readonly keyring: Keyring;
  /** Through which each look goes: its time limits begin when it may run. */
  readonly gate: Gate;
}

/** Looks at the same time; more would wait for each other in Node's four worker threads. */
const MOST_LOOKS = 16;

export function shareLooks(parts: Pick<LoginParts, 'env' | 'platform'>): SharedLooks {
  return { keyring: createKeyring({ ...parts, run: runCommand }), gate: createGate(MOST_LOOKS) };
}

/** The login of one config folder, over all the places where it can lie. */
export function createLoginSource(parts: LoginParts): LoginSource {
  const { slot } = parts;
  const home = homeFolder(parts);
  const settingsFile = path.join(slot.dir, 'settings.json');
  const place = createPlaceReader(parts, settingsFile, home);
  const shared = parts.shared ?? shareLooks(parts);
  const finders = createFinderCache(parts, shared.keyring, home);
  const identities = createIdentityCache(home);
  const identityAt = async (file: string | null) => (file === null ? null : await identities(file).read());
  const find = async (reason: LookReason, now: () => number): Promise<LoginOutcome> => {
    const at = await place();
    const found = await findCredential(finders(at), { reason }, now);
    const { credential, problem, unreadable, attempts } = found;
    if (credential === null) return { login: null, problem, unreadable, attempts };
    // `.claude.json` of this folder names no login that comes from elsewhere.
    const isOwn = ownFinders.includes(credential.origin.finder);
    const who = isOwn ? await identityAt(at.claudeJson) : null;
    const login = loginOf(credential, isOwn ? at.dir : credential.origin.where, who);
    return { login, problem: null, unreadable: null, attempts };
  };
  return {
    find: (reason, now = parts.now) => shared.gate(() => find(reason, now)),
    watch: (onChanged) =>
      watchLogin(
        { settingsFile, place, named: async () => namedBy(await identityAt((await place()).claudeJson)) },
        onChanged,
      ),
    claudeJson: async () => (await place()).claudeJson,
  };
}

const ownFinders: readonly FinderId[] = ['file', 'keychain', 'secret_service'];

/**
 * The present places of the login. Variables in `settings.json` override Claude Code's own environment; the variables
 * of this process are those of the first folder's Claude Code.
 */
function createPlaceReader(parts: LoginParts, settingsFile: string, home: string): () => Promise<LoginPlace> {
  const { slot, primary, env } = parts;
  const settings = createSettingsEnvReader(settingsFile, home, LOGIN_DIR_VARIABLE);
  const inherited = primary ? env[LOGIN_DIR_VARIABLE] : undefined;
  return async () => loginPlace(slot, (await settings.read()) ?? inherited, { ...parts, cwd: process.cwd() });
}

/** The finders, made again only when the place or the setting changes, since they remember a denied access. */
function createFinderCache(
  parts: LoginParts,
  keyring: Keyring,
  home: string,
): (place: LoginPlace) => readonly Finder[] {
  const { slot, primary, env, platform, now } = parts;
  let made: { readonly of: string; readonly finders: readonly Finder[] } | null = null;
  return ({ dir, services }) => {
    const keytarOnMac = parts.keytarOnMac();
    const of = JSON.stringify([dir, services, keytarOnMac]);
    if (made?.of === of) return made.finders;
    const tools = { env, platform, home, now, keytarOnMac, user: userName(), run: runCommand, ...keyring };
    made = { of, finders: createFinders({ ...slot, dir, services }, primary, tools) };
    return made.finders;
  };
}

function createIdentityCache(home: string): (file: string) => IdentityReader {
  let made: { readonly file: string; readonly reader: IdentityReader } | null = null;
  return (file) => {
    if (made?.file !== file) made = { file, reader: createIdentityReader(file, home) };
    return made.reader;
  };
}

function loginOf(credential: Credential, where: string, who: Identity | null): Login {
  const evidence: LoginEvidence = {
    tokenHash: tokenHash(credential.accessToken),
    file: who && { organizationId: who.organizationUuid, accountId: who.accountUuid },
    folderKey: `dir-${shortHash(where)}`,
  };
  const own: PlanWords = { type: credential.subscriptionType, tier: credential.rateLimitTier };
  const { plan, tier } = planFrom(who?.plan === undefined ? [own] : [own, who.plan]);
  const account: Account = {
    key: claimedKey(evidence),
    plan,
    tier,
    organizationId: who?.organizationUuid ?? null,
    name: who?.emailAddress ?? who?.organizationName ?? null,
  };
  return { credential, evidence, account, ownPlan: planFrom([own]) };
}

function namedBy(who: Identity | null): string {
  return JSON.stringify([who?.organizationUuid ?? null, who?.accountUuid ?? null]);
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
