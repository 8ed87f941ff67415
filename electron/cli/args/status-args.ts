import { err, ok, type Result } from '../../core/result';
import { parseTemplate, type Template } from '../format/template';
import { lastValue, readOptions } from './read-options';

export interface StatusCommand {
  readonly name: 'status';
  readonly json: boolean;
  readonly refresh: boolean;
  /** The form of the output by `--format`; `null`: that of Quotide. */
  readonly format: Template | null;
}

/** Parses the words after `quotide status`; the error describes what is wrong. */
export function parseStatus(words: readonly string[]): Result<StatusCommand, string> {
  const options = readOptions(words, { flags: ['json', 'refresh'], values: ['format'] });
  if (!options.ok) return options;
  const given = options.value;
  const json = given.has('json');
  const refresh = given.has('refresh');
  const text = lastValue(given, 'format');
  if (text === null) return ok({ name: 'status', json, refresh, format: null });
  if (json) return err('--json and --format exclude each other');
  const format = parseTemplate(text);
  return format.ok ? ok({ name: 'status', json, refresh, format: format.value }) : format;
}
