import { expect, test } from 'vitest';
import { networkFailure } from '../../../../electron/sources/usage-api/network-error';

/** The way Node's fetch fails: a TypeError with the reason in its cause. */
function nodeError(code: string, message = 'x'): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
}
const chromium = (code: string) => new Error(`net::${code}`);

test.each([
  [nodeError('ENOTFOUND', 'getaddrinfo ENOTFOUND api.anthropic.com'), 'dns', 'ENOTFOUND'],
  [nodeError('EAI_AGAIN'), 'dns', 'EAI_AGAIN'],
  [nodeError('ECONNREFUSED'), 'connection_refused', 'ECONNREFUSED'],
  [nodeError('ECONNRESET'), 'reset', 'ECONNRESET'],
  [nodeError('UND_ERR_SOCKET', 'other side closed'), 'reset', 'UND_ERR_SOCKET'],
  [nodeError('UND_ERR_CONNECT_TIMEOUT'), 'timeout', 'UND_ERR_CONNECT_TIMEOUT'],
  [nodeError('ETIMEDOUT'), 'timeout', 'ETIMEDOUT'],
  [nodeError('ENETUNREACH'), 'no_network', 'ENETUNREACH'],
  [nodeError('DEPTH_ZERO_SELF_SIGNED_CERT'), 'tls', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  [nodeError('CERT_HAS_EXPIRED'), 'tls', 'CERT_HAS_EXPIRED'],
  [nodeError('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'tls', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  [nodeError('ERR_TLS_CERT_ALTNAME_INVALID'), 'tls', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  [nodeError('EPROTO'), 'tls', 'EPROTO'],
  [nodeError('HPE_INVALID_CONSTANT'), 'network', 'HPE_INVALID_CONSTANT'],
  [chromium('ERR_NAME_NOT_RESOLVED'), 'dns', 'ERR_NAME_NOT_RESOLVED'],
  [chromium('ERR_INTERNET_DISCONNECTED'), 'no_network', 'ERR_INTERNET_DISCONNECTED'],
  [chromium('ERR_NETWORK_CHANGED'), 'no_network', 'ERR_NETWORK_CHANGED'],
  [chromium('ERR_CONNECTION_REFUSED'), 'connection_refused', 'ERR_CONNECTION_REFUSED'],
  [chromium('ERR_CONNECTION_RESET'), 'reset', 'ERR_CONNECTION_RESET'],
  [chromium('ERR_EMPTY_RESPONSE'), 'reset', 'ERR_EMPTY_RESPONSE'],
  [chromium('ERR_CONNECTION_TIMED_OUT'), 'timeout', 'ERR_CONNECTION_TIMED_OUT'],
  [chromium('ERR_CERT_AUTHORITY_INVALID'), 'tls', 'ERR_CERT_AUTHORITY_INVALID'],
  [chromium('ERR_SSL_PROTOCOL_ERROR'), 'tls', 'ERR_SSL_PROTOCOL_ERROR'],
  [chromium('ERR_PROXY_CONNECTION_FAILED'), 'proxy', 'ERR_PROXY_CONNECTION_FAILED'],
  [chromium('ERR_PROXY_CERTIFICATE_INVALID'), 'proxy', 'ERR_PROXY_CERTIFICATE_INVALID'],
  [chromium('ERR_TUNNEL_CONNECTION_FAILED'), 'proxy', 'ERR_TUNNEL_CONNECTION_FAILED'],
  [chromium('ERR_FAILED'), 'network', 'ERR_FAILED'],
] as const)('an error with %s is classified as %s', (error, reason, code) => {
  const failure = networkFailure(error, 'api.anthropic.com');
  expect(failure).toMatchObject({
    kind: 'offline',
    reason,
    status: null,
    retryAfterMs: null,
    transport: true,
  });
  expect(failure.detail.endsWith(` (${code})`)).toBe(true);
});

test('a refusal of every address of a name is classified by its parts', () => {
  const each = Object.assign(new Error('connect ECONNREFUSED ::1:80'), { code: 'ECONNREFUSED' });
  const error = new TypeError('fetch failed', { cause: new AggregateError([each]) });
  expect(networkFailure(error, 'api.anthropic.com').reason).toBe('connection_refused');
});

test("Electron's error for a redirect is classified as a redirect", () => {
  expect(networkFailure(new Error('Redirect was cancelled'), 'api.anthropic.com')).toMatchObject({
    kind: 'offline',
    reason: 'portal',
  });
});

test('the messages of errors are not repeated, since they may quote the token', () => {
  const secret = 'sk-ant-oat01-CANARY';
  for (const error of [
    new Error(`Invalid value for header 'authorization': 'Bearer ${secret}'`),
    secret,
    null,
    { code: secret },
  ]) {
    expect(networkFailure(error, 'api.anthropic.com')).toMatchObject({
      kind: 'offline',
      reason: 'network',
      detail: 'the request failed',
    });
  }
});

test('a chain of causes without an end is read to a limit', () => {
  const error = new Error('a');
  error.cause = error;
  expect(networkFailure(error, 'api.anthropic.com').reason).toBe('network');
});
