import type { TokenUse } from '../core/tokens';

/** A header as it came: name in the sender's case, and value. */
export type HeaderPair = readonly [name: string, value: string];

/** When the server says that its answer began. */
export interface AnswerDate {
  /** Its `Date` as it came. */
  readonly date: string;
  /** From the request's head to the answer's, ms: the server dated its answer within that time. */
  readonly tookMs: number;
}

/** What of Anthropic's API a request was for. */
export type Endpoint = 'messages' | 'count_tokens' | 'other';

/** What the proxy tells of the traffic. */
export type ProxyEvent =
  | {
      readonly kind: 'headers';
      /** When the response began (epoch ms). */
      readonly at: number;
      readonly status: number;
      /** Stands for the token that the request was sent with (`tokenHash`); `null` without one. */
      readonly tokenHash: string | null;
      /** Those that speak of limits, of the organization and of the request; no other. */
      readonly headers: readonly HeaderPair[];
      /** Absent where the answer has no date, or may be an old one out of a store. */
      readonly dated?: AnswerDate | undefined;
    }
  | {
      readonly kind: 'use';
      readonly tokenHash: string | null;
      readonly organizationId: string | null;
      readonly use: TokenUse;
      /** The response ended before its end: these are the tokens that were told so far. */
      readonly partial: boolean;
    };

export type OnProxyEvent = (event: ProxyEvent) => void;
