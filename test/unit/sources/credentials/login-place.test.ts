import { describe, expect, it } from 'vitest';
import { configDirs } from '../../../../electron/sources/credentials/config-dirs';
import {
  hashedService,
  PLAIN_SERVICE,
} from '../../../../electron/sources/credentials/keyring/keychain-names';
import { loginPlace } from '../../../../electron/sources/credentials/login-place';

const options = (env: Readonly<Record<string, string>> = {}, platform: NodeJS.Platform = 'linux') => ({
  env: { HOME: '/home/ada', USERPROFILE: 'C:\\Users\\ada', ...env },
  platform,
  homedir: '/home/ada',
  cwd: '/work',
  extraDirs: [],
});

const placeOf = (named: string | undefined, at = options()) => loginPlace(configDirs(at)[0], named, at);

describe('loginPlace', () => {
  it('the place of a login is the config folder while the variable is not set', () => {
    expect(placeOf(undefined)).toMatchObject({
      dir: '/home/ada/.claude',
      claudeJson: '/home/ada/.claude.json',
      services: [PLAIN_SERVICE],
    });
  });

  it('the place of a login is the folder that the variable names, whose text makes the keychain name', () => {
    expect(placeOf('~/store', options({ CLAUDE_CONFIG_DIR: '/cfg' }))).toEqual({
      dir: '/home/ada/store',
      services: [hashedService('~/store'), hashedService('/home/ada/store')],
      claudeJson: null,
    });
    expect(placeOf('store').dir).toBe('/work/store');
    expect(placeOf('D:\\store', options({}, 'win32')).dir).toBe('D:\\store');
  });

  it('the place of a login is the default one when the variable is empty, even with CLAUDE_CONFIG_DIR set', () => {
    expect(placeOf('', options({ CLAUDE_CONFIG_DIR: '/cfg' }))).toEqual({
      dir: '/home/ada/.claude',
      services: [PLAIN_SERVICE],
      claudeJson: null,
    });
    expect(placeOf('').claudeJson).toBe('/home/ada/.claude.json');
  });
});
