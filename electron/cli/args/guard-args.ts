import { err, ok, type Result } from '../../core/result';
import type { GuardRule } from '../../core/guard/guard';
import { lastValue, readOptions, type GivenOptions } from './read-options';

export interface GuardCommand {
  readonly name: 'guard';
  readonly rule: GuardRule;
  readonly json: boolean;
  /** Whether to wait until work may start. */
  readonly wait: boolean;
  /** Longest wait in ms; `null`: without an end. */
  readonly timeoutMs: number | null;
}

/** Percent that is used when `--below` is not given. */
export const DEFAULT_BELOW = 90;

const FLAGS = ['json', 'or-lasts', 'wait', 'fail-open', 'fail-closed'];
const VALUES = ['window', 'below', 'for', 'timeout'];
const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Parses the words after `quotide guard`; the error describes what is wrong. */
export function parseGuard(words: readonly string[]): Result<GuardCommand, string> {
  const options = readOptions(words, { flags: FLAGS, values: VALUES });
  if (!options.ok) return options;
  const given = options.value;
  if (given.has('fail-open') && given.has('fail-closed'))
    return err('--fail-open and --fail-closed exclude each other');
  const windows = windowsOf(given);
  if (!windows.ok) return windows;
  const below = percentOf(given);
  if (!below.ok) return below;
  const work = durationOf(given, 'for');
  if (!work.ok) return work;
  const timeout = durationOf(given, 'timeout');
  if (!timeout.ok) return timeout;
  if (timeout.value !== null && !given.has('wait')) return err('--timeout needs --wait');
  return ok({
    name: 'guard',
    rule: {
      windows: windows.value,
      below: below.value,
      orLasts: given.has('or-lasts'),
      forMs: work.value,
      failOpen: given.has('fail-open'),
    },
    json: given.has('json'),
    wait: given.has('wait'),
    timeoutMs: timeout.value,
  });
}

/** The limits of `--window`, which may be given several times; `null`: any. */
function windowsOf(given: GivenOptions): Result<readonly string[] | null, string> {
  const named = given.get('window') ?? [];
  const wrong = named.find((name) => name !== 'any' && !/^(five_hour|seven_day(_[\w-]{1,50})?)$/.test(name));
  if (wrong !== undefined)
    return err(`--window takes any, five_hour, seven_day or seven_day_MODEL, not "${wrong}"`);
  return ok(named.length === 0 || named.includes('any') ? null : [...new Set(named)]);
}

function percentOf(given: GivenOptions): Result<number, string> {
  const text = lastValue(given, 'below');
  if (text === null) return ok(DEFAULT_BELOW);
  const percent = /^\d{1,3}(\.\d{1,3})?%?$/.test(text) ? Number.parseFloat(text) : NaN;
  return percent > 0 && percent <= 100 ? ok(percent) : err('--below takes a percent above 0, at most 100');
}

function durationOf(given: GivenOptions, name: string): Result<number | null, string> {
  const text = lastValue(given, name);
  if (text === null) return ok(null);
  const [, count, unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const unitMs = UNITS[unit];
  if (count === undefined || unitMs === undefined)
    return err(`--${name} takes a time such as 30m, 2h or 1d, not "${text}"`);
  return ok(Number(count) * unitMs);
}
