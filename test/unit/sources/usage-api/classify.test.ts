import { expect, test } from 'vitest';
import { classify, isHtml } from '../../../../electron/sources/usage-api/classify';
import { apiFixtureText } from '../../../fakes/fixtures';

const NOW = Date.UTC(2026, 10, 21, 20, 0);
const JSON_TYPE = 'application/json';
const error = (message: string, type = 'permission_error') =>
  JSON.stringify({ type: 'error', error: { type, message } });
const page = '<!doctype html><title>Attention Required! | Cloudflare</title>';

function judged(
  status: number,
  text: string,
  contentType: string | null = JSON_TYPE,
  retryAfter: string | null = null,
) {
  return classify({ status, text, contentType, retryAfter, now: NOW });
}

test.each([
  ['401', 401, apiFixtureText('error-401-expired'), 'expired', 'refused_by_api', false],
  ['401 without a body', 401, '', 'expired', 'refused_by_api', false],
  ['401 of a portal', 401, page, 'offline', 'portal', true],
  ['403 scope', 403, apiFixtureText('error-403-scope'), 'missing_scope', 'refused_by_api', false],
  ['403 organization', 403, apiFixtureText('error-403-org'), 'org_forbids', 'refused_by_api', false],
  [
    '403 of another API',
    403,
    error('Invalid authorization for organization', 'x'),
    'org_forbids',
    'refused_by_api',
    false,
  ],
  ['403 Cloudflare in JSON', 403, error('Request not allowed', 'forbidden'), 'offline', 'blocked', true],
  ["403 Cloudflare in the API's shape", 403, error('Request not allowed'), 'offline', 'blocked', true],
  ['403 Cloudflare in HTML', 403, page, 'offline', 'blocked', true],
  ['403 in plain text', 403, 'Request not allowed', 'offline', 'blocked', true],
  ['403 without a body', 403, '', 'offline', 'blocked', true],
  ['404', 404, error('Not found', 'not_found_error'), 'contract_changed', 'refused_by_api', false],
  ['404 of a portal', 404, page, 'offline', 'portal', true],
  ['400', 400, error('bad', 'invalid_request_error'), 'contract_changed', 'refused_by_api', false],
  ['407', 407, '', 'offline', 'proxy', true],
  ['408', 408, '', 'offline', 'timeout', true],
  ['429', 429, apiFixtureText('error-429'), 'rate_limited', 'refused_by_api', false],
  ['429 in HTML', 429, page, 'rate_limited', 'refused_by_api', false],
  ['500', 500, 'null', 'offline', 'server_trouble', false],
  ['502', 502, page, 'offline', 'server_trouble', false],
  ['503', 503, '', 'offline', 'server_trouble', false],
  ['504', 504, '', 'offline', 'server_trouble', false],
  ['529', 529, error('Overloaded', 'overloaded_error'), 'offline', 'server_trouble', false],
] as const)('an answer is classified: %s', (_name, status, text, kind, reason, transport) => {
  expect(judged(status, text)).toMatchObject({ kind, reason, status, transport, retryAfterMs: null });
});

test('a failure has the Retry-After of its answer', () => {
  const wait = (header: string | null) => judged(429, '{}', JSON_TYPE, header).retryAfterMs;
  expect([wait('0'), wait('300'), wait('Sat, 21 Nov 2026 20:14:00 GMT'), wait('-5'), wait(null)]).toEqual([
    0,
    300_000,
    840_000,
    null,
    null,
  ]);
  expect(judged(503, '', null, '7').retryAfterMs).toBe(7000);
});

test('the detail of a failure names status, type and message, redacted and short', () => {
  expect(judged(429, apiFixtureText('error-429')).detail).toBe(
    'HTTP 429 rate_limit_error Rate limited. Please try again later.',
  );
  const { detail } = judged(400, error(`no\n sk-ant-oat01-CANARY of a@b.example ${'x'.repeat(500)}`));
  expect(detail).toMatch(/^HTTP 400 permission_error no \[redacted\] of \[redacted\] x+$/);
  expect(detail).toHaveLength(120);
  expect(judged(500, page).detail).toBe('HTTP 500');
});

test('an answer is a web page by its type or its first character', () => {
  expect([
    isHtml('text/html; charset=utf-8', ''),
    isHtml('application/xhtml+xml', ''),
    isHtml(null, ' \n<html>'),
  ]).toEqual([true, true, true]);
  expect([isHtml(JSON_TYPE, '{"a":"<"}'), isHtml(null, ''), isHtml('text/plain', '5')]).toEqual([
    false,
    false,
    false,
  ]);
});
