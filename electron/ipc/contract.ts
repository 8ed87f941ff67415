import { z } from 'zod';
import type { Snapshot } from '../core/snapshot-types';

/**
 * THE contract between main and page: every call and every push, with schemas that are checked at run
 * time on both sides. Both bindings (bind-main, bind-renderer) are derived from these two tables.
 */

const instant = z.number();
const severity = z.enum(['normal', 'warning', 'critical', 'reached']);
const source = z.enum(['response_headers', 'official_api', 'statusline', 'local_estimate']);
const money = z.object({ amount: z.number(), currency: z.string() }).readonly();

const tokens = z
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
    tokens: tokens.nullable(),
    pace,
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
  })
  .readonly();

const snapshot = z
  .object({
    version: z.int().nonnegative(),
    takenAt: instant,
    locale: z
      .object({ language: z.string(), timeZone: z.string(), hour12: z.boolean().optional() })
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
    extraUsage: z
      .object({
        enabled: z.boolean(),
        used: money.nullable(),
        limit: money.nullable(),
        utilization: z.number().nullable(),
        balance: money.nullable(),
        disabledReason: z.string().nullable(),
        userDisabled: z.boolean(),
      })
      .readonly()
      .nullable(),
    verdict: z
      .object({
        tone: z.enum(['normal', 'warning', 'critical', 'reached', 'muted']),
        claim: z.string(),
        rest: z.string(),
        note: z.string().nullable(),
      })
      .readonly(),
    problem: problem.nullable(),
    refreshing: z.boolean(),
    nextRefreshAt: instant.nullable(),
    refreshAllowedAt: instant.nullable(),
  })
  .readonly() satisfies z.ZodType<Snapshot>;

const nothing = z.void();

/** What the page may ask of main: argument and result of each call. */
export const calls = {
  /** The snapshot of this moment; later ones come as pushes. */
  getSnapshot: { argument: nothing, result: snapshot },
  /** Ask Anthropic now, within the cooldown. True when a request was started. */
  refresh: { argument: nothing, result: z.boolean() },
  /** Open a page of a fixed list in the browser; an id, never an address. */
  openLink: { argument: z.enum(['status_page', 'usage_page']), result: nothing },
  /** Put a text of a fixed list on the clipboard. */
  copy: { argument: z.enum(['claude_command']), result: nothing },
  /** The height in CSS px that the content of the popover needs. */
  setHeight: { argument: z.number().int().min(1).max(2000), result: nothing },
  /** Close the popover (Escape). */
  close: { argument: nothing, result: nothing },
} as const;

/** What main tells the page unasked. */
export const pushes = { snapshot } as const;

export type CallName = keyof typeof calls;
export type PushName = keyof typeof pushes;
export type Argument<N extends CallName> = z.infer<(typeof calls)[N]['argument']>;
export type CallResult<N extends CallName> = z.infer<(typeof calls)[N]['result']>;
export type Pushed<N extends PushName> = z.infer<(typeof pushes)[N]>;

/** What the page sees as `window.quotide`: a function a call, and `on` for pushes (returns unsubscribe). */
export type Bridge = {
  readonly [N in CallName]: (
    ...argument: Argument<N> extends undefined ? [] : [Argument<N>]
  ) => Promise<CallResult<N>>;
} & {
  readonly on: <N extends PushName>(push: N, listener: (value: Pushed<N>) => void) => () => void;
};

/** The channel of a call or push on the wire. */
export function channelOf(name: CallName | PushName): string {
  return `quotide:${name}`;
}
