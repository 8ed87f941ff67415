import { expect, it } from 'vitest';
import { createCounters } from '../../../../electron/app/metrics/counters';

const tokens = { input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5 };

it('adds up tokens by model and requests by status and endpoint', () => {
  const counters = createCounters(7);
  counters.addTokens('opus', tokens);
  const before = counters.read();
  counters.addTokens('opus', tokens);
  counters.addTokens('haiku', tokens);
  counters.addProxyRequests({ status: 200, endpoint: 'messages', count: 1 });
  counters.addProxyRequests({ status: 200, endpoint: 'messages', count: 1 });
  counters.addProxyRequests({ status: 429, endpoint: 'messages', count: 1 });
  expect(counters.read().tokens).toEqual([
    { model: 'opus', tokens: { input: 2, output: 4, cacheRead: 6, cacheWrite5m: 8, cacheWrite1h: 10 } },
    { model: 'haiku', tokens },
  ]);
  expect(counters.read().proxyRequests.map(({ status, count }) => [status, count])).toEqual([
    [200, 2],
    [429, 1],
  ]);
  expect(before.tokens).toEqual([{ model: 'opus', tokens }]);
  expect(counters.startedAt).toBe(7);
});

it.each([
  ['429', { reason: 'refused_by_api', status: 429 }],
  ['503', { reason: 'server_trouble', status: 503 }],
  ['schema', { reason: 'unknown_shape', status: 200 }],
  ['schema', { reason: 'not_json', status: 200 }],
  ['timeout', { reason: 'timeout', status: null }],
] as const)('calls a failure %s', (kind, failure) => {
  const counters = createCounters(0);
  counters.addPollError(failure);
  expect(counters.read().pollErrors).toEqual({ [kind]: 1 });
});

it.each(['cancelled', 'no_token'] as const)('does not count %s: nothing was asked', (reason) => {
  const counters = createCounters(0);
  counters.addPollError({ reason, status: null });
  expect(counters.read().pollErrors).toEqual({});
});
