import { z } from 'zod';
import { causeKinds } from '../../core/network/failure-cause';
import { loginProblems, unreadableReasons, type Problem } from '../../core/problem';
import { reviveTracker, type TrackerState } from '../../core/tracker/tracker';
import type { Account } from '../../core/usage/usage';
import type { History } from '../../history/history';
import { planLabel } from '../../sources/usage-api/plan';
import { reviveAsking, type Asking } from '../polling/request-log';
import { readIdentity, type StoredIdentity } from './identity-memory';

/** The state of a config folder that is saved besides the samples; the app and the command share it. */
export interface SavedState {
  readonly names: SavedNames;
  readonly account: () => Account | null;
  readonly tracker: (account: string) => TrackerState | null;
  readonly problem: () => Problem | null;
  readonly asking: () => Asking;
  /** The evidence of the account, and the owners of tokens. */
  readonly identity: () => StoredIdentity;
  readonly saveAsking: (asking: Asking, now: number) => void;
  readonly saveProblem: (problem: Problem | null, now: number) => void;
}

/** The names of a config folder's values in the history's `kept` table. */
export interface SavedNames {
  readonly account: string;
  readonly problem: string;
  readonly asking: string;
  readonly profile: string;
  readonly identity: string;
  /** By account, not by folder: an account that signs in again has its numbers. */
  readonly tracker: (account: string) => string;
}

function namesOf(folder: string): SavedNames {
  const own = (name: string) => `${name}@${folder}`;
  return {
    account: own('account'),
    problem: own('problem'),
    asking: own('asking'),
    profile: own('profile'),
    identity: own('identity'),
    tracker: (account) => `tracker:${account}`,
  };
}

const StoredAccount = z.object({
  key: z.string(),
  plan: z.string().nullable().catch(null),
  tier: z.string().nullable().catch(null),
  organizationId: z.string().nullable().catch(null),
});

const StoredProblem = z.object({
  kind: z.enum([
    'no_credentials',
    'expired',
    'missing_scope',
    'org_forbids',
    'rate_limited',
    'offline',
    'contract_changed',
    'keychain_denied',
  ]),
  since: z.number(),
  retryAt: z.number().nullable().catch(null),
  detail: z.string().catch(''),
  unreadable: z
    .object({ reason: z.enum(unreadableReasons), place: z.enum(['file', 'store']) })
    .optional()
    .catch(undefined),
  refusal: z.object({ askedToWait: z.boolean(), mayNotRead: z.boolean() }).optional().catch(undefined),
  lost: z.boolean().optional().catch(undefined),
  cause: z
    .object({
      kind: z.enum(causeKinds),
      host: z.string(),
      proxy: z.string().nullable(),
      name: z.string().nullable(),
    })
    .nullable()
    .optional()
    // Of another version: the problem is used without it.
    .catch(null)
    .transform((cause) => cause ?? null),
});

/**
 * Completes the problem of an earlier version by the fields that it lacks: a 429 may not have asked to wait, and a
 * login problem without a detail had raised `credentials_lost`.
 */
function completed(stored: z.infer<typeof StoredProblem>): Problem {
  const { kind, detail } = stored;
  const refusal = kind === 'rate_limited' ? { refusal: { askedToWait: false, mayNotRead: false } } : {};
  return { ...refusal, lost: loginProblems.includes(kind) && detail === '', ...stored };
}

/** Opens the saved state of a config folder. */
export function openSavedState(history: History, folder: string): SavedState {
  const names = namesOf(folder);
  return {
    names,
    account: () => {
      const stored = StoredAccount.safeParse(history.kept(names.account));
      // The name (an e-mail address) is never stored; it is read anew from Claude Code's own file.
      if (!stored.success) return null;
      const { plan, tier } = stored.data;
      // An earlier version stored the plan's name of its day (`Max 20x`).
      return { ...stored.data, plan: planLabel(plan, tier), name: null };
    },
    tracker: (account) => {
      const state = reviveTracker(history.kept(names.tracker(account)));
      return state?.account === account ? state : null;
    },
    problem: () => {
      const stored = StoredProblem.safeParse(history.kept(names.problem));
      return stored.success ? completed(stored.data) : null;
    },
    identity: () => readIdentity(history.kept(names.identity)),
    asking: () => reviveAsking(history.kept(names.asking)),
    saveAsking: (asking, now) => {
      history.keep(names.asking, asking, now);
    },
    saveProblem: (problem, now) => {
      history.keep(names.problem, problem, now);
    },
  };
}

/** The account as it may be stored: without a name. */
export function storedAccount({ key, plan, tier, organizationId }: Account): Omit<Account, 'name'> {
  return { key, plan, tier, organizationId };
}
