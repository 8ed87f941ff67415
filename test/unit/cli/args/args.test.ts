import { proxyKey } from '../../../../electron/cli/args/proxy-args';
import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../../electron/cli/args/args';

describe('parseCommand', () => {
  it.each([
    [['status'], { name: 'status', json: false, refresh: false, format: null }],
    [['status', '--refresh', '--json'], { name: 'status', json: true, refresh: true, format: null }],
    [['watch', '--json'], { name: 'watch', json: true }],
    [['history'], { name: 'history', format: 'text', events: false, window: null, since: null, until: null }],
    [
      ['history', '--csv', '--events', '--window', 'five_hour', '--since=7d', '--until', '2026-11-21T20:00Z'],
      {
        name: 'history',
        format: 'csv',
        events: true,
        window: 'five_hour',
        since: { agoMs: 7 * 86_400_000 },
        until: { at: Date.UTC(2026, 10, 21, 20) },
      },
    ],
    [
      ['history', '--json', '--since', '2026-11-21'],
      {
        name: 'history',
        format: 'json',
        events: false,
        window: null,
        since: { at: new Date(2026, 10, 21).getTime() },
        until: null,
      },
    ],
    [['proxy'], { name: 'proxy', port: 7868, key: null }],
    [['proxy', '--port', '0'], { name: 'proxy', port: 0, key: null }],
    [['proxy', '--port=65535'], { name: 'proxy', port: 65_535, key: null }],
    [['proxy', '--key', 'a_Key-of-16-char'], { name: 'proxy', port: 7868, key: 'a_Key-of-16-char' }],
    [['proxy', '--key=-a_Key-of-16-cha', '--port', '1'], { name: 'proxy', port: 1, key: '-a_Key-of-16-cha' }],
    [[], { name: 'help' }],
    [['--help'], { name: 'help' }],
    [['--version'], { name: 'version' }],
  ])('parseCommand reads %j', (words, command) => {
    expect(parseCommand(words)).toEqual({ ok: true, value: command });
  });

  it.each([
    [
      ['status', '--josn'],
      'quotide: there is no --josn; use: quotide status [--json|--format F] [--refresh]',
    ],
    [
      ['status', 'now'],
      'quotide: "now" is not expected; use: quotide status [--json|--format F] [--refresh]',
    ],
    [['watch', '--refresh'], 'quotide: there is no --refresh; use: quotide watch [--json]'],
    [
      ['status', '--json=1'],
      'quotide: --json takes no value; use: quotide status [--json|--format F] [--refresh]',
    ],
    [
      ['proxy', '--port'],
      'quotide: --port takes a number from 0 to 65535; use: quotide proxy [--port N] [--key KEY]',
    ],
    [
      ['proxy', '--port=65536'],
      'quotide: --port takes a number from 0 to 65535; use: quotide proxy [--port N] [--key KEY]',
    ],
    [['proxy', '--host', 'x'], 'quotide: there is no --host; use: quotide proxy [--port N] [--key KEY]'],
    [['proxy', '80'], 'quotide: "80" is not expected; use: quotide proxy [--port N] [--key KEY]'],
    [['status', '-j'], 'quotide: there is no -j; use: quotide status [--json|--format F] [--refresh]'],
  ])('parseCommand gives one line about what is allowed instead of %j', (words, line) => {
    expect(parseCommand(words)).toEqual({ ok: false, error: line });
  });

  it.each([
    [['--josn'], 'there is no --josn'],
    [['now'], '"now" is not expected'],
    [['--json', '--csv'], '--json and --csv exclude each other'],
    [['--json=1'], '--json takes no value'],
    [['--window'], '--window needs a value'],
    [['--since', 'yesterday'], '--since does not understand "yesterday"'],
    [['--until', '2026-13-45'], '--until does not understand "2026-13-45"'],
    [['--since', '7'], '--since does not understand "7"'],
  ])('parseCommand gives one line about the fault of history %j', (words, problem) => {
    const result = parseCommand(['history', ...words]);
    expect(!result.ok && result.error).toMatch(/^quotide: .*; use: quotide history \[--json\|--csv\][^\n]*$/);
    expect(!result.ok && result.error).toContain(problem);
  });

  it('parseCommand names all commands in its help', () => {
    const result = parseCommand(['stauts']);
    expect(!result.ok && result.error).toMatch(
      /^quotide: Did you mean status\? There is no command "stauts"; there are status, watch/,
    );
  });
});

describe('the key of the secret path', () => {
  const KEY = 'a_Key-of-16-char';

  it.each(['', 'short', `${KEY}/`, `${KEY}é`, 'k'.repeat(65), `/${KEY}`])(
    'is refused by --key where its form is wrong (%j), and the error does not contain it',
    (key) => {
      const parsed = parseCommand(['proxy', `--key=${key}`]);
      expect(parsed.ok).toBe(false);
      if (!parsed.ok && key !== '') expect(parsed.error).not.toContain(key);
    },
  );

  it('is that of --key, else that of QUOTIDE_PROXY_KEY', () => {
    const env = { QUOTIDE_PROXY_KEY: 'from-the-environment' };
    expect(proxyKey({ key: KEY }, env)).toEqual({ ok: true, value: KEY });
    expect(proxyKey({ key: null }, env)).toEqual({ ok: true, value: 'from-the-environment' });
    expect(proxyKey({ key: null }, { QUOTIDE_PROXY_KEY: '' })).toEqual({ ok: true, value: null });
    expect(proxyKey({ key: null }, {})).toEqual({ ok: true, value: null });
  });

  it('is an error in QUOTIDE_PROXY_KEY where its form is wrong, since the proxy would be open without it', () => {
    const result = proxyKey({ key: null }, { QUOTIDE_PROXY_KEY: 'a secret' });
    expect(result.ok).toBe(false);
    expect(JSON.stringify(result)).not.toContain('a secret');
  });
});
