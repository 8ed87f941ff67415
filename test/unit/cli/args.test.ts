import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../electron/cli/args';

describe('parseCommand', () => {
  it.each([
    [['status'], { name: 'status', json: false, refresh: false }],
    [['status', '--refresh', '--json'], { name: 'status', json: true, refresh: true }],
    [['watch', '--json'], { name: 'watch', json: true }],
    [['proxy'], { name: 'proxy', port: 7868 }],
    [['proxy', '--port', '0'], { name: 'proxy', port: 0 }],
    [['proxy', '--port=65535'], { name: 'proxy', port: 65_535 }],
    [[], { name: 'help' }],
    [['--help'], { name: 'help' }],
    [['--version'], { name: 'version' }],
  ])('reads %j', (words, command) => {
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
  ])('says in one line what is allowed instead of %j', (words, line) => {
    expect(parseCommand(words)).toEqual({ ok: false, error: line });
  });

  it('names the commands there are', () => {
    const result = parseCommand(['stauts']);
    expect(!result.ok && result.error).toMatch(
      /^quotide: there is no command "stauts"; there are status, watch/,
    );
  });
});
