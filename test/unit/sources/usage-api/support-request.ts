import { expect } from 'vitest';
import { fetchUsage, type ApiRequest } from '../../../../electron/sources/usage-api/request';
import { FAKE_TOKEN } from '../../../fakes/credentials';

/** Asks for the usage with Node's fetch; fails the test when the token turns up in what comes back. */
export async function asked(more: Partial<ApiRequest> & Pick<ApiRequest, 'baseUrl'>) {
  const clock = { now: () => Date.now() };
  const result = await fetchUsage({ fetch, token: FAKE_TOKEN, userAgentVersion: '2.1.300', clock, ...more });
  expect(JSON.stringify(result)).not.toContain(FAKE_TOKEN);
  return result;
}

/** The failure, with how long it took. */
export async function failed(more: Partial<ApiRequest> & Pick<ApiRequest, 'baseUrl'>) {
  const started = performance.now();
  const result = await asked(more);
  if (result.ok) throw new Error('it succeeded');
  return { ...result.error, tookMs: performance.now() - started };
}
