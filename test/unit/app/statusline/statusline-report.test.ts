import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { managedSettings } from '../../../../electron/app/statusline/managed-settings';
import { commandOf, statuslineReport } from '../../../../electron/app/statusline/statusline-report';
import { statusline } from '../../../../electron/cli/statusline/run';

describe('statuslineReport', () => {
  let dir = '';
  beforeEach(() => (dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-line-report-'))));
  afterEach(() => {
    fs.rmSync(dir, { recursive: true, force: true });
  });
  const report = () =>
    statuslineReport({ dataDir: dir, configDir: dir, program: '/opt/quotide', platform: 'linux' });
  const settings = (text: string) => fs.writeFileSync(path.join(dir, 'settings.json'), text);

  it('reads Claude Code’s settings, and never writes them', () => {
    expect(report()).toMatchObject({ installed: false, before: null, heardAt: null });
    const text = JSON.stringify({ statusLine: { type: 'command', command: '~/bin/line' } });
    settings(text);
    expect(report().settings).toContain("/opt/quotide statusline --chain '~/bin/line'");
    expect(fs.readFileSync(path.join(dir, 'settings.json'), 'utf8')).toBe(text);
    settings(report().settings);
    expect(report().installed).toBe(true);
    settings('\uFEFF{ "statusLine": { "command": "~/bin/line", }, } // by hand');
    expect(report().settings).toContain("/opt/quotide statusline --chain '~/bin/line'");
    for (const odd of ['', '{', '[]', 'null', '{"statusLine":7}', '{"statusLine":{"command":7}}']) {
      settings(odd);
      expect(report()).toMatchObject({ installed: false, before: null });
    }
  });

  it('gives the time of the last note', async () => {
    const now = 1_795_000_000_000;
    const limits = { five_hour: { used_percentage: 42, resets_at: now / 1000 + 3600 } };
    const input = JSON.stringify({ rate_limits: limits });
    await statusline({
      words: [],
      input,
      dataDir: dir,
      configDir: dir,
      cwd: dir,
      homedir: dir,
      now,
      warn: () => undefined,
    });
    expect(report().heardAt).toBe(now);
    expect(
      statuslineReport({
        dataDir: dir,
        configDir: '/x',
        program: 'q',
        platform: 'linux',
      }).heardAt,
    ).toBe(null);
  });

  it('gives the whole path of the command if it exists', () => {
    const place = { appPath: path.join(dir, 'app'), resourcesPath: path.join(dir, 'resources') };
    expect(commandOf(place, 'linux')).toBe('quotide');
    for (const [name, folder] of Object.entries(place)) {
      const file = path.join(folder, 'bin', 'quotide');
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, '');
      expect([name, commandOf(place, 'linux')]).toEqual([name, file]);
    }
  });
});

it('a managed machine is recognized by its file or its folder of files', () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-managed-'));
  expect(managedSettings(dir)).toBeNull();
  fs.mkdirSync(path.join(dir, 'managed-settings.d'));
  expect(managedSettings(dir)).toBe(path.join(dir, 'managed-settings.d'));
  fs.writeFileSync(path.join(dir, 'managed-settings.json'), '{}');
  expect(managedSettings(dir)).toBe(path.join(dir, 'managed-settings.json'));
  fs.rmSync(dir, { recursive: true });
});
