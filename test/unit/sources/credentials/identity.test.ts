import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createIdentityReader } from '../../../../electron/sources/credentials/identity';
import { makePipe, temporaryHome, treeState } from './support';

const account = {
  accountUuid: '11111111-2222-3333-4444-555555555555',
  emailAddress: 'ada@example.com',
  displayName: 'Ada',
  organizationName: "Ada's Organization",
  organizationUuid: '66666666-7777-8888-9999-000000000000',
};

function claudeJson(): { readonly home: string; readonly path: string; write(value: unknown): void } {
  const { home } = temporaryHome();
  const path = join(home, '.claude.json');
  return {
    home,
    path,
    write(value) {
      writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
    },
  };
}

describe('createIdentityReader', () => {
  it('the identity is read from oauthAccount', async () => {
    const at = claudeJson();
    at.write({ numStartups: 7, oauthAccount: { ...account, profileFetchedAt: 1, more: {} }, projects: {} });
    const before = treeState(at.home);
    expect(await createIdentityReader(at.path, at.home).read()).toEqual(account);
    expect(treeState(at.home)).toEqual(before);
  });

  it('the identity may be partial', async () => {
    const at = claudeJson();
    at.write(
      `\uFEFF${JSON.stringify({ oauthAccount: { emailAddress: 'ada@example.com', accountUuid: 7, displayName: '' } })}`,
    );
    expect(await createIdentityReader(at.path, at.home).read()).toEqual({
      accountUuid: null,
      emailAddress: 'ada@example.com',
      displayName: null,
      organizationName: null,
      organizationUuid: null,
    });
  });

  it.each([
    [{ organizationType: 'claude_max' }, { type: 'claude_max', tier: null }],
    [
      { userRateLimitTier: 'a', organizationRateLimitTier: 'b' },
      { type: null, tier: 'a' },
    ],
    [
      { userRateLimitTier: null, organizationRateLimitTier: 'b' },
      { type: null, tier: 'b' },
    ],
  ])(
    'the identity names the plan by %j, beside the account or at the top of the file',
    async (fields, plan) => {
      const at = claudeJson();
      at.write({ oauthAccount: { ...account, ...fields } });
      expect(await createIdentityReader(at.path, at.home).read()).toEqual({ ...account, plan });
      at.write({ oauthAccount: account, ...fields, pad: 1 });
      expect(await createIdentityReader(at.path, at.home).read()).toEqual({ ...account, plan });
      at.write({ ...fields, pad: 12 });
      expect(await createIdentityReader(at.path, at.home).read()).toMatchObject({ accountUuid: null, plan });
    },
  );

  it('the identity names no plan where the field is no text', async () => {
    const at = claudeJson();
    at.write({ oauthAccount: { ...account, organizationType: 5, userRateLimitTier: {} } });
    expect(await createIdentityReader(at.path, at.home).read()).toEqual(account);
  });

  it.each([
    {},
    { oauthAccount: null },
    { oauthAccount: {} },
    { oauthAccount: ['ada'] },
    { oauthAccount: { x: 1 } },
  ])('the identity is null in %j', async (content) => {
    const at = claudeJson();
    at.write(content);
    expect(await createIdentityReader(at.path, at.home).read()).toBeNull();
  });

  it('the identity is null without a file, a folder or a pipe in its place', async () => {
    const at = claudeJson();
    const reader = createIdentityReader(at.path, at.home);
    expect(await reader.read()).toBeNull();
    mkdirSync(at.path);
    expect(await reader.read()).toBeNull();
    rmSync(at.path, { recursive: true });
    makePipe(at.path);
    expect(await reader.read()).toBeNull();
  });

  it('the identity is read again only when time or size changed', async () => {
    const at = claudeJson();
    at.write({ oauthAccount: account });
    utimesSync(at.path, 1_000, 1_000);
    const reader = createIdentityReader(at.path, at.home);
    await reader.read();
    at.write({ oauthAccount: { ...account, displayName: 'Bob' } });
    utimesSync(at.path, 1_000, 1_000);
    expect((await reader.read())?.displayName).toBe('Ada');
    utimesSync(at.path, 1_000, 1_005);
    expect((await reader.read())?.displayName).toBe('Bob');
  });

  it('the identity stays during a torn write, is read again, and is null after the file is gone', async () => {
    const at = claudeJson();
    at.write({ oauthAccount: account });
    const reader = createIdentityReader(at.path, at.home);
    expect(await reader.read()).toEqual(account);
    const whole = JSON.stringify({ oauthAccount: { ...account, displayName: 'Eve' } });
    at.write(whole.slice(0, -1).padEnd(whole.length));
    utimesSync(at.path, 1_000, 1_000);
    expect(await reader.read()).toEqual(account);
    at.write(whole);
    utimesSync(at.path, 1_000, 1_000);
    expect((await reader.read())?.displayName).toBe('Eve');
    rmSync(at.path);
    expect(await reader.read()).toBeNull();
  });

  it('the identity is read from a file of up to 8 MB', async () => {
    const at = claudeJson();
    const text = JSON.stringify({ oauthAccount: account });
    at.write(text.padEnd(8 * 1024 * 1024));
    expect(await createIdentityReader(at.path, at.home).read()).toEqual(account);
    at.write(text.padEnd(8 * 1024 * 1024 + 1));
    expect(await createIdentityReader(at.path, at.home).read()).toBeNull();
  });
});
