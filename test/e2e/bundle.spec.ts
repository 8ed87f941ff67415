import { readdirSync, readFileSync } from 'node:fs';
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

/** A program with the parts that it loads only when it needs them. */
function textOf(bundle: string): string {
  const files = readdirSync('dist').filter(
    (name) => name === `${bundle}.cjs` || (name.startsWith(`${bundle}-`) && name.endsWith('.cjs')),
  );
  return files.map((name) => readFileSync(`dist/${name}`, 'utf8')).join('\n');
}

for (const bundle of ['main', 'cli-main', 'cli-scan', 'scan-worker', 'preload']) {
  test(`the built ${bundle} holds no code that renews, changes or spends a login`, () => {
    // Prices name the pages that they are from.
    const text = textOf(bundle).replaceAll('https://platform.claude.com/docs/', '');
    expect(text.length).toBeGreaterThan(1000);
    expect(FORBIDDEN.filter((word) => text.includes(word))).toEqual([]);
  });
}

test('the built preload is small: it is parsed in each window before the first paint, and holds no schemas', () => {
  const text = readFileSync('dist/preload.cjs', 'utf8');
  expect(Buffer.byteLength(text)).toBeLessThan(10_000);
  expect(text).not.toMatch(/ZodError|safeParse/);
});

for (const bundle of ['main', 'cli-main', 'proxy']) {
  test(`the built ${bundle} begins without undici and the SOCKS client, which few starts need`, () => {
    const parsed = JSON.parse(readFileSync(`dist/${bundle}.cjs.map`, 'utf8')) as {
      readonly sources: readonly string[];
    };
    expect(parsed.sources.length).toBeGreaterThan(10);
    expect(parsed.sources.filter((source) => /node_modules\/(?:undici|socks)\//.test(source))).toEqual([]);
  });
}
