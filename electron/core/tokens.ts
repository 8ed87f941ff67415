import { mergeTerms } from './prices/terms';
import type { TokenSums } from './usage';

/** Who counted a response's tokens: the proxy as they passed, or Claude Code's transcript afterwards. */
export type TokenOrigin = 'proxy' | 'transcript';

/**
 * The tokens of one model response. The same response may be told more than once: a transcript has a line for each
 * block of it, resumed sessions copy old lines, and the proxy and the transcript both see it. `mergeUse` makes one of
 * two tellings.
 */
export interface TokenUse {
  /** Anthropic's id of the message (`msg_…`). */
  readonly messageId: string;
  /** Id of the request; `null` from gateways and older versions, which do not write it. */
  readonly requestId: string | null;
  /** When it was first seen (epoch ms). */
  readonly at: number;
  /** The model as the response names it (`claude-opus-5-5`). */
  readonly model: string;
  readonly tokens: TokenSums;
  readonly origin: TokenOrigin;
  /** Key of the account, where it is known. */
  readonly account: string | null;
  /** Claude Code's session, the folder it ran in and its git branch; `null` from the proxy. */
  readonly sessionId: string | null;
  readonly project: string | null;
  readonly branch: string | null;
  /** Whether a sub-agent asked. */
  readonly sidechain: boolean;
  /** Answered at the price of fast mode. */
  readonly fast: boolean;
  /** What else its price depends on (`core/prices/terms.ts`). */
  readonly terms: number;
  /** Whether the plan pays for it (`core/plan-use.ts`): what it does not pay for is in no window and no estimate. */
  readonly onPlan: boolean;
  /** Whether a fork of the session told it, which copied it: session, project and branch may be the fork's. */
  readonly copied: boolean;
}

/** A use as the ledger gives it back: whose ids it holds only as a hash. */
export type CountedUse = Omit<TokenUse, 'messageId' | 'requestId'>;

/** Ids that no two responses share: Anthropic's, those in OpenAI's form, and UUIDs. */
const UNIQUE_ID = /^(?:msg_.|chatcmpl-.|[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}(?:#|$))/i;

/** Whether a message id names one response alone. Some gateways give every answer the same. */
export function isUniqueId(messageId: string): boolean {
  return UNIQUE_ID.test(messageId);
}

/**
 * The key of a response: message id and request id. Two uses with the same key are one response. Without a request id: the message id within
 * its session and, where that id is none that is unique, its moment too.
 */
export function useKey({
  messageId,
  requestId,
  sessionId,
  at,
}: Pick<TokenUse, 'messageId' | 'requestId' | 'sessionId' | 'at'>): string {
  if (requestId !== null) return `${messageId}\n${requestId}`;
  const within = `${messageId}\n\n${sessionId ?? ''}`;
  return isUniqueId(messageId) ? within : `${within}\n${String(at)}`;
}

/**
 * Whether a new use is one that is known under another key; both have the same message id. A sub-agent's
 * transcript repeats its parent's messages under request ids of its own. Without a request id, a resumed session's copy is
 * known by its time; and what the proxy saw has no session.
 */
export function isRepeated(
  known: Pick<TokenUse, 'sessionId' | 'sidechain' | 'at'>,
  told: Pick<TokenUse, 'messageId' | 'requestId' | 'sessionId' | 'sidechain' | 'at'>,
): boolean {
  if (!isUniqueId(told.messageId)) return false;
  if (known.sidechain || told.sidechain) return true;
  const hasNoSession = told.sessionId === null || known.sessionId === null;
  return told.requestId === null && (hasNoSession || Math.abs(known.at - told.at) <= LONGEST_ANSWER_MS);
}

/** The lines of one response are written within this time (ms). */
const LONGEST_ANSWER_MS = 10 * 60_000;

/**
 * Two tellings of one response as one: the larger of each count, since a response only grows; the model of the one with
 * more output, the first one's where they are equal; the first time; and what only one of them knows. A fork's copy gives
 * no session, project or branch to a response that its own session told.
 */
export function mergeUse(known: TokenUse, told: TokenUse): TokenUse {
  const best = told.tokens.output > known.tokens.output ? told : known;
  const other = best === told ? known : told;
  const [first, second] = known.copied && !told.copied ? [told, known] : [known, told];
  const isOwn = known.copied === told.copied;
  // Field by field: a spread takes ten times as long, and a history has a hundred thousand of these.
  return {
    messageId: best.messageId,
    requestId: best.requestId ?? other.requestId,
    at: Math.min(known.at, told.at),
    model: best.model,
    tokens: largest(known.tokens, told.tokens),
    origin: known.origin,
    account: best.account ?? other.account,
    sessionId: placeOf(first.sessionId, second.sessionId, isOwn),
    project: placeOf(first.project, second.project, isOwn),
    branch: placeOf(first.branch, second.branch, isOwn),
    sidechain: known.sidechain && told.sidechain,
    fast: best.fast || other.fast,
    terms: mergeTerms(known.terms, told.terms),
    onPlan: known.onPlan && told.onPlan,
    copied: known.copied && told.copied,
  };
}

/** A copy fills in what is missing only where the other is a copy too. */
function placeOf(first: string | null, second: string | null, fill: boolean): string | null {
  return fill ? (first ?? second) : first;
}

/** Writes of both kinds go together: a first line may not say yet for how long they are kept. */
function largest(a: TokenSums, b: TokenSums): TokenSums {
  const [writesA, writesB] = [a.cacheWrite5m + a.cacheWrite1h, b.cacheWrite5m + b.cacheWrite1h];
  const writes = writesB > writesA || (writesB === writesA && b.cacheWrite1h > a.cacheWrite1h) ? b : a;
  return {
    input: Math.max(a.input, b.input),
    output: Math.max(a.output, b.output),
    cacheRead: Math.max(a.cacheRead, b.cacheRead),
    cacheWrite5m: writes.cacheWrite5m,
    cacheWrite1h: writes.cacheWrite1h,
  };
}

/** Nothing used. */
export const noTokens: TokenSums = { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };

/** Two sums as one. */
export function addTokens(a: TokenSums, b: TokenSums): TokenSums {
  return {
    input: a.input + b.input,
    output: a.output + b.output,
    cacheRead: a.cacheRead + b.cacheRead,
    cacheWrite5m: a.cacheWrite5m + b.cacheWrite5m,
    cacheWrite1h: a.cacheWrite1h + b.cacheWrite1h,
  };
}
