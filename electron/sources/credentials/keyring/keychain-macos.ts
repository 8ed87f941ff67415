import { storeLimitMs } from '../limits';
import { parseStored, type StoredLogin } from '../parse-stored';
import type { RunCommand } from '../../../platform/run-command';
import { readMetadata, readSecret, type ItemMetadata, type ItemRef, type Refusal } from './security-tool';
import { startBudget } from './time-limit';
import type { Attempt, Credential, Finder, Finding, FindRequest, LookReason, Origin } from '../types';
import { isExpired } from '../validate';

export interface KeychainOptions {
  /** Service names in the order to try. */
  readonly services: readonly string[];
  /** The login name, which is the item's account; some items have another. */
  readonly user: string;
  readonly platform: NodeJS.Platform;
  readonly run: RunCommand;
  /** Epoch ms. */
  readonly now: () => number;
}

/** An item's content when its secret was last read. */
interface ReadItem {
  readonly fingerprint: string;
  readonly stored: StoredLogin;
  /** Whether its token had already expired then. */
  readonly wasExpired: boolean;
}

/**
 * Creates the finder of the macOS keychain. It reads through `/usr/bin/security`, the one program that Claude Code's
 * item trusts: with any other program macOS asks for a password at every token refresh
 * (https://github.com/steipete/CodexBar/issues/367). In the background the secret is read only when the item changed or
 * its token expired, and after a refusal not before the user asks: repeated prompts are the most frequent complaint
 * about other tools (https://github.com/steipete/CodexBar/issues/108,
 * https://github.com/steipete/CodexBar/issues/2115).
 */
export function createKeychainFinder(options: KeychainOptions): Finder {
  return new KeychainFinder(options);
}

class KeychainFinder implements Finder {
  readonly id = 'keychain';
  readonly #options: KeychainOptions;
  readonly #read = new Map<string, ReadItem>();
  #refusal: Attempt | null = null;
  #running: { readonly reason: LookReason; readonly finding: Promise<Finding> } | null = null;

  constructor(options: KeychainOptions) {
    this.#options = options;
  }

  find({ reason }: FindRequest): Promise<Finding> {
    if (this.#options.platform !== 'darwin') {
      return Promise.resolve({ ...this.#origin(), outcome: 'not_applicable', detail: 'only on macOS' });
    }
    const before = this.#running;
    if (before !== null && (before.reason === 'user' || reason === 'background')) return before.finding;
    // One request at a time: a click waits until the short background request has ended.
    const look = (): Promise<Finding> => this.#look(reason);
    const finding = before === null ? look() : before.finding.then(look, look);
    const running = { reason, finding };
    this.#running = running;
    const done = (): void => {
      if (this.#running === running) this.#running = null;
    };
    finding.then(done, done);
    return finding;
  }

  async #look(reason: LookReason): Promise<Finding> {
    if (this.#refusal !== null && reason === 'background') return this.#withEarlierLogin(this.#refusal);
    this.#refusal = null;
    const remaining = startBudget(storeLimitMs(reason));
    const seen = new Set<string>();
    let result: Finding = { ...this.#origin(), outcome: 'absent', detail: 'no such item in the Keychain' };
    for (const item of this.#items()) {
      const metadata = await readMetadata(this.#options.run, item, remaining());
      if (metadata.kind === 'refused') return this.#refuse(item, metadata);
      if (metadata.kind === 'absent') this.#read.delete(keyOf(item));
      if (metadata.kind === 'absent' || seen.has(metadata.fingerprint)) continue;
      seen.add(metadata.fingerprint);
      const stored = await this.#readItem(item, metadata, reason, remaining);
      if (stored.kind === 'refused') return this.#refuse(item, stored);
      // An item may hold only MCP logins while another has the login, so the search continues.
      if (stored.kind === 'login' || result.outcome === 'absent') result = this.#toFinding(item, stored);
      if (stored.kind === 'login') break;
    }
    return result;
  }

  async #readItem(
    item: ItemRef,
    metadata: ItemMetadata,
    reason: LookReason,
    remaining: () => number,
  ): Promise<StoredLogin | Refusal> {
    const known = this.#read.get(keyOf(item));
    const same = known?.fingerprint === metadata.fingerprint;
    if (known !== undefined && same && reason === 'background' && !this.#shouldReadAgain(known, metadata)) {
      return known.stored;
    }
    const secret = await readSecret(this.#options.run, item, remaining());
    if (secret.kind === 'refused') return secret;
    if (secret.kind === 'absent') return { kind: 'no_login', detail: 'the item vanished while it was read' };
    const stored = parseStored(secret.text, this.#origin(item));
    const wasExpired = this.#holdsExpired(stored);
    this.#read.set(keyOf(item), { fingerprint: metadata.fingerprint, stored, wasExpired });
    return stored;
  }

  /** A token that has expired since the last read is read once more; after that only a changed item is. */
  #shouldReadAgain({ stored, wasExpired }: ReadItem, { dated }: ItemMetadata): boolean {
    return this.#holdsExpired(stored) && (!wasExpired || !dated);
  }

  #holdsExpired(stored: StoredLogin): boolean {
    return stored.kind === 'login' && isExpired(stored.credential, this.#options.now());
  }

  #refuse(item: ItemRef, { outcome, detail }: Refusal): Finding {
    this.#refusal = { ...this.#origin(item), outcome, detail: `${detail}; not asked again until you click` };
    return this.#withEarlierLogin(this.#refusal);
  }

  /** One slow answer after the computer wakes must not discard a token in memory that is valid for hours. */
  #withEarlierLogin(attempt: Attempt): Finding {
    const earlier = [...this.#read.values()]
      .map(({ stored }) => loginOf(stored))
      .find((login) => login !== null);
    return earlier === undefined || isExpired(earlier, this.#options.now())
      ? attempt
      : { ...attempt, credential: earlier };
  }

  #toFinding(item: ItemRef, stored: StoredLogin): Finding {
    const origin = this.#origin(item);
    if (stored.kind === 'login')
      return { ...origin, outcome: 'found', detail: 'read', credential: stored.credential };
    const { detail } = stored;
    return stored.kind === 'malformed'
      ? { ...origin, outcome: 'unreadable', detail, reason: stored.reason }
      : { ...origin, outcome: 'absent', detail };
  }

  #items(): readonly ItemRef[] {
    const accounts = this.#options.user === '' ? [null] : [this.#options.user, null];
    return this.#options.services.flatMap((service) => accounts.map((account) => ({ service, account })));
  }

  #origin(item?: ItemRef): Origin {
    const service = item?.service ?? this.#options.services.join(', ');
    return { finder: 'keychain', where: `Keychain item ${service}` };
  }
}

function keyOf({ service, account }: ItemRef): string {
  return JSON.stringify([service, account]);
}

function loginOf(stored: StoredLogin): Credential | null {
  return stored.kind === 'login' ? stored.credential : null;
}
