import type { RunCommand, RunResult } from './run-command';

/** Absolute: a `security` earlier in PATH must not get the question (anthropics/claude-code#88024). */
const SECURITY = '/usr/bin/security';

/** The one exit code that means "no such item"; every other failure is a refusal. */
const NOT_FOUND = 44;

/** One keychain item to ask for; `account: null` takes whichever comes first. */
export interface ItemRef {
  readonly service: string;
  readonly account: string | null;
}

/** Anything but an item or its absence. */
export interface Refusal {
  readonly kind: 'refused';
  readonly outcome: 'denied' | 'timeout';
  readonly detail: string;
}

interface Absent {
  readonly kind: 'absent';
}

/** What an item says without its secret. */
export interface ItemMetadata {
  readonly kind: 'present';
  /** Tells this item in this state from every other. */
  readonly fingerprint: string;
  /** Whether the fingerprint changes when the item does (it holds `mdat`). */
  readonly dated: boolean;
}

/** Asks for an item without its secret, which makes the system ask nobody. Times in ms. */
export async function readMetadata(
  run: RunCommand,
  item: ItemRef,
  timeoutMs: number,
): Promise<ItemMetadata | Absent | Refusal> {
  const answer = await ask(run, item, [], timeoutMs);
  if (answer.kind !== 'output') return answer;
  const account = attribute(answer.text, 'acct', 'blob');
  const changedAt = attribute(answer.text, 'mdat', 'timedate');
  const fingerprint = JSON.stringify([item.service, account, changedAt]);
  return { kind: 'present', fingerprint, dated: changedAt !== null };
}

/** Asks for the secret; the system may put a dialog before the person. */
export async function readSecret(
  run: RunCommand,
  item: ItemRef,
  timeoutMs: number,
): Promise<{ readonly kind: 'secret'; readonly text: string } | Absent | Refusal> {
  const answer = await ask(run, item, ['-w'], timeoutMs);
  return answer.kind === 'output' ? { kind: 'secret', text: decodeSecret(answer.text) } : answer;
}

/**
 * `security -w` prints hex as soon as one byte is not printable ASCII: tddworks/ClaudeBar#255. JSON holds a `{`, so
 * what is all hex digits was encoded.
 */
export function decodeSecret(output: string): string {
  const text = output.trim();
  const hex = text.length > 0 && text.length % 2 === 0 && /^[0-9a-f]+$/i.test(text);
  return hex ? Buffer.from(text, 'hex').toString('utf8') : text;
}

type Answer = { readonly kind: 'output'; readonly text: string } | Absent | Refusal;

async function ask(
  run: RunCommand,
  item: ItemRef,
  extra: readonly string[],
  timeoutMs: number,
): Promise<Answer> {
  if (timeoutMs <= 0) return tooSlow;
  const account = item.account === null ? [] : ['-a', item.account];
  const args = ['find-generic-password', '-s', item.service, ...account, ...extra];
  const result = await run(SECURITY, args, { timeoutMs });
  if (result.timedOut) return tooSlow;
  if (result.code === 0) return { kind: 'output', text: result.stdout.toString('utf8') };
  if (result.code === NOT_FOUND) return { kind: 'absent' };
  return { kind: 'refused', outcome: 'denied', detail: refusalDetail(result) };
}

const tooSlow: Refusal = {
  kind: 'refused',
  outcome: 'timeout',
  detail: 'the Keychain did not answer in time',
};

/** The tool's own words are left out: they are in the user's language and of any length. */
function refusalDetail({ code }: RunResult): string {
  if (code === null) return 'the security tool could not be run';
  if (code === 36) return 'the Keychain is locked or may not ask now (security exit 36)';
  if (code === 128) return 'access was refused in the dialog (security exit 128)';
  return `the Keychain refused access (security exit ${String(code)})`;
}

/** The value of a line such as `"mdat"<timedate>=0x3230…00  "20261121120000Z\000"`, verbatim. */
function attribute(text: string, name: string, type: string): string | null {
  const value = new RegExp(`"${name}"<${type}>=(.*)`).exec(text)?.[1]?.trim();
  return value === undefined || value === '' || value === '<NULL>' ? null : value;
}
