import type { RunCommand, RunResult } from '../../../platform/run-command';

/**
 * An absolute path: another `security` earlier in PATH must not be run
 * (https://github.com/anthropics/claude-code/issues/88024).
 */
const SECURITY = '/usr/bin/security';

/** The one exit code that means "no such item"; every other failure is a refusal. */
const NOT_FOUND = 44;

/** One keychain item; with `account: null` the first one of the service. */
export interface ItemRef {
  readonly service: string;
  readonly account: string | null;
}

/** The answer of a keychain that gives neither an item nor its absence. */
export interface Refusal {
  readonly kind: 'refused';
  readonly outcome: 'denied' | 'timeout';
  readonly detail: string;
}

interface Absent {
  readonly kind: 'absent';
}

/** An item's attributes, without its secret. */
export interface ItemMetadata {
  readonly kind: 'present';
  /** Differs between items and between states of an item. */
  readonly fingerprint: string;
  /** Whether the fingerprint changes when the item does (it holds `mdat`). */
  readonly dated: boolean;
}

/** Reads an item's attributes, for which macOS opens no dialog. `timeoutMs` in ms. */
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

/** Reads the secret; macOS may open a dialog. `timeoutMs` in ms. */
export async function readSecret(
  run: RunCommand,
  item: ItemRef,
  timeoutMs: number,
): Promise<{ readonly kind: 'secret'; readonly text: string } | Absent | Refusal> {
  const answer = await ask(run, item, ['-w'], timeoutMs);
  return answer.kind === 'output' ? { kind: 'secret', text: decodeSecret(answer.text) } : answer;
}

/**
 * Decodes the output of `security -w`, which is hex as soon as one byte is not printable ASCII
 * (https://github.com/tddworks/ClaudeBar/issues/255). JSON has a `{`, so a text of hex digits alone is encoded.
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

/** The tool's own message is left out: it is in the user's language and may be long. */
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
