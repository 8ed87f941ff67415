import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../fixtures/api/', import.meta.url);

/** A file of `test/fixtures/api`, without `.json`; its README names the source of each. */
export type ApiFixture =
  | 'cedar_ember-2026-09-22-team'
  | 'cedar_ember-block-2026-09-23-promax'
  | 'error-401-expired'
  | 'error-403-org'
  | 'error-403-scope'
  | 'error-429'
  | 'headers-200-ok-2026-07-27'
  | 'headers-200-warning-overage-2026-08'
  | 'prepaid-credits'
  | 'profile-2026-07-max5x'
  | 'sdk-get_usage-control-response-2026-09-29'
  | UsageFixture;

/** A fixture that is a whole body of `GET /api/oauth/usage`. */
export type UsageFixture =
  | 'usage-2026-03-10-early-2026'
  | 'usage-2026-05-18-extra-enabled'
  | 'usage-2026-05-19-extra-disabled'
  | 'usage-2026-07-03-codexbar-fable'
  | 'usage-2026-07-06-max-full'
  | 'usage-2026-07-dollar-windows'
  | 'usage-2026-09-29-max-latest-shape';

/** The bytes of a fixture as they were captured (UTF-8 JSON). */
export function apiFixtureText(name: ApiFixture): string {
  return readFileSync(new URL(`${name}.json`, folder), 'utf8');
}

/** The parsed fixture; a new value at each call, so a test may change what it got. */
export function apiFixture(name: ApiFixture): Record<string, unknown> {
  return JSON.parse(apiFixtureText(name)) as Record<string, unknown>;
}

/** Every fixture on disk, sorted; a test holds it against the type above. */
export function apiFixtureNames(): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

/** The usage bodies of all dates, oldest first. */
export function usageFixtureNames(): readonly UsageFixture[] {
  return apiFixtureNames().filter((name): name is UsageFixture => name.startsWith('usage-'));
}
