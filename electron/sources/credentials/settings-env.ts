import { isRecord } from './files/json';
import { createJsonFileReader, type JsonFileReader } from './files/json-file';

/**
 * Creates a reader of a variable that a config folder's `settings.json` sets for Claude Code. `''` is a value; `null`
 * means that the variable is not set.
 */
export function createSettingsEnvReader(
  path: string,
  home: string,
  variable: string,
): JsonFileReader<string> {
  return createJsonFileReader(path, home, ({ env }) => {
    const value = isRecord(env) ? env[variable] : undefined;
    return typeof value === 'string' ? value : null;
  });
}
