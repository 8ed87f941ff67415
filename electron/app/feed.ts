import { tokenKey } from '../core/account-identity';
import type { TokenUse } from '../core/tokens';
import type { Account, LimitWindow, Observation } from '../core/usage';
import type { ProxyEvent } from '../proxy/events';
import { readLimitHeaders } from '../sources/headers';
import { parseHttpDate } from '../sources/usage-api/retry-after';
import type { AppClock, Clock } from './clock';
import type { ReadFor } from './foreign-readings';
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
  readonly clock: Clock & Partial<Pick<AppClock, 'takeDate'>>;
  readonly log: Log;
}

/** Logins are read again for a token that is not known here, not more often than this, in ms. */
const LOOK_AGAIN_MS = 10_000;

type Headers = ProxyEvent & { readonly kind: 'headers' };
type Use = ProxyEvent & { readonly kind: 'use' };

export function createFeed(parts: FeedParts): Feed {
  const { clock, log, sessions } = parts;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<unknown> | null = null;

  const lookAgain = (): Promise<unknown> | null => {
    if (looking !== null) return looking;
    if (clock.monotonic() - lookedAt < LOOK_AGAIN_MS) return null;
    lookedAt = clock.monotonic();
    looking = Promise.allSettled(sessions().map(({ reader }) => reader.look('background'))).then(() => {
      looking = null;
    });
    return looking;
  };
  const count = (event: Use) => {
    const { use, partial } = event;
    log.debug('tokens counted', { model: use.model, output: use.tokens.output, partial });
    parts.ledger.add([{ ...use, account: accountOfUse(sessions(), event) }]);
  };
  const giveUp = ({ status }: Headers) => {
    log.info('limits of an account that is not known here', { status });
  };
  const safely = (act: () => void) => {
    try {
      act();
    } catch (error) {
      log.error('what the proxy saw could not be taken in', { error: String(error) });
    }
  };
  const takeDate = ({ at, dated }: Headers) => {
    const serverDate = parseHttpDate(dated?.date ?? '');
    if (dated !== undefined && serverDate !== null)
      clock.takeDate?.({ serverDate, at, tookMs: dated.tookMs });
  };
  const takeHeaders = (event: Headers) => {
    if (offer(sessions(), event, false, log)) return;
    const looks = lookAgain();
    if (looks === null) giveUp(event);
    else
      void looks.then(() => {
        safely(() => {
          if (!offer(sessions(), event, true, log)) giveUp(event);
        });
      });
  };
  const takeUse = (event: Use) => {
    const looks = accountOfUse(sessions(), event) === null ? lookAgain() : null;
    if (looks === null) count(event);
    else
      void looks.then(() => {
        safely(() => {
          count(event);
        });
      });
  };
  return {
    take: (raw) => {
      safely(() => {
        if (raw.kind === 'headers') takeDate(raw);
        const event = onClock(raw, clock);
        if (event.kind === 'use') takeUse(event);
        else takeHeaders(event);
      });
    },
  };
}

/** The proxy's process goes by the system's clock. */
function onClock(event: ProxyEvent, { ofSystem }: Clock): ProxyEvent {
  if (ofSystem === undefined) return event;
  if (event.kind === 'headers') return { ...event, at: ofSystem(event.at) };
  return { ...event, use: { ...event.use, at: ofSystem(event.use.at) } };
}

/** The organization that the response named, else the account of the token; `null`: unknown. */
function accountOfUse(sessions: readonly Session[], { organizationId, tokenHash }: Use): string | null {
  if (organizationId !== null || tokenHash === null) return organizationId;
  for (const { reader } of sessions) {
    const account = reader.accountOf(tokenHash);
    if (account !== null) return account;
  }
  return isWithoutLogin(sessions) ? tokenKey(tokenHash) : null;
}

/** Offers the headers to the session whose login they answer, then to the others; whether one of them took them. */
function offer(sessions: readonly Session[], event: Headers, hasLooked: boolean, log: Log): boolean {
  const { tokenHash } = event;
  const evidence = { tokenHash, organizationId: organizationOf(event) };
  const isOwn = ({ reader }: Session) => reader.outcome()?.login?.evidence.tokenHash === tokenHash;
  const inOrder = [...sessions].sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
  for (const session of inOrder) {
    const read: ReadFor = (account) => readingOf(event, session, account, log);
    const result = session.reader.takeHeaders(evidence, read, hasLooked);
    if (result === 'taken') return true;
    // It is the login of this session: only a look at it can decide.
    if (result === 'doubtful') return false;
  }
  const [only] = sessions;
  if (only === undefined || !hasLooked || !isWithoutLogin(sessions)) return false;
  const read: ReadFor = (account) => readingOf(event, only, account, log);
  return only.reader.takeWithoutLogin(evidence, read) === 'taken';
}

/** Whether this machine has no login at all, so that its traffic is all that says whose it is. */
function isWithoutLogin(sessions: readonly Session[]): boolean {
  return sessions.length === 1 && sessions[0]?.reader.outcome()?.problem === 'no_credentials';
}

function organizationOf({ headers }: Headers): string | null {
  return headers.find(([name]) => name.toLowerCase() === 'anthropic-organization-id')?.[1] ?? null;
}

function readingOf(event: Headers, session: Session, account: Account, log: Log): Observation | null {
  const { observation, apiKeyLimits } = readLimitHeaders(event.headers, {
    observedAt: event.at,
    account: account.key,
    httpStatus: event.status,
    premium: premiumWindow(session),
  });
  if (apiKeyLimits.length > 0) log.debug('limits of an API key', { kinds: apiKeyLimits.length });
  return observation;
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
