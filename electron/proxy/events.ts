import type { TokenUse } from '../core/tokens';

/** A header as it came: name in the sender's case, and value. */
export type HeaderPair = readonly [name: string, value: string];

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
