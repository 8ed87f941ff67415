import fs from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createLoginSource } from '../../../../electron/app/accounts/login';
import { configDirs } from '../../../../electron/sources/credentials/config-dirs';
import { writeCredentials } from '../../../fakes/credentials';
import { temporaryHome, until } from '../../sources/credentials/support';

async function watching() {
  const { home } = temporaryHome();
  const dir = path.join(home, '.claude');
  fs.mkdirSync(dir, { recursive: true });
  const env = { HOME: home };
  const at = { env, platform: 'linux' as const, homedir: home };
  const [slot] = configDirs({ ...at, cwd: home, extraDirs: [] });
  const source = createLoginSource({
    ...at,
    slot,
    primary: true,
    now: Date.now,
    keytarOnMac: () => false,
  });
  const claudeJson = path.join(home, '.claude.json');
  const name = (organizationUuid: string, numStartups = 1) => {
    const next = `${claudeJson}.next`;
    fs.writeFileSync(next, JSON.stringify({ numStartups, oauthAccount: { organizationUuid } }));
    fs.renameSync(next, claudeJson);
  };
  name('org-one');
  writeCredentials(dir, { accessToken: 'token-1' });
  let changes = 0;
  const watch = source.watch(() => (changes += 1));
  onTestFinished(() => {
    watch.close();
  });
  await watch.ready;
  return { home, dir, name, source, changes: () => changes };
}

it('calls back when the credentials file changed', async () => {
  const at = await watching();
  writeCredentials(at.dir, { accessToken: 'token-2' });
  await until(() => at.changes() === 1);
});

it('calls back when .claude.json names another account, and not when it changed otherwise', async () => {
  const at = await watching();
  at.name('org-one', 100);
  at.name('org-one', 2000);
  at.name('org-two', 2000);
  await until(() => at.changes() === 1);
});

it('follows the login to the folder that settings.json names, and watches it there', async () => {
  const at = await watching();
  const store = path.join(at.home, 'store');
  writeCredentials(store, { accessToken: 'token-3' });
  const env = { CLAUDE_SECURESTORAGE_CONFIG_DIR: store };
  fs.writeFileSync(path.join(at.dir, 'settings.json'), JSON.stringify({ env }));
  await until(() => at.changes() === 1);
  expect((await at.source.find('background')).login?.credential.accessToken).toBe('token-3');
  writeCredentials(store, { accessToken: 'token-4' });
  await until(() => at.changes() === 2);
});
