import { err, ok, type Result } from '../../core/result';
import { parseSince, type Since } from '../../core/time/since';
import { lastValue, readOptions, type GivenOptions } from './read-options';

export interface HistoryCommand {
  readonly name: 'history';
  readonly format: 'text' | 'json' | 'csv';
  /** Whether to print resets, thresholds and limits instead of samples. */
  readonly events: boolean;
  readonly window: string | null;
  readonly since: Since | null;
  readonly until: Since | null;
}

const FLAGS = ['json', 'csv', 'events'];
const VALUES = ['window', 'since', 'until'];

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

function readWhen(name: string, given: GivenOptions): Result<Since | null, string> {
  const text = lastValue(given, name);
  if (text === null) return ok(null);
  const when = parseSince(text);
  return when === null ? err(`--${name} does not understand "${text}"`) : ok(when);
}
