import { describe, expect, it } from 'vitest';
import { listeningUser, userName } from '../../../../electron/core/network/listening-socket';

const HEAD =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';
const line = (local: string, state: string, uid: number) =>
  `   0: ${local} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000  ${String(uid)}        0 4711 1 0000000000000000 100 0 0 10 0`;
const table = (...lines: readonly string[]) => [HEAD, ...lines, ''].join('\n');

describe('listeningUser', () => {
  it('finds the user that listens on the port of 127.0.0.1', () => {
    const text = table(line('0100007F:1F90', '0A', 7), line('0100007F:1EBC', '0A', 1001));
    expect(listeningUser(text, 7868)).toBe(1001);
  });

  it('finds a program that listens on all addresses, of IPv4 and IPv6', () => {
    expect(listeningUser(table(line('00000000:1EBC', '0A', 33)), 7868)).toBe(33);
    expect(listeningUser(table(line(`${'0'.repeat(32)}:1EBC`, '0A', 34)), 7868)).toBe(34);
    expect(listeningUser(table(line('0000000000000000FFFF00000100007F:1EBC', '0A', 35)), 7868)).toBe(35);
  });

  it('ignores connections, other addresses and other ports', () => {
    const text = table(
      line('0100007F:1EBC', '01', 1001),
      line('0200A8C0:1EBC', '0A', 1002),
      line('0100007F:1EBD', '0A', 1003),
      line(`${'0'.repeat(24)}01000000:1EBC`, '0A', 1004),
    );
    expect(listeningUser(text, 7868)).toBeNull();
  });

  it('is null for an empty or odd table', () => {
    for (const text of ['', 'odd', table('0: 0100007F:1EBC'), table(line('0100007F:1EBC', '0A', NaN))])
      expect(listeningUser(text, 7868)).toBeNull();
  });
});

describe('userName', () => {
  it('finds the login name of a user id', () => {
    const passwd = 'root:x:0:0:root:/root:/bin/bash\nmara:x:1001:1001::/home/mara:/bin/sh\n:x:5:::\n';
    expect([userName(passwd, 1001), userName(passwd, 5), userName(passwd, 9)]).toEqual(['mara', null, null]);
  });
});
