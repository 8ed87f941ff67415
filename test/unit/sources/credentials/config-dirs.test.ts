import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  configDirs,
  homeFolder,
  type ConfigDirOptions,
} from '../../../../electron/sources/credentials/config-dirs';
import { hashedService } from '../../../../electron/sources/credentials/keyring/keychain-names';
import { runs } from './support';

const PLAIN = 'Claude Code-credentials';

function hash8(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

function linux(value?: string, more: Partial<ConfigDirOptions> = {}): ConfigDirOptions {
  const env = { HOME: '/home/ada', ...(value === undefined ? {} : { CLAUDE_CONFIG_DIR: value }) };
  return { env, platform: 'linux', homedir: '/root', cwd: '/srv/work', extraDirs: [], ...more };
}

function dirsOf(options: ConfigDirOptions): readonly string[] {
  return configDirs(options).map(({ dir }) => dir);
}

describe('configDirs', () => {
  it('configDirs gives ~/.claude with .claude.json beside it and the plain keychain item', () => {
    expect(configDirs(linux())).toEqual([
      { dir: '/home/ada/.claude', claudeJson: '/home/ada/.claude.json', services: [PLAIN] },
    ]);
  });

  it.each(['', ' ', ' , ,'])('configDirs takes %j for not set', (value) => {
    expect(dirsOf(linux(value))).toEqual(['/home/ada/.claude']);
  });

  it('configDirs puts .claude.json inside a named folder and tries the hashed item first, then the plain one', () => {
    expect(configDirs(linux('/data/claude'))).toEqual([
      {
        dir: '/data/claude',
        claudeJson: '/data/claude/.claude.json',
        services: [`${PLAIN}-${hash8('/data/claude')}`, PLAIN],
      },
    ]);
  });

  it('configDirs hashes even ~/.claude when it is named', () => {
    const [slot] = configDirs(linux('/home/ada/.claude'));
    expect(slot.services).toEqual([`${PLAIN}-${hash8('/home/ada/.claude')}`, PLAIN]);
    expect(slot.claudeJson).toBe('/home/ada/.claude/.claude.json');
  });

  it('configDirs hashes the text as given, then the absolute path', () => {
    const [slot] = configDirs(linux('claude/'));
    expect(slot.dir).toBe('/srv/work/claude');
    expect(slot.services).toEqual([
      `${PLAIN}-${hash8('claude/')}`,
      `${PLAIN}-${hash8('/srv/work/claude')}`,
      PLAIN,
    ]);
  });

  it('configDirs takes several, trimmed, without empty parts and repeats', () => {
    expect(dirsOf(linux(' /a , ,~/b,c,~,/a/,'))).toEqual(['/a', '/home/ada/b', '/srv/work/c', '/home/ada']);
  });

  it('configDirs leaves a tilde of another kind unchanged', () => {
    expect(dirsOf(linux('~bob/x,a~'))).toEqual(['/srv/work/~bob/x', '/srv/work/a~']);
  });

  it('configDirs gives the plain item to none of several named folders: it is not theirs', () => {
    for (const { services } of configDirs(linux('/a,/b'))) expect(services).not.toContain(PLAIN);
  });

  it('configDirs adds the folders of the settings, the default one with its own item', () => {
    const slots = configDirs(linux('/a', { extraDirs: [' /b ', '', '~/.claude', '/a'] }));
    expect(slots.map(({ dir }) => dir)).toEqual(['/a', '/b', '/home/ada/.claude']);
    expect(slots.map(({ services }) => services.includes(PLAIN))).toEqual([false, false, true]);
    expect(slots[2]?.claudeJson).toBe('/home/ada/.claude.json');
  });

  it('configDirs uses USERPROFILE, backslashes and no case on Windows', () => {
    const env = {
      USERPROFILE: 'C:\\Users\\Ada',
      HOME: '/c/Users/Ada',
      CLAUDE_CONFIG_DIR: '~\\one,D:\\Two,d:\\two',
    };
    const options: ConfigDirOptions = {
      env,
      platform: 'win32',
      homedir: 'C:\\x',
      cwd: 'C:\\',
      extraDirs: [],
    };
    expect(dirsOf(options)).toEqual(['C:\\Users\\Ada\\one', 'D:\\Two']);
    expect(configDirs({ ...options, env: { USERPROFILE: 'C:\\Users\\Ada' } })[0]).toMatchObject({
      dir: 'C:\\Users\\Ada\\.claude',
      claudeJson: 'C:\\Users\\Ada\\.claude.json',
    });
  });

  it('configDirs gives absolute folders, each once, and at least one', () => {
    const part = fc.oneof(
      fc.constantFrom('~', '~/a', ' ', '', './a', '/a', 'a//b', '..'),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(part), fc.array(part), (named, extraDirs) => {
        const dirs = dirsOf(linux(named.join(','), { extraDirs }));
        expect(dirs.length).toBeGreaterThan(0);
        expect(new Set(dirs).size).toBe(dirs.length);
        for (const dir of dirs) expect(dir.startsWith('/')).toBe(true);
      }),
      runs(200, 5_000),
    );
  });
});

describe('homeFolder', () => {
  it('homeFolder asks the system when the environment names none', () => {
    expect(homeFolder({ env: {}, platform: 'linux', homedir: '/root' })).toBe('/root');
    expect(homeFolder({ env: { HOME: '' }, platform: 'darwin', homedir: '/Users/a' })).toBe('/Users/a');
    expect(homeFolder({ env: { HOME: '/x' }, platform: 'win32', homedir: 'C:\\a' })).toBe('C:\\a');
  });
});

describe('hashedService', () => {
  it('hashedService gives the same hash for composed and decomposed letters', () => {
    expect(hashedService('/home/caf\u00e9')).toBe(hashedService('/home/cafe\u0301'));
    expect(hashedService('/home/caf\u00e9')).toBe(`${PLAIN}-${hash8('/home/caf\u00e9')}`);
  });
});
