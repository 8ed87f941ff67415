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
}

/** A use as the ledger gives it back: whose ids it holds only as a hash. */
export type CountedUse = Omit<TokenUse, 'messageId' | 'requestId'>;

/** What tells that two uses are the same response: message id and request id, the message id alone without one. */
export function useKey({ messageId, requestId }: Pick<TokenUse, 'messageId' | 'requestId'>): string {
  return requestId === null ? messageId : `${messageId}\n${requestId}`;
}

/**
 * Two tellings of one response as one: tokens and model of the one with more output (it is the later state of a
 * stream; the newer one where they are equal), the first time, and whatever only one of them knows.
 */
export function mergeUse(known: TokenUse, told: TokenUse): TokenUse {
  const toldIsBest = told.tokens.output >= known.tokens.output;
  const best = toldIsBest ? told : known;
  const other = toldIsBest ? known : told;
  // Field by field: a spread takes ten times as long, and a history has a hundred thousand of these.
  return {
    messageId: best.messageId,
    requestId: best.requestId ?? other.requestId,
    at: Math.min(known.at, told.at),
    model: best.model,
    tokens: best.tokens,
    origin: known.origin,
    account: best.account ?? other.account,
    sessionId: known.sessionId ?? told.sessionId,
    project: known.project ?? told.project,
    branch: known.branch ?? told.branch,
    sidechain: known.sidechain && told.sidechain,
    fast: best.fast || other.fast,
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
