import { createHash } from 'node:crypto';
import type { Account } from '../core/usage';
import type { ProblemKind } from '../core/problem';
import { configDirs, homeFolder, type ConfigDir } from '../sources/credentials/config-dirs';
import { createFileFinder } from '../sources/credentials/file';
import { findCredential } from '../sources/credentials/find';
import { createIdentityReader } from '../sources/credentials/identity';
import type { CheckedAttempt, Credential, Finder, LookReason } from '../sources/credentials/types';
import { planLabel } from '../sources/usage-api/plan';

/** A usable login and whose it is. */
export interface Login {
  readonly credential: Credential;
  readonly account: Account;
  readonly dir: string;
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
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly homedir: string;
  readonly cwd: string;
  readonly now: () => number;
}

interface Slot {
  readonly dir: ConfigDir;
  readonly finders: readonly Finder[];
  readonly identity: ReturnType<typeof createIdentityReader>;
}

/** A finder over all of Claude Code's config folders; the first with a usable login wins. */
export function createLoginFinder(parts: LoginParts): FindLogin {
  const home = homeFolder(parts);
  const slots: readonly Slot[] = configDirs({ ...parts, extraDirs: [] }).map((dir) => ({
    dir,
    finders: [createFileFinder({ dir: dir.dir, home, platform: parts.platform })],
    identity: createIdentityReader(dir.claudeJson, home),
  }));
  return async (reason) => {
    const attempts: CheckedAttempt[] = [];
    let problem: ProblemKind | null = null;
    for (const slot of slots) {
      const outcome = await findCredential(slot.finders, { reason }, parts.now);
      attempts.push(...outcome.attempts);
      if (outcome.credential !== null)
        return { login: await loginOf(slot, outcome.credential), problem: null, attempts };
      // "Not signed in here" is the least telling of several folders' problems.
      if (problem === null || problem === 'no_credentials') problem = outcome.problem;
    }
    return { login: null, problem, attempts };
  };
}

async function loginOf({ dir, identity }: Slot, credential: Credential): Promise<Login> {
  const who = await identity.read();
  const key = who?.organizationUuid ?? who?.accountUuid ?? `dir-${shortHash(dir.dir)}`;
  return {
    credential,
    dir: dir.dir,
    account: {
      key,
      plan: planLabel(credential.subscriptionType, credential.rateLimitTier),
      tier: credential.rateLimitTier,
      organizationId: who?.organizationUuid ?? null,
      name: who?.emailAddress ?? who?.organizationName ?? null,
    },
  };
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
