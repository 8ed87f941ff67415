import type { TokenUse } from '../core/tokens';
import type { Account, LimitWindow } from '../core/usage';
import type { ProxyEvent } from '../proxy/events';
import { tokenHash } from '../sources/credentials/token-hash';
import { readLimitHeaders } from '../sources/headers';
import type { Clock } from './clock';
import type { Log } from './log';
import type { Session } from './session';

/** Where token uses go. */
export interface LedgerSink {
  readonly add: (uses: readonly TokenUse[]) => void;
}

/** Brings what the proxy has seen to the account it belongs to. */
export interface Feed {
  readonly take: (event: ProxyEvent) => void;
}

export interface FeedParts {
  readonly sessions: () => readonly Session[];
  readonly ledger: LedgerSink;
  readonly clock: Clock;
  readonly log: Log;
}

/** A token that nobody knows may have been renewed just now: the logins are read again, not more often than this. */
const LOOK_AGAIN_MS = 10_000;

export function createFeed(parts: FeedParts): Feed {
  const { clock, log } = parts;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<unknown> | null = null;

  const lookAgain = (): Promise<unknown> | null => {
    if (looking !== null) return looking;
    if (clock.monotonic() - lookedAt < LOOK_AGAIN_MS) return null;
    lookedAt = clock.monotonic();
    looking = Promise.allSettled(parts.sessions().map(({ reader }) => reader.look('background'))).then(() => {
      looking = null;
    });
    return looking;
  };
  const deliver = (event: ProxyEvent, owner: Owner | null) => {
    if (event.kind === 'use') {
      const account = owner?.account.key ?? event.organizationId;
      log.debug('tokens counted', {
        model: event.use.model,
        output: event.use.tokens.output,
        partial: event.partial,
      });
      parts.ledger.add([{ ...event.use, account }]);
    } else if (owner === null) {
      log.info('limits of an account that is not known here', { status: event.status });
    } else {
      takeHeaders(event, owner, log);
    }
  };
  const take = (event: ProxyEvent) => {
    try {
      deliver(onClock(event, clock), ownerOf(parts.sessions(), event));
    } catch (error) {
      log.error('what the proxy saw could not be taken in', { error: String(error) });
    }
  };
  return {
    take: (event) => {
      const isKnown = ownerOf(parts.sessions(), event)?.sure === true;
      const looks = isKnown ? null : lookAgain();
      if (looks === null) take(event);
      else void looks.then(() => take(event));
    },
  };
}

/** The proxy's process goes by the system's clock. */
function onClock(event: ProxyEvent, { ofSystem }: Clock): ProxyEvent {
  if (ofSystem === undefined) return event;
  if (event.kind === 'headers') return { ...event, at: ofSystem(event.at) };
  return { ...event, use: { ...event.use, at: ofSystem(event.use.at) } };
}

/** Whose request it was. */
interface Owner {
  readonly session: Session;
  readonly account: Account;
  /** Whether the token or the organization proves it. */
  readonly sure: boolean;
}

/** By the token, else by the organization; a machine without any login has one account, the one that is seen. */
function ownerOf(sessions: readonly Session[], event: ProxyEvent): Owner | null {
  const organization = organizationOf(event);
  for (const session of sessions) {
    const login = session.reader.outcome()?.login;
    if (login && tokenHash(login.credential.accessToken) === event.tokenHash)
      return { session, account: session.store.facts().account ?? login.account, sure: true };
  }
  for (const session of sessions) {
    const { account } = session.store.facts();
    const isSame = organization !== null && [account?.organizationId, account?.key].includes(organization);
    if (account !== null && isSame) return { session, account, sure: true };
  }
  const [only, ...others] = sessions;
  const hasLogin = sessions.some(({ reader }) => (reader.outcome()?.login ?? null) !== null);
  if (only === undefined || others.length > 0 || hasLogin) return null;
  const key = organization ?? (event.tokenHash === null ? null : `token-${event.tokenHash}`);
  const account =
    key === null ? null : { key, plan: null, tier: null, organizationId: organization, name: null };
  return account && { session: only, account, sure: false };
}

function organizationOf(event: ProxyEvent): string | null {
  if (event.kind === 'use') return event.organizationId;
  return event.headers.find(([name]) => name.toLowerCase() === 'anthropic-organization-id')?.[1] ?? null;
}

function takeHeaders(
  event: ProxyEvent & { readonly kind: 'headers' },
  { session, account }: Owner,
  log: Log,
): void {
  const { observation, apiKeyLimits } = readLimitHeaders(event.headers, {
    observedAt: event.at,
    account: account.key,
    httpStatus: event.status,
    premium: premiumWindow(session),
  });
  if (apiKeyLimits.length > 0) log.debug('limits of an API key', { kinds: apiKeyLimits.length });
  if (observation !== null) session.reader.take(observation, account);
}

/** The scoped window that only the premium model can be: the API names it by the model, headers do not. */
function premiumWindow({ store }: Session): Pick<LimitWindow, 'id' | 'label'> | null {
  const others = ['seven_day_sonnet', 'seven_day_opus', 'seven_day_haiku', 'seven_day_overage_included'];
  const scoped = store
    .snapshot()
    .windows.filter(({ id }) => id.startsWith('seven_day_') && !others.includes(id));
  const [one] = scoped;
  return one !== undefined && scoped.length === 1 ? { id: one.id, label: one.label } : null;
}
