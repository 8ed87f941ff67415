import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fetchProfile, parseProfile } from '../../../../electron/sources/usage-api/profile';
import { AnthropicApi } from '../../../fakes/anthropic-api';
import { FAKE_TOKEN } from '../../../fakes/credentials';
import { apiFixture } from '../../../fakes/fixtures';

describe('fetchProfile', () => {
  let api: AnthropicApi;

  beforeEach(async () => {
    api = await AnthropicApi.start();
  });

  afterEach(() => api.stop());

  const ask = (token = FAKE_TOKEN) =>
    fetchProfile({ fetch, baseUrl: api.url, token, userAgentVersion: '2.1.280', clock: { now: Date.now } });

  test('fetchProfile sends one request with the login and reads the answer', async () => {
    const result = await ask();
    expect(result).toEqual({
      ok: true,
      value: {
        organizationId: 'b0a1c2d3-0000-4000-a000-5175746964e5',
        organizationName: "max@clau.de's Organization",
        email: 'max@clau.de',
        plan: 'Max',
        tier: 'default_claude_max_5x',
      },
    });
    expect(api.requests.map((each) => each.path)).toEqual(['/api/oauth/profile']);
  });

  test('fetchProfile classifies refusals as the usage request does', async () => {
    expect(await ask('other')).toMatchObject({ ok: false, error: { kind: 'expired', status: 401 } });
    api.login('inference', { scopes: ['user:inference'] });
    expect(await ask('inference')).toMatchObject({ ok: false, error: { kind: 'missing_scope' } });
    api.setProfile({ name: 'x' });
    expect(await ask()).toMatchObject({
      ok: false,
      error: { kind: 'contract_changed', reason: 'unknown_shape', status: 200 },
    });
  });
});

test('the captured profile is read, with the organization of the header for the missing id', () => {
  const captured = apiFixture('profile-2026-07-max5x');
  expect(parseProfile(captured, 'from-header')).toMatchObject({
    organizationId: 'from-header',
    plan: 'Max',
  });
});

test('a profile of another shape gives no facts and no error', () => {
  const nothing = { organizationId: null, organizationName: null, email: null, plan: null, tier: null };
  expect(parseProfile({ account: {} }, null)).toEqual(nothing);
  expect(parseProfile({ account: { email_address: 'a@b.example', has_claude_pro: true } }, null)).toEqual({
    ...nothing,
    email: 'a@b.example',
    plan: 'Pro',
  });
  expect(
    parseProfile({ account: { has_claude_max: true }, organization: { rate_limit_tier: 'x_max_20x' } }, null),
  ).toEqual({
    ...nothing,
    plan: 'Ultra',
    tier: 'x_max_20x',
  });
  expect(parseProfile({ account: 5, organization: { uuid: 7, name: '\n' } }, null)).toEqual(nothing);
  for (const body of [null, [], 'x', {}, { account: null, organization: [] }])
    expect(parseProfile(body, 'o')).toBeNull();
});
