import { apiTime } from './times';

/** One window: percent used (0–100) and its reset, ms since 1970; `null` = not started. */
export interface WindowSpec {
  readonly utilization: number | null;
  readonly resetsAt: number | null;
  readonly lockedReason?: string;
}

/** A model's own weekly window, as it stands in `limits[]`. */
export interface ScopedSpec extends WindowSpec {
  /** `Fable`, `Opus`, … */
  readonly model: string;
}

/** Extra usage ("usage credits"), in minor units: 4752 = $47.52. */
export interface ExtraUsageSpec {
  readonly enabled: boolean;
  readonly usedMinor: number;
  /** `null` = no cap. */
  readonly limitMinor: number | null;
  readonly currency?: string;
  readonly disabledReason?: string;
}

/** The use that a test sets; a missing window is `null` in the body, as for a seat without it. */
export interface UsageSpec {
  readonly five_hour?: WindowSpec | null;
  readonly seven_day?: WindowSpec | null;
  readonly scoped?: readonly ScopedSpec[];
  readonly extraUsage?: ExtraUsageSpec | null;
}

/** A body of `GET /api/oauth/usage`. */
export type UsageBody = Record<string, unknown>;

/** The keys that were always `null` in the newest captures: retired windows and unreleased codenames. */
const NULL_KEYS = [
  ...['seven_day_oauth_apps', 'seven_day_opus', 'seven_day_sonnet', 'seven_day_cowork', 'seven_day_omelette'],
  ...['tangelo', 'iguana_necktie', 'omelette_promotional', 'cinder_cove', 'copper_kite', 'brass_thimble'],
  ...[
    'harbor_lantern',
    'wattle_ember',
    'amber_ladder',
    'amber_cistern',
    'juniper_tide',
    'cedar_ember',
    'amber_gauge',
  ],
] as const;

/** The API's word for a percentage; thresholds fit the captures (70 normal, 83 warning, 96 critical). */
export function severityOf(percent: number): 'normal' | 'warning' | 'critical' {
  return percent >= 95 ? 'critical' : percent >= 80 ? 'warning' : 'normal';
}

function time(at: number | null): string | null {
  return at === null ? null : apiTime(at);
}

function windowBody(spec: WindowSpec | null | undefined): Record<string, unknown> | null {
  if (spec === null || spec === undefined) return null;
  const dollars = { limit_dollars: null, used_dollars: null, remaining_dollars: null };
  return {
    utilization: spec.utilization,
    resets_at: time(spec.resetsAt),
    ...dollars,
    locked_reason: spec.lockedReason ?? null,
  };
}

function limitsOf(spec: UsageSpec): readonly Record<string, unknown>[] {
  const row = (kind: string, group: string, window: WindowSpec, model: string | null) => ({
    kind,
    group,
    percent: window.utilization === null ? null : Math.round(window.utilization),
    severity: severityOf(window.utilization ?? 0),
    resets_at: time(window.resetsAt),
    scope: model === null ? null : { model: { id: null, display_name: model }, surface: null },
  });
  const rows = [
    ...(spec.five_hour ? [row('session', 'session', spec.five_hour, null)] : []),
    ...(spec.seven_day ? [row('weekly_all', 'weekly', spec.seven_day, null)] : []),
    ...(spec.scoped ?? []).map((scoped) => row('weekly_scoped', 'weekly', scoped, scoped.model)),
  ];
  // `is_active` marks the row that binds now, not one that is switched on.
  const binding = rows.reduce(
    (most, each, at) => ((each.percent ?? 0) > (rows[most]?.percent ?? 0) ? at : most),
    0,
  );
  return rows.map((each, at) => ({ ...each, is_active: at === binding }));
}

function moneyOf(extra: ExtraUsageSpec | null | undefined): Record<string, unknown> {
  const on = extra?.enabled === true;
  const currency = extra?.currency ?? 'USD';
  const used = extra?.usedMinor ?? 0;
  const limit = extra?.limitMinor ?? null;
  // The real API stops at 100 even when more was spent (NousResearch/hermes-agent#112745).
  const percent = limit === null || limit === 0 ? null : Math.min(100, (used / limit) * 100);
  const amount = (minor: number) => ({ amount_minor: minor, currency, exponent: 2 });
  return {
    extra_usage: {
      is_enabled: on,
      monthly_limit: limit,
      used_credits: extra ? used : null,
      utilization: extra ? percent : null,
      currency: extra ? currency : null,
      decimal_places: extra ? 2 : null,
      disabled_reason: extra?.disabledReason ?? null,
      user_disabled: !on,
      spend_limit_reached: limit !== null && used >= limit,
      credits_ever_enabled: extra !== null && extra !== undefined,
      daily: null,
      weekly: null,
    },
    spend: {
      used: amount(used),
      limit: limit === null ? null : amount(limit),
      percent: Math.floor(percent ?? 0),
      severity: severityOf(percent ?? 0),
      enabled: on,
      disabled_reason: extra?.disabledReason ?? null,
      cap: limit === null ? null : { money: null, credits: { amount_minor: limit, exponent: 2 } },
      balance: null,
      auto_reload: null,
      disclaimer: 'Usage credits cover you when you hit your plan limits.',
      can_purchase_credits: false,
      can_toggle: false,
    },
  };
}

/** The newest full shape of the usage answer (seen 2026-09-29) with the given numbers in it. */
export function usageBody(spec: UsageSpec): UsageBody {
  return {
    five_hour: windowBody(spec.five_hour),
    seven_day: windowBody(spec.seven_day),
    ...Object.fromEntries(NULL_KEYS.map((key) => [key, null])),
    nimbus_quill: windowBody({ utilization: 0, resetsAt: null }),
    ...moneyOf(spec.extraUsage),
    limits: limitsOf(spec),
    member_dashboard_available: false,
    seven_day_breakdown: null,
  };
}
