import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FAKE_TOKEN, writeCredentials, writeCredentialsText } from '../../fakes/credentials';
import {
  apiFixture,
  apiFixtureNames,
  apiFixtureText,
  usageFixtureNames,
  type ApiFixture,
} from '../../fakes/fixtures';

it('every fixture parses, and the README names it', () => {
  const readme = readFileSync(new URL('../../fixtures/api/README.md', import.meta.url), 'utf8');
  expect(apiFixtureNames()).toHaveLength(18);
  for (const name of apiFixtureNames()) {
    expect(JSON.parse(apiFixtureText(name as ApiFixture))).toBeTypeOf('object');
    expect(readme).toContain(`| ${name}.json `);
  }
  expect(usageFixtureNames()).toHaveLength(7);
});

it('apiFixture gives a new value each time', () => {
  expect(apiFixture('error-429')).not.toBe(apiFixture('error-429'));
});

it('writeCredentials writes a file as Claude Code does', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quotide-test-'));
  try {
    const path = writeCredentials(folder, { rateLimitTier: 'default_claude_max_20x', expiresAt: 5 });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const { claudeAiOauth } = JSON.parse(readFileSync(path, 'utf8')) as { claudeAiOauth: unknown };
    expect(claudeAiOauth).toMatchObject({
      accessToken: FAKE_TOKEN,
      rateLimitTier: 'default_claude_max_20x',
      expiresAt: 5,
    });
    const before = statSync(path).ino;
    writeCredentialsText(folder, '{"claudeAi');
    expect(statSync(path).ino).not.toBe(before);
    expect(readdirSync(folder)).toEqual(['.credentials.json']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
