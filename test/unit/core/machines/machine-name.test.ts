import { describe, expect, it } from 'vitest';
import { isMachineName, machineNameOf, SSH_HOST } from '../../../../electron/core/machines/machine-name';

describe('names of other machines', () => {
  it.each([
    'laptop',
    'me@laptop',
    'build-3.example.org',
    '10.0.0.7',
    '[::1]',
    'fe80::1',
    '_gw',
    'a.b+c@host',
  ])('%j can be asked over ssh', (host) => {
    expect(SSH_HOST.test(host)).toBe(true);
  });

  it.each([
    ...['', '-oProxyCommand=calc', 'me@-oProxyCommand=calc', '-', '@host', 'a b', 'host\n', 'ho\u001bst'],
    ...[
      'host;id',
      '$(id)',
      'host`id`',
      'ssh://host',
      'a/b',
      "a'b",
      'höst',
      'a'.repeat(101),
      'a@b@c',
      '\u202eh',
    ],
  ])('%j cannot be asked over ssh', (host) => {
    expect(SSH_HOST.test(host)).toBe(false);
  });

  it('the name of a machine from a file’s name is one visible line of at most 100 characters', () => {
    expect(machineNameOf('my\u001b[31m laptop\n')).toBe('my [31m laptop');
    expect(machineNameOf('\u200b\u202e ')).toBeNull();
    expect(machineNameOf('x'.repeat(300))).toHaveLength(100);
    expect(isMachineName(' laptop')).toBe(false);
  });
});
