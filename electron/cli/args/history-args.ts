import { err, ok, type Result } from '../../core/result';
import { lastValue, readOptions, type GivenOptions } from './read-options';

/** An instant as the user wrote it: a time before now (ms), or a date (epoch ms). */
export type When = { readonly agoMs: number } | { readonly at: number };

export interface HistoryCommand {
  readonly name: 'history';
  readonly format: 'text' | 'json' | 'csv';
  /** Whether to print resets, thresholds and limits instead of samples. */
  readonly events: boolean;
  readonly window: string | null;
  readonly since: When | null;
  readonly until: When | null;
}

const FLAGS = ['json', 'csv', 'events'];
const VALUES = ['window', 'since', 'until'];
const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Parses the words after `quotide history`; the error describes what is wrong. */
export function parseHistory(words: readonly string[]): Result<HistoryCommand, string> {
  const options = readOptions(words, { flags: FLAGS, values: VALUES });
  if (!options.ok) return options;
  const given = options.value;
  if (given.has('json') && given.has('csv')) return err('--json and --csv exclude each other');
  const since = readWhen('since', given);
  if (!since.ok) return since;
  const until = readWhen('until', given);
  if (!until.ok) return until;
  return ok({
    name: 'history',
    format: given.has('json') ? 'json' : given.has('csv') ? 'csv' : 'text',
    events: given.has('events'),
    window: lastValue(given, 'window'),
    since: since.value,
    until: until.value,
  });
}

/** Converts the user's instant to epoch ms; `now` is epoch ms. */
export function instantOf(when: When, now: number): number {
  return 'at' in when ? when.at : now - when.agoMs;
}

function readWhen(name: string, given: GivenOptions): Result<When | null, string> {
  const text = lastValue(given, name);
  if (text === null) return ok(null);
  const [, count, unit] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
  const unitMs = UNITS[unit ?? ''];
  if (count !== undefined && unitMs !== undefined) return ok({ agoMs: Number(count) * unitMs });
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?$/.test(
    text,
  );
  // A date alone means midnight in local time; a date with a time but no zone is local time too.
  const at = isDate ? Date.parse(`${text}T00:00`) : isInstant ? Date.parse(text) : NaN;
  if (Number.isNaN(at)) return err(`--${name} does not understand "${text}"`);
  return ok({ at });
}
