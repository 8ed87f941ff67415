import { describe, expect, it } from 'vitest';
import { hidePaths, hidesNames } from '../../../electron/core/privacy';
import { defaultSettings } from '../../../electron/core/settings/settings';
import { noSettingsTrouble, type SettingsTrouble } from '../../../electron/core/settings/trouble';

describe('hidesNames', () => {
  const asked = (on: boolean, trouble: Partial<SettingsTrouble> = {}, wantsNames = false) =>
    hidesNames(
      { settings: { ...defaultSettings, privacy: { on } }, trouble: { ...noSettingsTrouble, ...trouble } },
      wantsNames,
    );

  it('is true in privacy mode, unless --names asks for names', () => {
    expect(asked(false)).toBe(false);
    expect(asked(true)).toBe(true);
    expect(asked(true, {}, true)).toBe(false);
  });

  it('is true for an unreadable settings file, which may have asked for it', () => {
    expect(asked(false, { fault: { kind: 'empty' } })).toBe(true);
    expect(asked(false, { wrong: ['privacy.on'] })).toBe(true);
    expect(asked(false, { wrong: ['tray.style'] })).toBe(false);
  });

  it('does not change when the file is damaged while the app runs', () => {
    expect(asked(false, { fault: { kind: 'empty' }, keepsEarlier: true })).toBe(false);
  });
});

describe('hidePaths', () => {
  it.each([
    ['/home/ann/acme/secret plan/.claude', ['/home/ann/acme/secret plan/.claude'], '[path]'],
    ['/home/ann/a b/.claude/.credentials.json – found', ['/home/ann/a b/.claude'], '[path] – found'],
    ["EACCES: permission denied, open '/var/acme/x.db'", [], "EACCES: permission denied, open '[path]'"],
    ['Claude Code’s folder: ~/.claude-acme', [], 'Claude Code’s folder: [path]'],
    ['C:\\Users\\ann\\acme\\x (moved)', [], '[path] (moved)'],
    ['in \\\\wsl.localhost\\Ubuntu\\home\\ann\\.claude', [], 'in [path]'],
    ['moved to /d/settings.json.corrupt-1.', [], 'moved to [path]'],
  ])('hides %s', (text, known, hidden) => {
    expect(hidePaths(text, known)).toBe(hidden);
  });

  it.each([
    'Run `claude` and sign in again with /login.',
    'While the app runs: http://127.0.0.1:9465/metrics',
    'https://api.anthropic.com, Anthropic’s own',
    'Name the receiver’s http address; Quotide speaks http/protobuf alone.',
    'HTTPS_PROXY is not set.',
    '12 samples, the newest 4 m old (19:56)',
  ])('keeps %s, which is no path', (text) => {
    expect(hidePaths(text, ['', '/', 'keychain'])).toBe(text);
  });
});
