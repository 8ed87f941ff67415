import { languageIds } from '../../core/i18n/languages';
import { z } from 'zod';
import { causeKinds } from '../../core/network/failure-cause';
import type { AppSnapshot, ShownSnapshot } from '../../core/snapshot/snapshot-types';
import { families } from '../../core/tokens/models';
import { sourceIds } from '../../core/usage/usage';

const instant = z.number();
const severity = z.enum(['normal', 'warning', 'critical', 'reached']);
const source = z.enum(sourceIds);
const money = z.object({ amount: z.number(), currency: z.string() }).readonly();

/** Token sums. */
export const tokens = z
  .object({
    input: z.number(),
    output: z.number(),
    cacheRead: z.number(),
    cacheWrite5m: z.number(),
    cacheWrite1h: z.number(),
  })
  .readonly();

const pace = z
  .object({
    verdict: z.enum(['lasts', 'runs_out', 'unknown']),
    atReset: z.object({ low: z.number(), mid: z.number(), high: z.number() }).readonly().nullable(),
    runsOutAt: instant.nullable(),
    runsOutBetween: z.object({ from: instant, to: instant }).readonly().nullable(),
    fullAt: z.object({ earliest: instant, middle: instant.nullable() }).readonly().nullish(),
  })
  .readonly();

const machines = z.array(z.object({ machine: z.string(), percent: z.number() }).readonly()).readonly();

/** The estimate from this machine's own count. */
export const localEstimate = z
  .object({
    utilization: z.number(),
    low: z.number(),
    high: z.number(),
    calibrated: z.boolean(),
    error: z.number().nullable(),
    here: z.number(),
    elsewhere: z.number().nullable(),
    machines: machines.optional(),
    resetsAt: instant.nullable(),
    basis: z.enum(['official', 'user', 'guess']),
    since: instant.nullable(),
    off: z.number().nullable(),
    split: z
      .object({
        here: z.number(),
        elsewhere: z.number(),
        error: z.number(),
        machines: machines.optional(),
      })
      .readonly()
      .nullish(),
  })
  .readonly();

const windowView = z
  .object({
    id: z.string(),
    label: z.string(),
    utilization: z.number().nullable(),
    phase: z.enum(['running', 'not_started', 'reset_due', 'unknown']),
    resetsAt: instant.nullable(),
    startedAt: instant.nullable(),
    severity,
    source,
    observedAt: instant,
    stale: z.boolean(),
    reachedAt: instant.nullable(),
    firstAt: instant.nullish(),
    range: z.object({ low: z.number(), high: z.number() }).readonly().nullable(),
    localEstimate: localEstimate.nullable(),
    evidence: z
      .object({
        reported: z.number().nullable(),
        httpStatus: z.number().nullable(),
        rawResetsAt: z.string().nullable(),
        exactReset: z.boolean(),
      })
      .readonly(),
    tokens: tokens.nullable(),
    pace,
  })
  .readonly();

const extraState = z
  .object({
    scope: z.enum(['own', 'team', 'channel']).nullable(),
    period: z.string().nullable(),
    inUse: z.boolean().nullable(),
    isPaused: z.boolean().nullable(),
  })
  .readonly();

const limitMode = z
  .object({
    mode: z.enum(['normal', 'grace', 'low_priority']),
    source: source.nullable(),
    observedAt: instant.nullable(),
    isWaiting: z.boolean(),
    allowance: z.object({ left: z.number(), resetsAt: instant.nullable() }).readonly().nullable(),
    isAllowanceUsedUp: z.boolean(),
    paidBy: z.enum(['allowance', 'credits']).nullable(),
    isOffered: z.boolean(),
    extra: extraState,
    isUncertain: z.boolean(),
  })
  .readonly();

const extraUsage = z
  .object({
    enabled: z.boolean(),
    used: money.nullable(),
    limit: money.nullable(),
    utilization: z.number().nullable(),
    balance: money.nullable(),
    disabledReason: z.string().nullable(),
    userDisabled: z.boolean(),
    state: extraState.optional(),
    caps: z
      .array(
        z
          .object({ period: z.enum(['daily', 'weekly']), used: money.nullable(), limit: money.nullable() })
          .readonly(),
      )
      .readonly()
      .optional(),
    limitReached: z.boolean().optional(),
  })
  .readonly();

const bankedResets = z
  .object({
    count: z.number(),
    nextExpiresAt: instant.nullable(),
    grants: z
      .array(
        z
          .object({
            id: z.string(),
            left: z.number(),
            startsAt: instant.nullable(),
            endsAt: instant.nullable(),
          })
          .readonly(),
      )
      .readonly(),
    source,
    observedAt: instant,
  })
  .readonly();

const promoCredit = z
  .object({
    id: z.string(),
    label: z.string(),
    used: money.nullable(),
    limit: money.nullable(),
    endsAt: instant.nullable(),
    isEnded: z.boolean(),
  })
  .readonly();

const today = z
  .object({
    tokens: z.number(),
    most: z
      .object({ family: z.enum(families), percent: z.number() })
      .readonly()
      .nullable(),
    days: z.array(z.number()).readonly(),
  })
  .readonly();

const problem = z
  .object({
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
    message: z.string(),
    advice: z.string(),
    action: z
      .enum(['check_again', 'copy_command', 'allow_access', 'show_estimate', 'check_for_updates'])
      .nullable(),
    retryAt: instant.nullable(),
    since: instant,
    refusal: z.object({ askedToWait: z.boolean(), mayNotRead: z.boolean() }).readonly().optional(),
    cause: z.enum(causeKinds).nullable().optional(),
    mustAct: z.boolean().optional(),
  })
  .readonly();

/** The snapshot as it crosses to a page. */
const appSnapshot = z
  .object({
    version: z.int().nonnegative(),
    takenAt: instant,
    locale: z
      .object({
        language: z.string(),
        timeZone: z.string(),
        hour12: z.boolean().optional(),
        words: z.enum(languageIds).optional(),
      })
      .readonly(),
    demo: z.boolean(),
    phase: z.enum(['loading', 'empty', 'ready']),
    account: z
      .object({
        key: z.string(),
        plan: z.string().nullable(),
        tier: z.string().nullable(),
        organizationId: z.string().nullable(),
        name: z.string().nullable(),
      })
      .readonly()
      .nullable(),
    source: source.nullable(),
    observedAt: instant.nullable(),
    stale: z.boolean(),
    windows: z.array(windowView).readonly(),
    today: today.nullish(),
    week: z
      .object({
        window: z.string(),
        today: z.object({ used: z.number(), allowance: z.number() }).readonly().nullable(),
        sessions: z.object({ low: z.number(), high: z.number() }).readonly().nullable(),
      })
      .readonly()
      .nullable()
      .optional(),
    fiveHourLimit: z.enum(['present', 'temporary', 'none', 'unknown']).optional(),
    headline: z.string().nullish(),
    accounts: z
      .array(
        z
          .object({
            dir: z.string(),
            dirLabel: z.string(),
            plan: z.string().nullable(),
            name: z.string().nullable(),
            chosen: z.boolean(),
            utilization: z.number().nullable(),
            severity,
            source: source.nullable(),
            observedAt: instant.nullable(),
            stale: z.boolean(),
          })
          .readonly(),
      )
      .readonly(),
    display: z.object({ amount: z.enum(['used', 'left']), time: z.enum(['countdown', 'clock']) }).readonly(),
    scan: z.object({ done: z.number(), total: z.number() }).readonly().nullable(),
    undelivered: z
      .object({
        last: z
          .object({ title: z.string(), body: z.string(), window: z.string().nullable() })
          .readonly()
          .nullable(),
        refusal: z.string().nullable(),
      })
      .readonly(),
    resetAlert: z
      .object({ window: z.string(), at: instant, state: z.enum(['on', 'later', 'off']) })
      .readonly()
      .nullish(),
    extraUsage: extraUsage.nullable(),
    extraUsageFrom: z.object({ source, observedAt: instant }).readonly().nullable().optional(),
    limitMode: limitMode.optional(),
    bankedResets: bankedResets.nullish(),
    surfaces: z
      .array(z.object({ key: z.string(), label: z.string(), percent: z.number() }).readonly())
      .readonly()
      .nullish(),
    promoCredits: z.array(promoCredit).readonly().nullish(),
    verdict: z
      .object({
        tone: z.enum(['normal', 'warning', 'critical', 'reached', 'muted']),
        claim: z.string(),
        rest: z.string(),
        note: z.string().nullable(),
      })
      .readonly(),
    problem: problem.nullable(),
    askClaudeCode: z
      .object({ state: z.enum(['offered', 'asking', 'failed']), message: z.string().nullable() })
      .readonly()
      .nullable()
      .optional(),
    historyWarning: z.string().nullable(),
    settingsFile: z.object({ message: z.string(), advice: z.string() }).readonly().nullable(),
    refreshing: z.boolean(),
    nextRefreshAt: instant.nullable(),
    refreshAllowedAt: instant.nullable(),
    refreshAnswer: z.string().nullable(),
    clockAheadMs: z.number().nullable(),
  })
  .readonly() satisfies z.ZodType<AppSnapshot>;

/** Pages get no other snapshot: the mark exists for the compiler, and no value can be checked for it. */
export const snapshot = appSnapshot as unknown as z.ZodType<ShownSnapshot>;
