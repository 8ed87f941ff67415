import { strangersKey, tokenKey } from '../../core/usage/account-identity';
import type { TokenUse } from '../../core/tokens/tokens';
import type { Account, LimitWindow, Observation } from '../../core/usage/usage';
import type { ProxyEvent } from '../../proxy/events';
import { readLimitHeaders } from '../../sources/headers';
import { parseHttpDate } from '../../sources/usage-api/retry-after';
import type { AppClock, Clock } from '../clock/clock';
import type { ReadFor } from '../polling/foreign-readings';
import type { Log } from '../log';
import type { Reader } from '../polling/reader';
import type { Store } from '../accounts/store';

/** Stores token uses. */
export interface LedgerSink {
  readonly add: (uses: readonly TokenUse[]) => void;
}

/** The parts of one account that an event of the proxy can reach. */
export interface EventTarget {
  readonly reader: Pick<
    Reader,
    'look' | 'outcome' | 'accountOf' | 'recordHeaders' | 'recordHeadersWithoutLogin'
  >;
  readonly store: Pick<Store, 'snapshot'>;
}

export interface EventRouterParts {
  readonly targets: () => readonly EventTarget[];
  readonly ledger: LedgerSink;
  readonly clock: Clock & Partial<Pick<AppClock, 'takeDate'>>;
  readonly log: Log;
}

/** For an unknown token the logins are read again, at most once in this time, in ms. */
const LOOK_AGAIN_MS = 10_000;
/** Token uses of unknown tokens that wait for the next look; any more count for a stranger. */
const MAX_WAITING = 1000;

type Headers = ProxyEvent & { readonly kind: 'headers' };
type Use = ProxyEvent & { readonly kind: 'use' };

/** Routes each event of the proxy to the account it belongs to. */
export class EventRouter {
  readonly #parts: EventRouterParts;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #looking: Promise<unknown> | null = null;
  /** Uses of unknown tokens since the last look. */
  #waiting: Use[] = [];

  constructor(parts: EventRouterParts) {
    this.#parts = parts;
  }

  /** Never throws: an event that fails is logged. */
  route(raw: ProxyEvent): void {
    this.#safely(() => {
      if (raw.kind === 'headers') this.#setTime(raw);
      const event = onClock(raw, this.#parts.clock);
      if (event.kind === 'use') this.#routeUse(event);
      else this.#routeHeaders(event);
    });
  }

  /** Corrects the clock by the response's `Date`. */
  #setTime({ at, dated }: Headers): void {
    const serverDate = parseHttpDate(dated?.date ?? '');
    if (dated !== undefined && serverDate !== null)
      this.#parts.clock.takeDate?.({ serverDate, at, tookMs: dated.tookMs });
  }

  #routeHeaders(event: Headers): void {
    const { targets, log } = this.#parts;
    if (offer(targets(), event, false, log)) return;
    const looks = this.#lookAgain();
    if (looks === null) this.#drop(event);
    else
      this.#then(looks, () => {
        if (!offer(targets(), event, true, log)) this.#drop(event);
      });
  }

  #routeUse(event: Use): void {
    const account = accountOfUse(this.#parts.targets(), event);
    if (account !== null) {
      this.#addUse(event, account);
      return;
    }
    const looks = this.#lookAgain();
    if (looks === null) this.#wait(event);
    else
      this.#then(looks, () => {
        this.#addLookedUse(event);
      });
  }

  /** The logins were read just now, but the token may be newer: its use waits until they may be read again. */
  #wait(event: Use): void {
    const { clock } = this.#parts;
    if (this.#waiting.length >= MAX_WAITING) {
      this.#addLookedUse(event);
      return;
    }
    if (this.#waiting.push(event) > 1) return;
    clock.after(Math.max(0, this.#lookedAt + LOOK_AGAIN_MS - clock.monotonic()), () => {
      const events = this.#waiting;
      this.#waiting = [];
      // Without a second look at the clock: a timer of Node may fire a fraction of a millisecond early.
      this.#then(this.#look(), () => {
        for (const each of events) this.#addLookedUse(each);
      });
    });
  }

  /** Adds a use after the logins were read: a token without such a login is another user’s. */
  #addLookedUse(event: Use): void {
    const targets = this.#parts.targets();
    const account = accountOfUse(targets, event) ?? (areLoginsRead(targets) ? strangerOf(event) : null);
    this.#addUse(event, account);
  }

  #addUse({ use, partial }: Use, account: string | null): void {
    const { ledger, log } = this.#parts;
    log.debug('tokens counted', { model: use.model, output: use.tokens.output, partial });
    ledger.add([{ ...use, account }]);
  }

  #drop({ status }: Headers): void {
    this.#parts.log.info('limits of an account that is not known here', { status });
  }

  /** Reads all logins again; `null`: they were read just now. */
  #lookAgain(): Promise<unknown> | null {
    const isFresh = this.#parts.clock.monotonic() - this.#lookedAt < LOOK_AGAIN_MS;
    return this.#looking === null && isFresh ? null : this.#look();
  }

  /** Reads all logins, once where that is under way. */
  #look(): Promise<unknown> {
    const { clock, targets } = this.#parts;
    if (this.#looking !== null) return this.#looking;
    this.#lookedAt = clock.monotonic();
    this.#looking = Promise.allSettled(targets().map(({ reader }) => reader.look('background'))).then(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  #then(looks: Promise<unknown>, act: () => void): void {
    void looks.then(() => {
      this.#safely(act);
    });
  }

  #safely(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#parts.log.error('what the proxy saw could not be taken in', { error: String(error) });
    }
  }
}

/** The event with its time on the app's clock: the proxy's process has the system's. */
function onClock(event: ProxyEvent, { ofSystem }: Clock): ProxyEvent {
  if (ofSystem === undefined) return event;
  if (event.kind === 'headers') return { ...event, at: ofSystem(event.at) };
  return { ...event, use: { ...event.use, at: ofSystem(event.use.at) } };
}

/** The organization that the response names, else the account of the token; `null`: unknown. */
function accountOfUse(targets: readonly EventTarget[], event: Use): string | null {
  const { organizationId, tokenHash } = event;
  if (organizationId !== null) return organizationId;
  if (tokenHash === null) return strangerOf(event);
  for (const { reader } of targets) {
    const account = reader.accountOf(tokenHash);
    if (account !== null) return account;
  }
  return isWithoutLogin(targets) ? tokenKey(tokenHash) : null;
}

/** The account of another user's program, which may use the proxy too: it counts for no login of this machine. */
function strangerOf({ tokenHash }: Use): string {
  return tokenHash === null ? strangersKey : tokenKey(tokenHash);
}

/** Whether the login of each config folder was read; one that cannot be read may have any token. */
function areLoginsRead(targets: readonly EventTarget[]): boolean {
  return targets.every(({ reader }) => {
    const outcome = reader.outcome();
    return outcome !== null && outcome.unreadable === null && outcome.problem !== 'keychain_denied';
  });
}

/** Offers the headers to the account whose login they answer, then to the others; true: one of them recorded them. */
function offer(targets: readonly EventTarget[], event: Headers, hasLooked: boolean, log: Log): boolean {
  const { tokenHash } = event;
  const evidence = { tokenHash, organizationId: organizationOf(event) };
  const isOwn = ({ reader }: EventTarget) => reader.outcome()?.login?.evidence.tokenHash === tokenHash;
  const inOrder = [...targets].sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
  for (const target of inOrder) {
    const read: ReadFor = (account) => readingOf(event, target, account, log);
    const result = target.reader.recordHeaders(evidence, read, hasLooked);
    if (result === 'recorded') return true;
    // The token is of this account's login, which has to be read again before the headers count.
    if (result === 'doubtful') return false;
  }
  const [only] = targets;
  if (only === undefined || !hasLooked || !isWithoutLogin(targets)) return false;
  const read: ReadFor = (account) => readingOf(event, only, account, log);
  return only.reader.recordHeadersWithoutLogin(evidence, read) === 'recorded';
}

/** Whether this machine has no login at all, so that only its traffic identifies the account. */
function isWithoutLogin(targets: readonly EventTarget[]): boolean {
  return targets.length === 1 && targets[0]?.reader.outcome()?.problem === 'no_credentials';
}

function organizationOf({ headers }: Headers): string | null {
  return headers.find(([name]) => name.toLowerCase() === 'anthropic-organization-id')?.[1] ?? null;
}

function readingOf(event: Headers, target: EventTarget, account: Account, log: Log): Observation | null {
  const { observation, apiKeyLimits } = readLimitHeaders(event.headers, {
    observedAt: event.at,
    account: account.key,
    httpStatus: event.status,
    premium: premiumWindow(target),
  });
  if (apiKeyLimits.length > 0) log.debug('limits of an API key', { kinds: apiKeyLimits.length });
  return observation;
}

/** The one window of a model that can be the premium model's: the API gives it the model's name, headers do not. */
function premiumWindow({ store }: EventTarget): Pick<LimitWindow, 'id' | 'label'> | null {
  const others = ['seven_day_sonnet', 'seven_day_opus', 'seven_day_haiku', 'seven_day_overage_included'];
  const scoped = store
    .snapshot()
    .windows.filter(({ id }) => id.startsWith('seven_day_') && !others.includes(id));
  const [one] = scoped;
  return one !== undefined && scoped.length === 1 ? { id: one.id, label: one.label } : null;
}
