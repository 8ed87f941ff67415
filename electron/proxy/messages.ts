import type { Counters } from './counters';
import type { Endpoint, ProxyEvent } from './events';

/** What the app tells the proxy's process. */
export type ToProxy =
  | { readonly kind: 'listen'; readonly port: number; readonly origin: string }
  /** No more requests; those under way may take `ms`. */
  | { readonly kind: 'drain'; readonly ms: number }
  | { readonly kind: 'count' };

/** What the proxy's process tells the app. */
export type FromProxy =
  | { readonly kind: 'listening'; readonly port: number }
  /** It cannot listen: the system's code (`EADDRINUSE`). */
  | { readonly kind: 'failed'; readonly code: string }
  | { readonly kind: 'event'; readonly event: ProxyEvent }
  | { readonly kind: 'answer'; readonly status: number; readonly endpoint: Endpoint }
  | { readonly kind: 'counters'; readonly counters: Counters };
