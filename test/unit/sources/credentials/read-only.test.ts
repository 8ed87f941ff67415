import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCredentialsText } from '../../../fakes/credentials';
import { createFileFinder } from '../../../../electron/sources/credentials/files/credentials-file';
import { findCredential } from '../../../../electron/sources/credentials/find';
import { checkCredential } from '../../../../electron/sources/credentials/validate';
import { CANARY, expectNoCanary, NOW, runs, storedLogin, temporaryHome, treeState } from './support';

/** All that reads Claude Code's own files, and what runs Claude Code. */
const sources = ['credentials', 'claude-json', 'claude-code'].flatMap((room) => {
  const folder = fileURLToPath(new URL(`../../../../electron/sources/${room}/`, import.meta.url));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: readFileSync(`${folder}${name}`, 'utf8') }));
});

describe('the source text of the finders', () => {
  it('this test reads the source text of all finders', () => {
    expect(sources.length).toBeGreaterThan(15);
  });

  it.each([
    [
      'writes a file',
      /\b(writeFile|appendFile|createWriteStream|truncate|ftruncate|copyFile|cp|mkdir|mkdtemp)(Sync)?\(/,
    ],
    ['opens for writing', /O_(WRONLY|RDWR|CREAT|TRUNC|APPEND)|open\([^)]*['"][wa]\+?['"]/],
    ['moves, links or deletes', /\b(rename|unlink|rm|rmdir|link|symlink)(Sync)?\(/],
    ['changes modes, owners or times', /\b[fl]?(chmod|chown|utimes)(Sync)?\(/],
    ['writes to a keychain', /setPassword|deletePassword|(add|delete|set)-(generic|internet)-password/],
    ['speaks to a network', /\bfetch\(|node:https?|node:net\b|node:tls|undici|https?:\/\/(?!github)/],
    ['knows of refreshing', /refresh_?token|oauth\/token|grant_type|client_id/i],
    ['uses a shell', /(?<!\.)\bexec(Sync)?\(|shell:\s*true/],
    ['logs', /console\.|process\.(stdout|stderr)/],
  ])('no source text of a finder %s', (_name, pattern) => {
    for (const { name, text } of sources) {
      expect({ name, match: pattern.exec(text)?.[0] }).toEqual({ name, match: undefined });
    }
  });
});

describe('the finders with any content of the file', () => {
  it('a login file of any content stays as it is, nothing of it leaks, and a token that is given may be sent', async () => {
    const whole = storedLogin();
    const text = fc.oneof(
      fc.nat(whole.length).map((length) => whole.slice(0, length)),
      fc
        .record({
          accessToken: fc.constantFrom('', CANARY),
          expiresAt: fc.integer({ min: NOW - 1e6, max: NOW + 1e6 }),
        })
        .map(storedLogin),
      fc.record({ scopes: fc.constantFrom(null, 'user:profile', [], ['user:inference']) }).map(storedLogin),
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.string(),
    );
    const { home, dir } = temporaryHome();
    const finder = createFileFinder({ dir, home, platform: 'linux' });
    await fc.assert(
      fc.asyncProperty(text, async (content) => {
        writeCredentialsText(dir, content);
        const before = treeState(home);
        const outcome = await findCredential([finder], { reason: 'background' }, () => NOW);
        expect(treeState(home)).toEqual(before);
        expectNoCanary(outcome);
        const { credential, problem } = outcome;
        expect(credential === null ? null : checkCredential(credential, NOW)).toBeNull();
        expect(credential === null).toBe(problem !== null);
      }),
      runs(40, 1_000),
    );
  });
});
