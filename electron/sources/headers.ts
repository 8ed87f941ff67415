import type { ExtraUsage, LimitWindow, Observation, Severity } from '../core/usage/usage';
import { instantOf, percentOf, readingOfWindow } from '../core/usage/window-reading';
import { compareWindows, windowLabel } from '../core/usage/windows';
import { readLimitMode } from './limit-mode-headers';

/** A header of a response: its name in any case, and its value. */
export type HeaderPair = readonly [name: string, value: string];

export interface HeaderContext {
  /** When the response arrived (epoch ms). */
  readonly observedAt: number;
  /** Key of the account that the request was sent for. */
  readonly account: string;
  readonly httpStatus: number;
  /**
   * The window that the API names after the premium model (`seven_day_fable`), where it is known: headers name it
   * `7d_oi`, without a model. With `null` the window gets an id of its own.
   */
  readonly premium: Pick<LimitWindow, 'id' | 'label'> | null;
}

/** A limit of an API key; a subscription has none. */
export interface ApiKeyLimit {
  /** `requests`, `tokens`, `input-tokens`, `output-tokens`, each also with `priority-` before it. */
  readonly kind: string;
  readonly limit: number | null;
  readonly remaining: number | null;
  /** Epoch ms. */
  readonly resetsAt: number | null;
}

/** The limits in the headers of one response. */
export interface HeaderReading {
  /** `null` where they have no limit of a subscription. */
  readonly observation: Observation | null;
  readonly apiKeyLimits: readonly ApiKeyLimit[];
}

const UNIFIED =
  /^anthropic-ratelimit-unified-(?:(.+?)-)?(status|utilization|reset|surpassed-threshold|disabled-reason|in-use)$/;
const API_KEY =
  /^anthropic-ratelimit-((?:priority-)?(?:requests|(?:input-|output-)?tokens))-(limit|remaining|reset)$/;

type Fields = Readonly<Record<string, string>>;

/**
 * Parses the headers of a response of any status: a 429 has the limits too. A window that the headers do not name was
 * not used by the request, so nothing is known about it. A value that is not a number is left out, never 0.
 */
export function readLimitHeaders(headers: readonly HeaderPair[], context: HeaderContext): HeaderReading {
  const claims = grouped(headers, UNIFIED);
  const overall = claims.get('') ?? {};
  const representative = valueOf(headers, 'anthropic-ratelimit-unified-representative-claim');
  const windows = [...claims].flatMap(([claim, fields]) =>
    windowOf(claim, fields, { overall, representative }, context),
  );
  const extraUsage = extraUsageOf(claims.get('overage'));
  const { observedAt, account, httpStatus } = context;
  const limitMode = readLimitMode(headers, observedAt);
  const isEmpty =
    windows.length === 0 && extraUsage === null && Object.values(limitMode).every((part) => part === null);
  return {
    observation: isEmpty
      ? null
      : {
          source: 'response_headers',
          observedAt,
          account,
          httpStatus,
          fresh: true,
          windows: windows.sort(compareWindows),
          ...(extraUsage === null ? {} : { extraUsage }),
          limitMode,
          organizationId: valueOf(headers, 'anthropic-organization-id'),
        },
    apiKeyLimits: [...grouped(headers, API_KEY)].map(([kind, fields]) => ({
      kind,
      limit: decimal(fields['limit']),
      remaining: decimal(fields['remaining']),
      resetsAt: instantOf(fields['reset'] ?? null),
    })),
  };
}

function grouped(headers: readonly HeaderPair[], pattern: RegExp): ReadonlyMap<string, Fields> {
  const groups = new Map<string, Record<string, string>>();
  for (const [name, value] of headers) {
    const match = pattern.exec(name.toLowerCase());
    if (match?.[2] === undefined) continue;
    const group = groups.get(match[1] ?? '') ?? {};
    group[match[2]] ??= value.trim();
    groups.set(match[1] ?? '', group);
  }
  return groups;
}

function valueOf(headers: readonly HeaderPair[], wanted: string): string | null {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1].trim() || null;
}

interface Whole {
  readonly overall: Fields;
  readonly representative: string | null;
}

function windowOf(
  claim: string,
  fields: Fields,
  whole: Whole,
  context: HeaderContext,
): readonly LimitWindow[] {
  const name = nameOf(claim, context);
  const isNamed = fields['utilization'] !== undefined || fields['status'] !== undefined;
  if (name === null || !isNamed) return [];
  const isBinding = whole.representative === longName(claim);
  const status = fields['status'] ?? (isBinding ? whole.overall['status'] : undefined);
  const reset = fields['reset'] ?? (isBinding ? whole.overall['reset'] : undefined);
  const percent = percentIn(fields);
  if (percent === null && severities[status ?? ''] === undefined) return [];
  const severity = severities[status ?? ''] ?? 'normal';
  return [readingOfWindow({ ...name, percent, reset: reset ?? null, isExact: true, severity })];
}

const severities: Readonly<Record<string, Severity>> = {
  allowed: 'normal',
  allowed_warning: 'warning',
  rejected: 'reached',
};

/** `5h` → `five_hour`, `7d_sonnet` → `seven_day_sonnet`; `null` where the claim is no window. */
function nameOf(claim: string, { premium }: HeaderContext): Pick<LimitWindow, 'id' | 'label'> | null {
  const id = longName(claim);
  if (id === null) return null;
  if (id !== PREMIUM) return { id, label: windowLabel(id) };
  return premium ?? { id, label: windowLabel(id, 'premium models') };
}

const PREMIUM = 'seven_day_overage_included';

function longName(claim: string): string | null {
  const [, length, scope] = /^(5h|7d)(?:_([a-z0-9_]+))?$/.exec(claim) ?? [];
  if (length === undefined) return null;
  const base = length === '5h' ? 'five_hour' : 'seven_day';
  if (scope === undefined) return base;
  return `${base}_${scope === 'oi' ? 'overage_included' : scope}`;
}

/** Extra usage from the headers: its state and percent. Headers have no amounts. */
function extraUsageOf(fields: Fields | undefined): ExtraUsage | null {
  const status = fields?.['status'];
  if (fields === undefined || status === undefined || severities[status] === undefined) return null;
  const utilization = percentIn(fields);
  return {
    enabled: status !== 'rejected' || utilization !== null,
    used: null,
    limit: null,
    balance: null,
    userDisabled: false,
    utilization,
    disabledReason: fields['disabled-reason'] ?? null,
  };
}

/** Percent used; headers have a fraction of the limit. */
function percentIn(fields: Fields): number | null {
  const fraction = decimal(fields['utilization']);
  return fraction === null ? null : percentOf(Math.round(fraction * 1e8) / 1e6);
}

/** Parses a plain decimal that is not negative; `null` for `NaN`, `Infinity`, `1e3`, `0x1` and `0.51%`. */
function decimal(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}(\.\d{1,20})?$/.test(text) ? Number(text) : null;
}
