import type { BankedResets, ExtraUsage, Money, Severity, SourceId, SurfaceShare } from '../usage';
import type { Dated, Said, TrackedWindow, TrackerState } from './types';

/** Reads a stored state back; `null` for anything that is not exactly one (then it is a first run again). */
export function reviveTracker(json: unknown): TrackerState | null {
  const state = withRise(json);
  return isState(state) ? state : null;
}

/** A state from before rises were noted is as good as one that saw none. */
function withRise(json: unknown): unknown {
  if (!isObject(json) || !Array.isArray(json['windows'])) return json;
  const windows = json['windows'].map((each: unknown) =>
    isObject(each) && !('roseAt' in each) ? { ...each, roseAt: null } : each,
  );
  return { ...json, windows };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Guard<T> = (value: unknown) => value is T;

const isString: Guard<string> = (value) => typeof value === 'string';
const isFlag: Guard<boolean> = (value) => typeof value === 'boolean';
const isNumber: Guard<number> = (value): value is number => Number.isFinite(value);
const isPercent: Guard<number> = (value): value is number => isNumber(value) && value >= 0;
const isCount: Guard<number> = (value): value is number => isPercent(value) && Number.isInteger(value);

function orNull<T>(guard: Guard<T>): Guard<T | null> {
  return (value): value is T | null => value === null || guard(value);
}

function listOf<T>(guard: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(guard);
}

function oneOf<const T>(...words: readonly T[]): Guard<T> {
  return (value): value is T => words.some((word) => word === value);
}

/** Exactly these keys, each as its guard says; a field added to the type is a compile error here. */
function shape<T extends object>(guards: { readonly [K in keyof T]-?: Guard<T[K]> }): Guard<T> {
  const entries = Object.entries<Guard<unknown>>(guards);
  return (value): value is T => {
    if (typeof value !== 'object' || value === null) return false;
    const found = new Map(Object.entries(value));
    return found.size === entries.length && entries.every(([key, guard]) => guard(found.get(key)));
  };
}

const isSource = oneOf<SourceId>('response_headers', 'official_api', 'statusline', 'local_estimate');
const isSeverity = oneOf<Severity>('normal', 'warning', 'critical', 'reached');
const isMoney = shape<Money>({ amount: isNumber, currency: isString });

const isSaid = shape<Said>({
  quiet: isFlag,
  thresholds: listOf(isPercent),
  limit: oneOf<Said['limit']>('open', 'reached', 'cleared'),
  corrected: isFlag,
  ended: isFlag,
});

const isWindow = shape<TrackedWindow>({
  id: isString,
  label: isString,
  utilization: orNull(isPercent),
  resetsAt: orNull(isNumber),
  exactReset: isFlag,
  rawResetsAt: orNull(isString),
  notStarted: isFlag,
  floor: shape<TrackedWindow['floor']>({ severity: isSeverity, source: isSource }),
  source: isSource,
  observedAt: isNumber,
  httpStatus: orNull(isNumber),
  reachedAt: orNull(isNumber),
  roseAt: orNull(isNumber),
  doubtedAt: orNull(isNumber),
  loweredAt: orNull(isNumber),
  proven: orNull(isPercent),
  said: isSaid,
  listed: isFlag,
  missed: isCount,
});

const isExtraUsage = shape<ExtraUsage>({
  enabled: isFlag,
  used: orNull(isMoney),
  limit: orNull(isMoney),
  utilization: orNull(isNumber),
  balance: orNull(isMoney),
  disabledReason: orNull(isString),
  userDisabled: isFlag,
});

const isShare = shape<SurfaceShare>({ key: isString, label: isString, percent: isNumber });
const isBanked = shape<BankedResets>({ left: isNumber, nextExpiryAt: orNull(isNumber) });

function dated<T>(guard: Guard<T>): Guard<Dated<T> | null> {
  return orNull(shape<Dated<T>>({ value: guard, source: isSource, observedAt: isNumber }));
}

const isState = shape<TrackerState>({
  version: oneOf<1>(1),
  account: isString,
  windows: listOf(isWindow),
  extraUsage: dated(orNull(isExtraUsage)),
  breakdown: dated(listOf(isShare)),
  bankedResets: dated(orNull(isBanked)),
  organizationId: orNull(isString),
  newest: orNull(shape<NonNullable<TrackerState['newest']>>({ source: isSource, observedAt: isNumber })),
  completeAt: orNull(isNumber),
  clock: orNull(shape<NonNullable<TrackerState['clock']>>({ at: isNumber, steadySince: isNumber })),
});
