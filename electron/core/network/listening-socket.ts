/** The state of a listening socket in `/proc/net/tcp` (`TCP_LISTEN`, include/net/tcp_states.h). */
const LISTENING = '0A';

/**
 * The user id that listens on a port of IPv4's loopback or of all addresses; `null`: none is listed.
 * @param table the text of `/proc/net/tcp` or `/proc/net/tcp6`
 * (https://www.kernel.org/doc/html/latest/networking/proc_net_tcp.html)
 */
export function listeningUser(table: string, port: number): number | null {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  for (const line of table.split('\n').slice(1)) {
    const [, local = '', , state, , , , uid] = line.trim().split(/\s+/);
    const [address = '', localPort] = local.split(':');
    if (state !== LISTENING || localPort !== wanted || !isReachedByLoopback(address)) continue;
    const user = Number(uid);
    return Number.isInteger(user) ? user : null;
  }
  return null;
}

/** Whether a connection to 127.0.0.1 reaches this address, which is written as words of 32 bits in host order. */
function isReachedByLoopback(address: string): boolean {
  const mapped = '0000000000000000FFFF0000';
  const four = address.startsWith(mapped) ? address.slice(mapped.length) : address;
  return /^0+$/.test(address) || four === '0100007F' || four === '00000000';
}

/** The name of a user in the text of `/etc/passwd`; `null`: it is not listed. */
export function userName(passwd: string, uid: number): string | null {
  const line = passwd.split('\n').find((each) => each.split(':')[2] === String(uid));
  return line?.split(':')[0] || null;
}
