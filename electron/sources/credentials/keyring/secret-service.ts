import { explainRejection } from './keyring-errors';
import { storeLimitMs } from '../limits';
import { parseStored, type StoredLogin } from '../parse-stored';
import { startBudget, withTimeLimit } from './time-limit';
import type { Attempt, AttemptOutcome, Finder, Finding, FindRequest, Origin } from '../types';

/**
 * The reading functions of keytar; its writing functions must not be reachable from here. `findCredentials` is left out
 * too: keytar 7.10.6 copies the text of a secret that it did not get, so an item in a locked keyring ends the process
 * with a segmentation fault (measured with gnome-keyring; `findPassword` returns null).
 */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  /** The first item of the service, of any account. */
  findPassword(service: string): Promise<string | null>;
}

export interface SecretServiceOptions {
  /** Service names in the order to try. */
  readonly services: readonly string[];
  /** The login name, which is the item's account. */
  readonly user: string;
  readonly platform: NodeJS.Platform;
  /** Loads keytar when it is first needed; rejects where its library is missing. */
  readonly load: () => Promise<Keytar>;
  /** Whether the keyring is locked; `null` when that is not known. Must not unlock it or open a dialog. */
  readonly isLocked?: () => Promise<boolean | null>;
  /** Whether the user chose keytar on macOS, where it asks for a password at every token refresh. */
  readonly allowOnMac: boolean;
}

/**
 * Creates the finder of the Secret Service (Linux) and the Credential Manager (Windows), through keytar. A call waits
 * as long as a dialog is open and blocks one of Node's few worker threads. So there is at most one call at a time, and
 * after a refusal or a timeout none in the background before the user asks.
 */
export function createSecretServiceFinder(options: SecretServiceOptions): Finder {
  return new SecretServiceFinder(options);
}

class SecretServiceFinder implements Finder {
  readonly id = 'secret_service';
  readonly #options: SecretServiceOptions;
  readonly #origin: Origin;
  #refusal: Attempt | null = null;
  #running: Promise<StoredLogin | null> | null = null;

  constructor(options: SecretServiceOptions) {
    this.#options = options;
    this.#origin = {
      finder: this.id,
      where: `${storeName(options.platform)}: ${options.services.join(', ')}`,
    };
  }

  async find(request: FindRequest): Promise<Finding> {
    const why = this.#notApplicable(request);
    if (why !== null) return this.#attempt('not_applicable', why);
    const background = request.reason === 'background';
    if (background && this.#refusal !== null) return this.#refusal;
    this.#refusal = null;
    const remaining = startBudget(storeLimitMs(request.reason));
    if (background && (await this.#probe(remaining())) === true) return this.#attempt('denied', LOCKED);
    return this.#look(remaining);
  }

  async #look(remaining: () => number): Promise<Finding> {
    try {
      const asked = await withTimeLimit(this.#ask(), remaining());
      if (!asked.ok) return this.#refuse('timeout', 'the keyring did not answer in time');
      return asked.value === null ? await this.#explainNothing() : this.#toFinding(asked.value);
    } catch (error) {
      const { outcome, detail } = explainRejection(error);
      return outcome === 'denied' ? this.#refuse(outcome, detail) : this.#attempt(outcome, detail);
    }
  }

  /**
   * Waits for a call that is still running, for example with a dialog that was left open, instead of starting another.
   */
  #ask(): Promise<StoredLogin | null> {
    const running = this.#running ?? this.#askKeytar();
    this.#running = running;
    const done = (): void => {
      if (this.#running === running) this.#running = null;
    };
    running.then((stored) => {
      done();
      // A dialog was answered after the time limit: later background requests may try again.
      if (stored !== null) this.#refusal = null;
    }, done);
    return running;
  }

  /** The first item that holds a login; else the first item; else `null`. */
  async #askKeytar(): Promise<StoredLogin | null> {
    const keytar = await this.#options.load();
    let first: StoredLogin | null = null;
    for (const service of this.#options.services) {
      for (const text of await this.#textsOf(keytar, service)) {
        const stored = parseStored(text, this.#origin);
        if (stored.kind === 'login') return stored;
        first ??= stored;
      }
    }
    return first;
  }

  async #textsOf(keytar: Keytar, service: string): Promise<readonly string[]> {
    const { user, platform } = this.#options;
    const own = user === '' ? null : await keytar.getPassword(service, user);
    if (own !== null && parseStored(own, this.#origin).kind === 'login') return [own];
    // On Windows keytar searches for `service*`, so the plain name would also find another config folder's login.
    const any = platform === 'win32' ? null : await keytar.findPassword(service);
    return [own, any].filter((text) => text !== null);
  }

  /** The finding when keytar returned no item, which is also its answer for a locked keyring. */
  async #explainNothing(): Promise<Finding> {
    const locked = await this.#probe(PROBE_MS);
    if (locked === true) return this.#attempt('denied', LOCKED);
    const doubt =
      locked === null && this.#options.platform === 'linux' ? ' (a locked keyring looks the same)' : '';
    return this.#attempt('absent', `no such item${doubt}`);
  }

  async #probe(limitMs: number): Promise<boolean | null> {
    if (this.#options.isLocked === undefined) return null;
    try {
      const answer = await withTimeLimit(this.#options.isLocked(), Math.min(limitMs, PROBE_MS));
      return answer.ok ? answer.value : null;
    } catch {
      return null;
    }
  }

  #notApplicable({ reason, haveUsable = false }: FindRequest): string | null {
    if (haveUsable) return 'not asked: a usable login was found before';
    if (this.#options.platform !== 'darwin') return null;
    if (!this.#options.allowOnMac) return 'not used on macOS unless chosen in the settings';
    return reason === 'user' ? null : 'on macOS only when you ask for it';
  }

  #refuse(outcome: 'denied' | 'timeout', detail: string): Attempt {
    this.#refusal = this.#attempt(outcome, `${detail}; not asked again until you click`);
    return this.#refusal;
  }

  #toFinding(stored: StoredLogin): Finding {
    if (stored.kind === 'login') return { ...this.#attempt('found', 'read'), credential: stored.credential };
    return stored.kind === 'malformed'
      ? { ...this.#attempt('unreadable', stored.detail), reason: stored.reason }
      : this.#attempt('absent', stored.detail);
  }

  #attempt(outcome: AttemptOutcome, detail: string): Attempt {
    return { ...this.#origin, outcome, detail };
  }
}

const LOCKED = 'the keyring is locked';

const PROBE_MS = 1_000;

function storeName(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'Credential Manager';
  return platform === 'darwin' ? 'Keychain through keytar' : 'Secret Service';
}
