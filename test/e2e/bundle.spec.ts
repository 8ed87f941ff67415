import { readFileSync } from 'node:fs';
import { expect, test } from './support/test';

/** Words that only code for renewing or changing a login would need. */
const FORBIDDEN = [
  'oauth/token',
  'grant_type',
  'platform.claude.com',
  'console.anthropic.com',
  'reset_rate_limits',
  'add-generic-password',
  'delete-generic-password',
  'setPassword',
  'deletePassword',
  'findCredentials(',
];

for (const bundle of ['main', 'cli-main', 'cli-scan', 'scan-worker', 'preload']) {
  test(`the built ${bundle} holds no code that renews, changes or spends a login`, () => {
    // Prices name the pages that they are from.
    const text = readFileSync(`dist/${bundle}.cjs`, 'utf8').replaceAll(
      'https://platform.claude.com/docs/',
      '',
    );
    expect(text.length).toBeGreaterThan(1000);
    expect(FORBIDDEN.filter((word) => text.includes(word))).toEqual([]);
  });
}

test('the built preload is small: it is parsed in each window before the first paint, and holds no schemas', () => {
  const text = readFileSync('dist/preload.cjs', 'utf8');
  expect(Buffer.byteLength(text)).toBeLessThan(10_000);
  expect(text).not.toMatch(/ZodError|safeParse/);
});
