import type { TokenUse } from '../core/tokens/tokens';

/** A header as it arrived: its name in the sender's case, and its value. */
export type HeaderPair = readonly [name: string, value: string];

/** The server's date of its answer. */
export interface AnswerDate {
  /** The `Date` header, not parsed. */
  readonly date: string;
  /** Time from the request's head to the answer's, in ms: the server wrote its date within that time. */
  readonly tookMs: number;
}

/** The endpoint of Anthropic's API that a request was for. */
export type Endpoint = 'messages' | 'count_tokens' | 'other';

/** An event that the proxy reads from the traffic. */
export type ProxyEvent =
  | {
      readonly kind: 'headers';
      /** When the response began (epoch ms). */
      readonly at: number;
      readonly status: number;
      /** Hash of the request's token (`tokenHash`); `null` without a token. */
      readonly tokenHash: string | null;
      /** Only headers about limits, the organization and the request. */
      readonly headers: readonly HeaderPair[];
      /** Absent where the answer has no date, or may come from a cache. */
      readonly dated?: AnswerDate | undefined;
    }
  | {
      readonly kind: 'use';
      readonly tokenHash: string | null;
      readonly organizationId: string | null;
      readonly use: TokenUse;
      /** Whether the response was cut off: the tokens are those reported until then. */
      readonly partial: boolean;
    };

export type OnProxyEvent = (event: ProxyEvent) => void;
