import {
  slowStatuses,
  type ExtraScope,
  type ExtraState,
  type GraceWindow,
  type LimitModeReading,
  type SlowLane,
} from '../core/limit-mode/mode-word';
import { instantOf, percentOf } from '../core/usage/window-reading';

/** A header of a response: its name in any case, and its value. */
type HeaderPair = readonly [name: string, value: string];

/*
 * The headers that describe how Claude continues at a limit. Their names come from Claude Code 2.1.330 and 2.1.332,
 * those of the slow lane also from a capture (https://github.com/diegosouzapw/OmniRoute/pull/13074); most values were
 * never captured. So names are accepted with `-` or `_`, with and without `unified`, and an unknown value is ignored.
 */

const NAME = /^anthropic-ratelimit-(?:unified-)?(slow|low-priority|grace|overage)-(.+)$/;

/** Values by key: `slow-status`, `grace-status`, `overage-in-use`, …; the first of a repeated header counts. */
type Values = ReadonlyMap<string, string>;

/**
 * Parses the headers of one response about grace, low priority and the payer of extra usage.
 *
 * @param at when the response arrived (epoch ms): waits count from it
 */
export function readLimitMode(headers: readonly HeaderPair[], at: number): LimitModeReading {
  const values = valuesOf(headers);
  return {
    ...part('slow', slowOf(values, at)),
    ...part('grace', graceOf(values)),
    ...part('extra', extraOf(values)),
  };
}

function part<K extends keyof LimitModeReading>(key: K, value: LimitModeReading[K]): LimitModeReading {
  return value === undefined ? {} : { [key]: value };
}

function valuesOf(headers: readonly HeaderPair[]): Values {
  const values = new Map<string, string>();
  for (const [name, value] of headers) {
    const [, family = '', field = ''] = NAME.exec(name.toLowerCase().replaceAll('_', '-')) ?? [];
    const key = `${family === 'low-priority' ? 'slow' : family}-${field}`;
    if (family !== '' && !values.has(key)) values.set(key, value.trim());
  }
  return values;
}

/** The value of the first of several spellings that is present. */
function valueOf(values: Values, ...names: readonly string[]): string | null {
  return names.flatMap((name) => values.get(name) ?? [])[0] ?? null;
}

function isNamed(values: Values, family: string): boolean {
  return [...values.keys()].some((key) => key.startsWith(`${family}-`));
}

/** `Slot-Busy` → `slot_busy`. */
function wordOf(value: string | null): string | null {
  return value === null ? null : value.toLowerCase().replace(/[\s-]+/g, '_');
}

function slowOf(values: Values, at: number): SlowLane | null | undefined {
  if (!isNamed(values, 'slow')) return null;
  const written = wordOf(valueOf(values, 'slow-status', 'slow-state'));
  const status = slowStatuses.find((known) => known === written) ?? null;
  const offer = offerOf(wordOf(valueOf(values, 'slow-offer')));
  if (written === null ? offer === null : status === null) return undefined;
  return {
    status,
    isOffered: offer === true,
    usedPercent: fractionOf(valueOf(values, 'slow-budget-utilization', 'slow-utilization')),
    resetsAt: momentOf(valueOf(values, 'slow-budget-reset', 'slow-budget-resets-at', 'slow-reset'), at),
    retryAt: momentOf(valueOf(values, 'slow-retry-after', 'slow-max-wait'), at),
  };
}

/** `treatment` and `control` are the groups of Anthropic's trial: only the first one has the slow lane. */
function offerOf(word: string | null): boolean | null {
  if (word === 'treatment') return true;
  return word === 'control' ? false : flagOf(word);
}

const running = ['active', 'in_grace', 'grace', 'running', 'granted', 'in_use', 'on'];
const notRunning = [
  ...['eligible', 'ineligible', 'not_eligible', 'inactive', 'none', 'off', 'not_needed', 'expired', 'ended'],
  ...['exhausted', 'used', 'used_up', 'denied', 'rejected'],
];

function graceOf(values: Values): GraceWindow | null | undefined {
  if (!isNamed(values, 'grace')) return null;
  const word = wordOf(valueOf(values, 'grace-status', 'grace-state', 'grace-active', 'grace-in-use'));
  const isActive =
    word === null ? null : running.includes(word) ? true : notRunning.includes(word) ? false : flagOf(word);
  if (isActive === null) return undefined;
  const payer = wordOf(valueOf(values, 'grace-paid-by', 'grace-paidby', 'grace-payer'));
  return { isActive, paidBy: payer === 'allowance' || payer === 'credits' ? payer : null };
}

const scopes: Readonly<Record<string, ExtraScope>> = {
  service: 'own',
  own: 'own',
  user: 'own',
  member: 'own',
  individual: 'own',
  personal: 'own',
  channel: 'channel',
  group_pool: 'team',
  group: 'team',
  pool: 'team',
  team: 'team',
  organization: 'team',
  org: 'team',
};

const periods = ['daily', 'weekly', 'monthly'];

/** Extra usage beside its status and amount; `null` where no header of it is present. */
function extraOf(values: Values): ExtraState | null | undefined {
  const names = ['scope', 'group', 'group-uuid', 'period', 'in-use', 'daily-cap-paused'];
  if (!names.some((name) => values.has(`overage-${name}`))) return null;
  const scope = wordOf(valueOf(values, 'overage-scope'));
  const group = valueOf(values, 'overage-group', 'overage-group-uuid');
  const period = wordOf(valueOf(values, 'overage-period'));
  const state: ExtraState = {
    // A group is named only where the money belongs to the user's group.
    scope: scope === null ? (group ? 'team' : null) : scopeOf(scope),
    period: periods.find((known) => known === period) ?? null,
    inUse: flagOf(wordOf(valueOf(values, 'overage-in-use'))),
    isPaused: flagOf(wordOf(valueOf(values, 'overage-daily-cap-paused'))),
  };
  return Object.values(state).every((value) => value === null) ? undefined : state;
}

function scopeOf(word: string): ExtraScope | null {
  return Object.hasOwn(scopes, word) ? (scopes[word] ?? null) : null;
}

function flagOf(word: string | null): boolean | null {
  if (word === 'true' || word === '1' || word === 'yes') return true;
  return word === 'false' || word === '0' || word === 'no' ? false : null;
}

/** Percent from a fraction in plain decimals; `null` for anything else. */
function fractionOf(value: string | null): number | null {
  if (value === null || !/^\d{1,3}(\.\d{1,20})?$/.test(value)) return null;
  return percentOf(Math.round(Number(value) * 1e8) / 1e6);
}

/** Forty days in seconds: a smaller number is a wait, a larger one an instant. */
const LONGEST_WAIT_S = 40 * 86_400;
const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/**
 * Parses an instant (epoch ms) from epoch seconds or milliseconds, ISO 8601, an HTTP date, or a wait counted from `at`
 * (`90`, `90s`, `5m`); `null` for anything else, and for instants more than 40 days away.
 */
function momentOf(value: string | null, at: number): number | null {
  const moment = value === null ? null : writtenMoment(value, at);
  return moment !== null && Math.abs(moment - at) <= LONGEST_WAIT_S * 1000 ? moment : null;
}

function writtenMoment(value: string, at: number): number | null {
  const [, size, unit] = /^(\d{1,12}(?:\.\d{1,9})?)\s?(ms|s|m|h)?$/.exec(value) ?? [];
  if (size !== undefined && (unit !== undefined || Number(size) <= LONGEST_WAIT_S))
    return at + Math.round(Number(size) * (units[unit ?? 's'] ?? 1000));
  const instant = instantOf(value);
  if (instant !== null) return instant;
  return /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(value)
    ? Date.parse(value)
    : null;
}
