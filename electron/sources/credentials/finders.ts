import { readdir } from 'node:fs/promises';
import type { ConfigDir } from './config-dirs';
import { createEnvironmentFinder } from './environment-token';
import { createFileFinder } from './files/credentials-file';
import { createKeychainFinder } from './keyring/keychain-macos';
import type { RunCommand } from '../../platform/run-command';
import { createSecretServiceFinder, type Keytar } from './keyring/secret-service';
import type { Finder } from './types';
import { createWslFinder } from './files/wsl';

/** What the finders of one config folder need from outside. */
export interface FinderTools {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The user's home folder. */
  readonly home: string;
  /** The login name. */
  readonly user: string;
  readonly run: RunCommand;
  readonly loadKeytar: () => Promise<Keytar>;
  readonly isKeyringLocked?: () => Promise<boolean | null>;
  readonly keytarOnMac: boolean;
  /** Epoch ms. */
  readonly now: () => number;
}

/**
 * Creates the finders of one config folder, in their order. `primary` marks the first folder: only it also finds logins
 * of WSL and of the environment, which belong to no folder.
 */
export function createFinders(slot: ConfigDir, primary: boolean, tools: FinderTools): readonly Finder[] {
  const { platform, home, user, run, now } = tools;
  const { services } = slot;
  const finders = [createFileFinder({ dir: slot.dir, home, platform })];
  if (platform === 'darwin') finders.push(createKeychainFinder({ services, user, platform, run, now }));
  finders.push(
    createSecretServiceFinder({
      services,
      user,
      platform,
      load: tools.loadKeytar,
      ...(tools.isKeyringLocked === undefined ? {} : { isLocked: tools.isKeyringLocked }),
      allowOnMac: tools.keytarOnMac,
    }),
  );
  if (primary && platform === 'win32') finders.push(wslFinder(tools));
  if (primary) finders.push(createEnvironmentFinder(tools.env));
  return finders;
}

function wslFinder({ env, platform, run, now }: FinderTools): Finder {
  return createWslFinder({
    platform,
    run,
    now,
    systemRoot: env['SystemRoot'] ?? 'C:\\Windows',
    listFolder: (path) => readdir(path),
    fileFinder: (dir, home) => createFileFinder({ dir, home, platform, id: 'wsl' }),
  });
}
