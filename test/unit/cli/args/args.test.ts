import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../../electron/cli/args/args';

describe('parseCommand', () => {
  it.each([
    [['status'], { name: 'status', json: false, refresh: false }],
    [['status', '--refresh', '--json'], { name: 'status', json: true, refresh: true }],
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
    [['proxy'], { name: 'proxy', port: 7868 }],
    [['proxy', '--port', '0'], { name: 'proxy', port: 0 }],
    [['proxy', '--port=65535'], { name: 'proxy', port: 65_535 }],
    [[], { name: 'help' }],
    [['--help'], { name: 'help' }],
    [['--version'], { name: 'version' }],
  ])('parseCommand reads %j', (words, command) => {
    expect(parseCommand(words)).toEqual({ ok: true, value: command });
  });

  it.each([
    [['status', '--josn'], 'quotide: there is no --josn; use: quotide status [--json] [--refresh]'],
    [['status', 'now'], 'quotide: "now" is not expected; use: quotide status [--json] [--refresh]'],
    [['watch', '--refresh'], 'quotide: there is no --refresh; use: quotide watch [--json]'],
    [['status', '--json=1'], 'quotide: --json takes no value; use: quotide status [--json] [--refresh]'],
    [['proxy', '--port'], 'quotide: --port takes a number from 0 to 65535; use: quotide proxy [--port N]'],
    [
      ['proxy', '--port=65536'],
      'quotide: --port takes a number from 0 to 65535; use: quotide proxy [--port N]',
    ],
    [['proxy', '--host', 'x'], 'quotide: there is no --host; use: quotide proxy [--port N]'],
    [['proxy', '80'], 'quotide: "80" is not expected; use: quotide proxy [--port N]'],
    [['status', '-j'], 'quotide: there is no -j; use: quotide status [--json] [--refresh]'],
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
