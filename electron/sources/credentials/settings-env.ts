import { isRecord } from './json';
import { createJsonFileReader, type JsonFileReader } from './json-file';

/** A variable as `settings.json` of a config folder sets it for Claude Code; `''` is a value, `null` is none. */
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
