import { describe, expect, it } from 'vitest';
import { childEnvironment } from '../../../../electron/sources/claude-code/program-environment';

const given = {
  PATH: '/usr/bin',
  HOME: '/home/ann',
  HTTPS_PROXY: 'http://proxy:3128',
  QUOTIDE_DATA_DIR: '/data',
  QUOTIDE_EXTRA_CA_CERTS: '/etc/corp.pem',
  ELECTRON_RUN_AS_NODE: '1',
  CLAUDECODE: '1',
  CLAUDE_CODE_ENTRYPOINT: 'cli',
  CLAUDE_CODE_OAUTH_TOKEN: 'sk-ant-oat01-of-someone',
  CLAUDE_CONFIG_DIR: '/one',
  CLAUDE_SECURESTORAGE_CONFIG_DIR: '/logins',
};
const parts = {
  env: given,
  otherLogins: ['CLAUDE_CODE_OAUTH_TOKEN'],
  program: '/home/ann/.nvm/bin/claude',
  configDir: '/two',
  isOwn: true,
};

describe('the environment in which Claude Code is started', () => {
  it('the environment of Claude Code is the user’s, without our own variables and without another login', () => {
    expect(childEnvironment(parts)).toEqual({
      PATH: '/home/ann/.nvm/bin:/usr/bin',
      HOME: '/home/ann',
      HTTPS_PROXY: 'http://proxy:3128',
      NODE_EXTRA_CA_CERTS: '/etc/corp.pem',
      DISABLE_AUTOUPDATER: '1',
      CLAUDE_CONFIG_DIR: '/one',
      CLAUDE_SECURESTORAGE_CONFIG_DIR: '/logins',
    });
  });

  it('the environment of Claude Code names another folder for another folder’s login', () => {
    const child = childEnvironment({ ...parts, isOwn: false });
    expect(child['CLAUDE_CONFIG_DIR']).toBe('/two');
    expect('CLAUDE_SECURESTORAGE_CONFIG_DIR' in child).toBe(false);
    expect('CLAUDE_CONFIG_DIR' in childEnvironment({ ...parts, isOwn: false, configDir: null })).toBe(false);
  });

  it('the environment of Claude Code has no variables for the libraries of an AppImage', () => {
    const env = { ...given, APPIMAGE: '/a', APPDIR: '/b', LD_LIBRARY_PATH: '/b/lib' };
    expect(Object.keys(childEnvironment({ ...parts, env }))).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/APP|LD_/)]),
    );
  });
});
