import type { LocalEstimate } from '../estimate/basis';
import type { LimitMode } from '../limit-mode/mode-word';
import type { AccountSnapshot, WindowView } from './snapshot-types';
import { noTokens } from '../tokens/tokens';
import type { ExtraUsage, Money, PromoCredit, TokenSums } from '../usage/usage';
import { estimatedPercentOf } from '../usage/window-reading';

/** The JSON of `quotide status --json`, schema 1: fields are only added. Times are ISO 8601 in UTC. */
export interface Status {
  readonly schema: 1;
  readonly takenAt: string;
  readonly account: {
    readonly plan: string | null;
    readonly tier: string | null;
    readonly organizationId: string | null;
  };
  readonly source: string | null;
  readonly observedAt: string | null;
  readonly stale: boolean;
  readonly windows: readonly StatusWindow[];
  readonly extraUsage: StatusMoney | null;
  /** The source of `extraUsage`, and its time; `null` without extra usage. */
  readonly extraUsageFrom: { readonly source: string; readonly observedAt: string } | null;
  /** How Claude continues at a limit; `normal` unless a source reported otherwise. */
  readonly mode: LimitMode;
  /** Banked limit resets; `null` if unknown. */
  readonly bankedResets: { readonly count: number; readonly nextExpiresAt: string | null } | null;
  /** The shares of the week's use by surface, from Anthropic; `null` if unknown. */
  readonly surfaces: readonly { readonly surface: string; readonly percent: number }[] | null;
  /** Credit for a limited time; absent without any. */
  readonly promoCredits?: readonly StatusCredit[];
  /** Estimates from this machine's own count, also where there are other numbers; they are no part of the windows. */
  readonly localEstimate: {
    readonly five_hour: StatusEstimate | null;
    readonly seven_day: StatusEstimate | null;
  };
  readonly error: {
    readonly kind: string;
    readonly message: string;
    readonly retryAt: string | null;
    /**
     * Why Anthropic is not reached: `proxy_login`, `certificate_untrusted`, …; `null`: it is, or the cause is unknown.
     */
    readonly cause: string | null;
  } | null;
  /** The other signed-in accounts, in the same form; absent without any. */
  readonly otherAccounts?: readonly Status[];
}

interface StatusMoney extends Pick<ExtraUsage, 'enabled' | 'used' | 'limit' | 'utilization'> {
  /** The source of the amounts. A status line has a percent, and rarely the amounts. */
  readonly source: string | null;
  /**
   * The payer: `own`, `team`, `channel`; `null`: unknown. This and the next two are absent where no source has them.
   */
  readonly scope?: string | null;
  /** Whether it pays for requests now. */
  readonly inUse?: boolean | null;
  /** Whether a daily cap has paused it. */
  readonly paused?: boolean | null;
}

interface StatusCredit {
  readonly label: string;
  readonly used: Money | null;
  readonly limit: Money | null;
  readonly endsAt: string | null;
  readonly ended: boolean;
}

/** The percents of an estimate. */
type StatusEstimate = Pick<
  LocalEstimate,
  'utilization' | 'low' | 'high' | 'calibrated' | 'here' | 'elsewhere' | 'error'
>;

interface StatusWindow {
  readonly id: string;
  readonly label: string;
  readonly utilization: number | null;
  readonly resetsAt: string | null;
  readonly severity: string;
  readonly source: string;
  readonly observedAt: string;
  readonly stale: boolean;
  readonly tokens: TokenSums;
  readonly pace: {
    readonly verdict: string;
    readonly atReset: { readonly low: number; readonly mid: number; readonly high: number } | null;
    readonly runsOutAt: string | null;
  };
}

/** Builds the JSON of a snapshot, with those of further accounts. */
export function statusOf(snapshot: AccountSnapshot, others: readonly AccountSnapshot[] = []): Status {
  const { account, problem } = snapshot;
  return {
    schema: 1,
    takenAt: iso(snapshot.takenAt),
    account: {
      plan: account?.plan ?? null,
      tier: account?.tier ?? null,
      organizationId: account?.organizationId ?? null,
    },
    source: snapshot.source,
    observedAt: isoOrNull(snapshot.observedAt),
    stale: snapshot.stale,
    windows: snapshot.windows.map(statusWindow),
    extraUsage: moneyOf(snapshot),
    extraUsageFrom: snapshot.extraUsageFrom
      ? { source: snapshot.extraUsageFrom.source, observedAt: iso(snapshot.extraUsageFrom.observedAt) }
      : null,
    ...besideOf(snapshot),
    localEstimate: {
      five_hour: statusEstimate(snapshot, 'five_hour'),
      seven_day: statusEstimate(snapshot, 'seven_day'),
    },
    error: problem && {
      kind: problem.kind,
      message: problem.message,
      retryAt: isoOrNull(problem.retryAt),
      cause: problem.cause ?? null,
    },
    ...(others.length > 0 && { otherAccounts: others.map((other) => statusOf(other)) }),
  };
}

function moneyOf({ extraUsage, extraUsageFrom }: AccountSnapshot): StatusMoney | null {
  if (extraUsage === null) return null;
  const { enabled, used, limit, utilization, state } = extraUsage;
  const money = { enabled, used, limit, utilization, source: extraUsageFrom?.source ?? null };
  if (state === undefined) return money;
  return { ...money, scope: state.scope, inUse: state.inUse, paused: state.isPaused };
}

function besideOf({
  limitMode,
  bankedResets,
  surfaces,
  promoCredits,
}: AccountSnapshot): Pick<Status, 'mode' | 'bankedResets' | 'surfaces' | 'promoCredits'> {
  return {
    mode: limitMode?.mode ?? 'normal',
    bankedResets: bankedResets
      ? { count: bankedResets.count, nextExpiresAt: isoOrNull(bankedResets.nextExpiresAt) }
      : null,
    surfaces: surfaces?.map(({ key, percent }) => ({ surface: key, percent })) ?? null,
    ...(promoCredits && { promoCredits: promoCredits.map(creditOf) }),
  };
}

function creditOf({ label, used, limit, endsAt, isEnded }: PromoCredit): StatusCredit {
  return { label, used, limit, endsAt: isoOrNull(endsAt), ended: isEnded };
}

function statusEstimate({ windows }: AccountSnapshot, id: string): StatusEstimate | null {
  const local = windows.find((window) => window.id === id)?.localEstimate ?? null;
  if (local === null) return null;
  const { utilization, low, high, calibrated, here, elsewhere, error } = local;
  const rounded = {
    utilization: estimatedPercentOf(utilization),
    low: estimatedPercentOf(low),
    high: estimatedPercentOf(high),
  };
  return {
    ...rounded,
    calibrated,
    here: estimatedPercentOf(here),
    elsewhere: elsewhere === null ? null : estimatedPercentOf(elsewhere),
    error: error === null ? null : estimatedPercentOf(error),
  };
}

function statusWindow(window: WindowView): StatusWindow {
  const { pace } = window;
  return {
    id: window.id,
    label: window.label,
    utilization: window.utilization,
    resetsAt: isoOrNull(window.resetsAt),
    severity: window.severity,
    source: window.source,
    observedAt: iso(window.observedAt),
    stale: window.stale,
    // A sum over the ledger: 0 if nothing was counted on this machine.
    tokens: window.tokens ?? noTokens,
    pace: { verdict: pace.verdict, atReset: pace.atReset, runsOutAt: isoOrNull(pace.runsOutAt) },
  };
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}

function isoOrNull(instant: number | null): string | null {
  return instant === null ? null : iso(instant);
}
