import type { IncomingHttpHeaders } from 'node:http';

/** The known paths; a scripted answer may be for usage, the profile or every request that is no message. */
export type Endpoint = 'usage' | 'profile' | 'messages';

/** Why the real API would refuse a request; `null` in a record means that it would answer it. */
export type Refusal =
  | 'user_agent'
  | 'no_authorization'
  | 'empty_bearer'
  | 'unknown_token'
  | 'no_oauth_beta'
  | 'missing_scope'
  | 'org_forbids'
  | 'rate_limited'
  | 'not_found';

/** One request as it arrived, for assertions. */
export interface ApiRequest {
  /** Milliseconds since 1970 on the server's clock (see `ApiOptions.now`). */
  readonly at: number;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: IncomingHttpHeaders;
  /** The bearer, `''` when it was empty, `null` when there was none. */
  readonly token: string | null;
  /** The result of the strict rules, also when a scripted answer was sent instead. */
  readonly refusal: Refusal | null;
}

/**
 * An answer as data. Without `status`, `body` and `raw` it is the normal answer to the request, only changed by the
 * rest: `{ delayMs: 500 }` is a slow success.
 */
export interface ApiAnswer {
  /** Which requests it is for; default `usage`. */
  readonly on?: Endpoint | 'any';
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Objects are sent as JSON, text and bytes as they are. */
  readonly body?: string | Uint8Array | Readonly<Record<string, unknown>> | readonly unknown[];
  /** Waits before the first byte. */
  readonly delayMs?: number;
  /** Bytes for the socket in place of an HTTP response; the connection is closed after them. */
  readonly raw?: string | Uint8Array;
  /** Announces the whole body, sends this many bytes of it, and closes the connection. */
  readonly cutAfterBytes?: number;
  /** Slow-loris: the body dribbles at this rate. */
  readonly bytesPerSecond?: number;
  /** A TCP reset, either at once or when the headers and half of the body are out. */
  readonly reset?: 'before-headers' | 'after-headers';
  /** Never goes on; the connection stays open. */
  readonly hang?: 'before-headers' | 'after-headers';
  /** A gzip body that unpacks to this many zero bytes. */
  readonly gzipBombBytes?: number;
}

/** A login that the server knows. */
export interface ApiLogin {
  /** Default: has `user:profile`. */
  readonly scopes?: readonly string[];
  /** Sent as `anthropic-organization-id`; default a made-up one. */
  readonly organizationId?: string;
  /** The organization's policy forbids OAuth: 403. */
  readonly orgForbids?: boolean;
}
