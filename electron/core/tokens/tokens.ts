import { mergeTerms } from '../prices/price-terms';
import type { TokenSums } from '../usage/usage';

/** Where a response's tokens were counted: in the proxy as they passed, or in Claude Code's transcript afterwards. */
export type TokenOrigin = 'proxy' | 'transcript';

/**
 * The tokens of one model response. There can be several records of a response: a transcript has a line for each of its
 * blocks, resumed sessions copy old lines, and both the proxy and the transcript have it. `mergeUse` merges two
 * records.
 */
export interface TokenUse {
  /** Anthropic's id of the message (`msg_…`). */
  readonly messageId: string;
  /** The request's id; `null` from gateways and older versions, which do not write it. */
  readonly requestId: string | null;
  /** The time of its first record (epoch ms). */
  readonly at: number;
  /** The model in the response (`claude-opus-5-5`). */
  readonly model: string;
  readonly tokens: TokenSums;
  readonly origin: TokenOrigin;
  /** Key of the account; `null` if unknown. */
  readonly account: string | null;
  /** Claude Code's session, the folder it ran in and its git branch; `null` from the proxy. */
  readonly sessionId: string | null;
  readonly project: string | null;
  readonly branch: string | null;
  /** Whether a sub-agent sent the request. */
  readonly sidechain: boolean;
  /** Whether it has the price of fast mode. */
  readonly fast: boolean;
  /** The other terms of its price (`core/prices/terms.ts`). */
  readonly terms: number;
  /** Whether the plan pays for it (`core/plan-use.ts`); if not, it is part of no window and no estimate. */
  readonly onPlan: boolean;
  /** Whether it is a copy in a fork of the session: session, project and branch may be those of the fork. */
  readonly copied: boolean;
}

/** A use from the ledger, which stores only a hash of the ids. */
export type CountedUse = Omit<TokenUse, 'messageId' | 'requestId'>;

/** Unique ids: Anthropic's, those in OpenAI's form, and UUIDs. */
const UNIQUE_ID = /^(?:msg_.|chatcmpl-.|[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}(?:#|$))/i;

/** Whether a message id is unique. Some gateways give every answer the same id. */
export function isUniqueId(messageId: string): boolean {
  return UNIQUE_ID.test(messageId);
}

/**
 * The key of a response: message id and request id. Two uses with the same key are one response. Without a request id
 * the key is the message id within its session, and the time too if the message id is not unique.
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
 * Whether a new use is the same response as a use with another key and the same message id. A sub-agent's transcript
 * repeats its parent's messages under its own request ids. Without a request id, a copy in a resumed session has the
 * same time; and a record of the proxy has no session.
 */
export function isRepeated(
  earlier: Pick<TokenUse, 'sessionId' | 'sidechain' | 'at'>,
  added: Pick<TokenUse, 'messageId' | 'requestId' | 'sessionId' | 'sidechain' | 'at'>,
): boolean {
  if (!isUniqueId(added.messageId)) return false;
  if (earlier.sidechain || added.sidechain) return true;
  const hasNoSession = added.sessionId === null || earlier.sessionId === null;
  return added.requestId === null && (hasNoSession || Math.abs(earlier.at - added.at) <= LONGEST_ANSWER_MS);
}

/** The longest time between the lines of one response (ms). */
const LONGEST_ANSWER_MS = 10 * 60_000;

/**
 * Merges two records of one response: the larger of each count, since a response only grows; the model of the record
 * with more output, or the first one's; the earlier time; and the fields that only one has. A fork's copy gives no
 * session, project or branch to a response that its own session has.
 */
export function mergeUse(earlier: TokenUse, added: TokenUse): TokenUse {
  const best = added.tokens.output > earlier.tokens.output ? added : earlier;
  const other = best === added ? earlier : added;
  const [first, second] = earlier.copied && !added.copied ? [added, earlier] : [earlier, added];
  const isOwn = earlier.copied === added.copied;
  // Field by field: a spread takes ten times as long, and a history has a hundred thousand uses.
  return {
    messageId: best.messageId,
    requestId: best.requestId ?? other.requestId,
    at: Math.min(earlier.at, added.at),
    model: best.model,
    tokens: largest(earlier.tokens, added.tokens),
    origin: earlier.origin,
    account: best.account ?? other.account,
    sessionId: placeOf(first.sessionId, second.sessionId, isOwn),
    project: placeOf(first.project, second.project, isOwn),
    branch: placeOf(first.branch, second.branch, isOwn),
    sidechain: earlier.sidechain && added.sidechain,
    fast: best.fast || other.fast,
    terms: mergeTerms(earlier.terms, added.terms),
    onPlan: earlier.onPlan && added.onPlan,
    copied: earlier.copied && added.copied,
  };
}

/** The place of a response; the place of a copy is used only if the other record is a copy too. */
function placeOf(first: string | null, second: string | null, fill: boolean): string | null {
  return fill ? (first ?? second) : first;
}

/** Cache writes of both kinds change together: a first line may not state yet how long they are stored. */
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

/** No tokens. */
export const noTokens: TokenSums = { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };

/** Adds two sums. */
export function addTokens(a: TokenSums, b: TokenSums): TokenSums {
  return {
    input: a.input + b.input,
    output: a.output + b.output,
    cacheRead: a.cacheRead + b.cacheRead,
    cacheWrite5m: a.cacheWrite5m + b.cacheWrite5m,
    cacheWrite1h: a.cacheWrite1h + b.cacheWrite1h,
  };
}
