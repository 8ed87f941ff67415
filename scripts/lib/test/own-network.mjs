// `node own-network.mjs COMMAND…`, inside `unshare --net --mount`: makes a network in which every address and every
// name ends at this machine, where a test records it, and runs the command in it. Linux only.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** An interface with a carrier, without which Chromium takes the machine for offline and asks nothing. */
const CARD = 'out0';

/** @param {string} line */
function must(line) {
  const [file = '', ...args] = line.split(' ');
  const { status, stderr, error } = spawnSync(file, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${line}: ${error?.message ?? stderr.trim()}`);
}

/**
 * The system's resolver asks port 53 of this machine, and nothing else: no cache of the machine, no mDNS.
 * @param {string} folder
 */
function useOwnResolver(folder) {
  const files = {
    '/etc/resolv.conf': 'nameserver 127.0.0.1\noptions timeout:2 attempts:1\n',
    '/etc/nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files dns\n',
    '/etc/hosts': '127.0.0.1 localhost\n::1 localhost\n',
  };
  for (const [file, text] of Object.entries(files)) {
    const own = path.join(folder, path.basename(file));
    fs.writeFileSync(own, text);
    must(`mount --bind ${own} ${file}`);
  }
}

const folder = fs.mkdtempSync(path.join(tmpdir(), 'quotide-net-'));
must('ip link set lo up');
must(`ip link add ${CARD} type veth peer name in0`);
// IPv6 announces itself on a new interface, which would be counted as a packet of the app.
fs.writeFileSync(`/proc/sys/net/ipv6/conf/${CARD}/disable_ipv6`, '1');
fs.writeFileSync('/proc/sys/net/ipv6/conf/in0/disable_ipv6', '1');
must(`ip address add 192.0.2.2/24 dev ${CARD}`);
must(`ip link set ${CARD} up`);
must('ip link set in0 up');
// Each address of IPv4 and IPv6 is this machine's own (routing table "local").
must('ip route add local 0.0.0.0/0 dev lo');
must('ip -6 route add local ::/0 dev lo');
useOwnResolver(folder);

const [command = '', ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: 'inherit' });
child.once('error', (error) => {
  process.stderr.write(`${command}: ${error.message}\n`);
  process.exitCode = 127;
});
child.once('exit', (code) => {
  process.exitCode = code ?? 128;
  fs.rmSync(folder, { recursive: true, force: true });
});
