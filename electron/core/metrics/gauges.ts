import { cutText, plainLine } from '../text/plain-text';
import type { AccountSnapshot, WindowView } from '../snapshot/snapshot-types';
import type { SourceId, TokenSums } from '../usage/usage';

/** A metric with its points; an unknown value has no point, never 0. */
export interface Metric {
  /** Its name in OpenTelemetry. */
  readonly name: string;
  /** Its name in Prometheus, after OTLP's translation, with the unit. */
  readonly prometheus: string;
  readonly help: string;
  readonly unit: string;
  readonly kind: 'gauge' | 'counter';
  readonly points: readonly MetricPoint[];
}

export interface MetricPoint {
  readonly attributes: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The counters of this process since its start; they only rise. */
export interface Counters {
  readonly tokens: readonly { readonly model: string; readonly tokens: TokenSums }[];
  readonly proxyRequests: readonly {
    readonly status: number;
    readonly endpoint: 'messages' | 'count_tokens' | 'other';
    readonly count: number;
  }[];
  /** By kind of error: `429`, `401`, `timeout`, `schema`, … */
  readonly pollErrors: Readonly<Record<string, number>>;
}

export const noCounters: Counters = { tokens: [], proxyRequests: [], pollErrors: {} };

/** The closed set of windows, so that a fleet has few series; any other window is `other`. */
const windowNames: Readonly<Record<string, string>> = {
  five_hour: '5h',
  seven_day: '7d',
  seven_day_opus: '7d_opus',
  seven_day_sonnet: '7d_sonnet',
};

/** Estimates are not exported: a fleet must not mistake an estimate for Anthropic's number. */
const sourceNames: Readonly<Record<SourceId, string | null>> = {
  official_api: 'poll',
  response_headers: 'proxy',
  claude_code: 'claude_code',
  claude_code_cache: 'claude_code_cache',
  statusline: 'statusline',
  local_estimate: null,
};

const WINDOW = 'claude.ratelimit.window';
const SOURCE = 'claude.ratelimit.source';
const STATUS = 'claude.ratelimit.status';
const MODE = 'claude.ratelimit.mode';
const TYPE = 'gen_ai.token.type';
const MODEL = 'gen_ai.response.model';

/** The most models with a series of their own: their names come from outside, and each series costs memory. */
const MOST_MODELS = 20;
/** The longest name of a model, in UTF-16 units. */
const LONGEST_MODEL = 100;
const OTHER = 'other';

/** The metrics of a snapshot at `now` (epoch ms) and of the counters. */
export function metricsOf(snapshot: AccountSnapshot, counters: Counters, now: number): readonly Metric[] {
  const live = snapshot.windows.filter((window) => isLive(window, now));
  return [
    utilization(live, snapshot),
    resets(live),
    statuses(live),
    ages(snapshot, now),
    windowTokens(snapshot.windows, now),
    tokenCounters(counters),
    proxyRequests(counters),
    pollErrors(counters),
    authActive(snapshot),
    modes(snapshot),
    bankedResets(snapshot),
    bankedExpiry(snapshot),
  ];
}

/** Whether a window has a live number of Anthropic's: not old, and not past its reset. */
function isLive(window: WindowView, now: number): boolean {
  const over = window.resetsAt !== null && window.resetsAt <= now;
  return sourceNames[window.source] !== null && !window.stale && !over;
}

function utilization(live: readonly WindowView[], { extraUsage, stale, source }: AccountSnapshot): Metric {
  const windows = live.flatMap(({ id, utilization: used, source: from }) =>
    used === null ? [] : [point(used / 100, { [WINDOW]: nameOf(id), [SOURCE]: sourceNames[from] ?? '' })],
  );
  const extra = extraUsage?.utilization ?? null;
  const from = extra === null || stale || source === null ? null : sourceNames[source];
  const overage =
    extra === null || from === null ? [] : [point(extra / 100, { [WINDOW]: 'overage', [SOURCE]: from })];
  return gauge(
    ['claude.ratelimit.utilization', 'claude_ratelimit_utilization_ratio', '1'],
    'Share of a rate-limit window that is used; may exceed 1.',
    highest([...windows, ...overage]),
  );
}

function resets(live: readonly WindowView[]): Metric {
  const points = live.flatMap(({ id, resetsAt }) =>
    resetsAt === null ? [] : [point(resetsAt / 1000, { [WINDOW]: nameOf(id) })],
  );
  return gauge(
    ['claude.ratelimit.reset.time', 'claude_ratelimit_reset_time_seconds', 's'],
    'When a rate-limit window resets, Unix time.',
    highest(points),
  );
}

const states = ['allowed', 'allowed_warning', 'rejected'] as const;

function statuses(live: readonly WindowView[]): Metric {
  const points = live.flatMap(({ id, severity, utilization: used }) => {
    if (used === null && severity === 'normal') return [];
    const now = severity === 'reached' ? 'rejected' : severity === 'normal' ? 'allowed' : 'allowed_warning';
    return states.map((state) => point(Number(state === now), { [WINDOW]: nameOf(id), [STATUS]: state }));
  });
  return gauge(
    ['claude.ratelimit.status', 'claude_ratelimit_status', ''],
    'State of a rate-limit window: 1 for the state that holds.',
    worst(points),
  );
}

/** The age of each source's newest reading, also of old ones. */
function ages({ windows }: AccountSnapshot, now: number): Metric {
  const newest = new Map<string, number>();
  for (const { source, observedAt } of windows) {
    const name = sourceNames[source];
    if (name !== null) newest.set(name, Math.max(newest.get(name) ?? 0, observedAt));
  }
  return gauge(
    ['claude.ratelimit.observation.age', 'claude_ratelimit_observation_age_seconds', 's'],
    'How long ago a source last told anything.',
    [...newest].map(([name, at]) => point(Math.max(0, (now - at) / 1000), { [SOURCE]: name })),
  );
}

const tokenTypes = (tokens: TokenSums): readonly (readonly [string, number])[] => [
  ['input', tokens.input],
  ['output', tokens.output],
  ['cache_read', tokens.cacheRead],
  ['cache_creation', tokens.cacheWrite5m + tokens.cacheWrite1h],
];

function windowTokens(windows: readonly WindowView[], now: number): Metric {
  const points = windows.flatMap(({ id, tokens, resetsAt }) => {
    if (tokens === null || (resetsAt !== null && resetsAt <= now)) return [];
    return tokenTypes(tokens).map(([type, count]) => point(count, { [WINDOW]: nameOf(id), [TYPE]: type }));
  });
  return gauge(
    ['claude.ratelimit.window.tokens', 'claude_ratelimit_window_tokens', '{token}'],
    'Tokens counted on this machine since a window began.',
    highest(points),
  );
}

function tokenCounters({ tokens }: Counters): Metric {
  const points = tokens.flatMap(({ model, tokens: sums }, index) => {
    const name = (index < MOST_MODELS && cutText(plainLine(model), LONGEST_MODEL)) || OTHER;
    return tokenTypes(sums).map(([type, count]) => point(count, { [TYPE]: type, [MODEL]: name }));
  });
  return counter(
    ['claude.tokens', 'claude_tokens_total', '{token}'],
    'Tokens counted since Quotide started.',
    summed(points),
  );
}

function proxyRequests({ proxyRequests: requests }: Counters): Metric {
  return counter(
    ['claude.proxy.requests', 'claude_proxy_requests_total', '{request}'],
    'Requests that went through the proxy.',
    requests.map(({ status, endpoint, count }) =>
      point(count, { 'http.response.status_code': String(status), 'claude.api.endpoint': endpoint }),
    ),
  );
}

function pollErrors({ pollErrors: errors }: Counters): Metric {
  return counter(
    ['claude.poll.errors', 'claude_poll_errors_total', '{error}'],
    'Readings that failed, by kind.',
    Object.entries(errors).map(([kind, count]) => point(count, { 'error.type': plainLine(kind) })),
  );
}

/** An exporter whose login expired must not look healthy: https://github.com/coalesce-labs/catalyst/issues/3776 */
function authActive({ phase, problem, account }: AccountSnapshot): Metric {
  const lost = ['no_credentials', 'expired', 'missing_scope', 'keychain_denied'];
  const known = phase !== 'loading' && (account !== null || problem !== null);
  const active = problem === null || !lost.includes(problem.kind);
  return gauge(
    ['claude.auth.active', 'claude_auth_active', ''],
    'Whether there is a login that can be used.',
    known ? [point(Number(active), {})] : [],
  );
}

const modeNames = ['normal', 'grace', 'low_priority'] as const;

/** No points before the headers of an answer named the mode; `normal` would be a guess. */
function modes({ limitMode }: AccountSnapshot): Metric {
  const known = limitMode === undefined || limitMode.source === null ? null : limitMode.mode;
  return gauge(
    ['claude.ratelimit.mode', 'claude_ratelimit_mode', ''],
    'How Claude goes on at a limit: 1 for the mode that holds.',
    known === null ? [] : modeNames.map((mode) => point(Number(mode === known), { [MODE]: mode })),
  );
}

function bankedResets({ bankedResets: known }: AccountSnapshot): Metric {
  return gauge(
    ['claude.ratelimit.banked_resets', 'claude_ratelimit_banked_resets', '{reset}'],
    'Banked limit resets that can be used.',
    known ? [point(known.count, {})] : [],
  );
}

function bankedExpiry({ bankedResets: known }: AccountSnapshot): Metric {
  const at = known?.nextExpiresAt ?? null;
  return gauge(
    ['claude.ratelimit.banked_resets.expiry.time', 'claude_ratelimit_banked_resets_expiry_time_seconds', 's'],
    'When the first banked limit reset expires, Unix time.',
    at === null ? [] : [point(at / 1000, {})],
  );
}

function nameOf(window: string): string {
  return windowNames[window] ?? OTHER;
}

function point(value: number, attributes: MetricPoint['attributes']): MetricPoint {
  return { value, attributes };
}

type Names = readonly [name: string, prometheus: string, unit: string];

function gauge([name, prometheus, unit]: Names, help: string, points: readonly MetricPoint[]): Metric {
  return { name, prometheus, unit, help, kind: 'gauge', points };
}

function counter([name, prometheus, unit]: Names, help: string, points: readonly MetricPoint[]): Metric {
  return { name, prometheus, unit, help, kind: 'counter', points };
}

/** Merges series with the same name, as several windows are `other`: the largest value remains. */
function highest(points: readonly MetricPoint[]): readonly MetricPoint[] {
  return joined(points, Math.max);
}

function summed(points: readonly MetricPoint[]): readonly MetricPoint[] {
  return joined(points, (a, b) => a + b);
}

/** Merges the states of series with the same name: only the worst state holds. */
function worst(points: readonly MetricPoint[]): readonly MetricPoint[] {
  const once = highest(points);
  const rank = (state: string | undefined) => states.findIndex((each) => each === state);
  return once.map((each) => {
    const worse = once.some(
      (other) =>
        other.attributes[WINDOW] === each.attributes[WINDOW] &&
        other.value === 1 &&
        rank(other.attributes[STATUS]) > rank(each.attributes[STATUS]),
    );
    return worse ? { ...each, value: 0 } : each;
  });
}

function joined(
  points: readonly MetricPoint[],
  join: (a: number, b: number) => number,
): readonly MetricPoint[] {
  const found = new Map<string, MetricPoint>();
  for (const each of points) {
    const key = JSON.stringify(each.attributes);
    const before = found.get(key);
    found.set(key, before === undefined ? each : { ...each, value: join(before.value, each.value) });
  }
  return [...found.values()];
}
