import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findClaudeProgram } from '../../../../electron/sources/claude-code/find-program';

describe('findClaudeProgram', () => {
  let home = '';
  beforeEach(() => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-find-'));
  });
  afterEach(() => {
    fs.rmSync(home, { recursive: true, force: true });
  });

  const install = (file: string, mode = 0o755) => {
    const whole = path.join(home, file);
    fs.mkdirSync(path.dirname(whole), { recursive: true });
    fs.writeFileSync(whole, '#!/bin/sh\n', { mode });
    return whole;
  };
  const find = (PATH = '', platform: NodeJS.Platform = 'linux', more: Record<string, string> = {}) =>
    findClaudeProgram({
      env: { PATH, ...more },
      platform,
      home,
      configDir: path.join(home, 'config'),
      systemFolders: [],
    });

  it.each([
    '.local/bin/claude',
    '.claude/local/claude',
    '.claude/local/node_modules/.bin/claude',
    'config/local/claude',
    '.npm-global/bin/claude',
    '.bun/bin/claude',
    '.volta/bin/claude',
    '.local/share/pnpm/claude',
    '.nvm/versions/node/v22.4.0/bin/claude',
    '.local/share/fnm/node-versions/v22.4.0/installation/bin/claude',
  ])('findClaudeProgram finds ~/%s', async (file) => {
    const program = install(file);
    expect(await find()).toBe(program);
  });

  it('findClaudeProgram gives the one of PATH first', async () => {
    install('.local/bin/claude');
    const first = install('first/claude');
    expect(await find(`${path.join(home, 'none')}:${path.dirname(first)}`)).toBe(first);
  });

  it('findClaudeProgram gives the one of the newest Node', async () => {
    install('.nvm/versions/node/v9.1.0/bin/claude');
    const newest = install('.nvm/versions/node/v22.4.0/bin/claude');
    expect(await find()).toBe(newest);
  });

  it('findClaudeProgram gives a link to a program, as the installers make it', async () => {
    const program = install('.local/share/claude/versions/2.1.332');
    fs.mkdirSync(path.join(home, '.local', 'bin'), { recursive: true });
    fs.symlinkSync(program, path.join(home, '.local', 'bin', 'claude'));
    expect(await find()).toBe(path.join(home, '.local', 'bin', 'claude'));
  });

  it('findClaudeProgram gives no file that cannot be run, and none of the present folder', async () => {
    install('.local/bin/claude', 0o644);
    fs.mkdirSync(path.join(home, '.bun', 'bin', 'claude'), { recursive: true });
    const here = path.relative(process.cwd(), path.dirname(install('here/claude')));
    expect(await find(`.:${here}::`)).toBeNull();
  });

  it.skipIf(process.platform === 'win32')(
    'findClaudeProgram looks on Windows for a program, never for a script of a shell',
    async () => {
      // Paths of Windows are no absolute paths here: none of them may be taken for one of this system.
      install('npm/claude.cmd');
      expect(await find('C:\\bin', 'win32', { APPDATA: home })).toBeNull();
    },
  );
});
