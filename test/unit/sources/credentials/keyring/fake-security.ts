import type { RunCommand } from '../../../../../electron/platform/run-command';
import { ran } from '../support';

/** An item of a made-up keychain; the exit codes stand for what the real tool does with it. */
export interface FakeItem {
  service: string;
  account: string;
  /** As `security` prints it; `null` prints `<NULL>`. */
  mdat: string | null;
  secret: string | Buffer;
  metadataExit?: number | 'hangs' | 'not started';
  secretExit?: number | 'hangs' | 'not started';
}

export interface FakeSecurity {
  readonly run: RunCommand;
  /** Arguments of each call, without the subcommand, and its time limit. */
  readonly calls: { readonly args: string; readonly timeoutMs: number }[];
  /** How often a secret was asked for since the last call of this. */
  secretReads(): number;
}

/** `/usr/bin/security find-generic-password` over a list of items that a test may change. */
export function fakeSecurity(items: FakeItem[]): FakeSecurity {
  const calls: { args: string; timeoutMs: number }[] = [];
  let counted = 0;
  const run: RunCommand = (command, [verb, ...args], { timeoutMs }) => {
    if (command !== '/usr/bin/security' || verb !== 'find-generic-password') {
      return Promise.reject(new Error(`unexpected: ${command} ${verb ?? ''}`));
    }
    calls.push({ args: args.join(' '), timeoutMs });
    const item = items.find((one) => matches(one, args));
    if (item === undefined) return Promise.resolve(ran(44));
    const secret = args.includes('-w');
    const exit = (secret ? item.secretExit : item.metadataExit) ?? 0;
    if (exit === 'hangs') return Promise.resolve(ran(null, '', true));
    if (exit === 'not started') return Promise.resolve(ran(null));
    if (exit !== 0) return Promise.resolve(ran(exit));
    return Promise.resolve(ran(0, secret ? printed(item.secret) : metadata(item)));
  };
  return {
    run,
    calls,
    secretReads() {
      const all = calls.filter(({ args }) => args.includes(' -w')).length;
      const fresh = all - counted;
      counted = all;
      return fresh;
    },
  };
}

function matches(item: FakeItem, args: readonly string[]): boolean {
  const value = (flag: string): string | undefined =>
    args.includes(flag) ? args[args.indexOf(flag) + 1] : undefined;
  return value('-s') === item.service && (value('-a') ?? item.account) === item.account;
}

/** As the tool prints it: hex as soon as one byte is not printable ASCII. */
function printed(secret: string | Buffer): string {
  const bytes = Buffer.from(secret);
  const plain = bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
  return `${plain ? bytes.toString('utf8') : bytes.toString('hex')}\n`;
}

function metadata({ service, account, mdat }: FakeItem): string {
  const date = mdat === null ? '<NULL>' : `0x${Buffer.from(`${mdat}\0`).toString('hex')}  "${mdat}\\000"`;
  return [
    'keychain: "/Users/ada/Library/Keychains/login.keychain-db"',
    'version: 512',
    'class: "genp"',
    'attributes:',
    `    0x00000007 <blob>="${service}"`,
    '    0x00000008 <blob>=<NULL>',
    account === '' ? '    "acct"<blob>=<NULL>' : `    "acct"<blob>="${account}"`,
    '    "cdat"<timedate>=0x32303236303130313030303030305A00  "20260101000000Z\\000"',
    '    "desc"<blob>=<NULL>',
    `    "mdat"<timedate>=${date}`,
    `    "svce"<blob>="${service}"`,
    '    "type"<uint32>=<NULL>',
    '',
  ].join('\n');
}
