import type { ProxyFigures } from '../core/proxy';
import type { Endpoint, ProxyEvent } from './events';
import type { Way } from './server';

/** The number of answers with one status and endpoint. */
export interface AnswerCount {
  readonly status: number;
  readonly endpoint: Endpoint;
  readonly count: number;
}

/** Messages of the app to the proxy's process. */
export type ToProxy =
  | {
      readonly kind: 'listen';
      readonly port: number;
      readonly origin: string;
      /** Default: the way from the environment of the process. */
      readonly way?: Way | undefined;
      /** The key of the secret path; absent: none is needed. */
      readonly key?: string | undefined;
      /** A socket file: the parent holds the port and sends its handle there. Absent with a handle at the message. */
      readonly handOver?: string | undefined;
    }
  /** The way to Anthropic has changed, by another network or other settings. */
  | { readonly kind: 'reroute'; readonly way: Way }
  /** The key of the secret path has changed; `null`: none is needed. */
  | { readonly kind: 'lock'; readonly key: string | null }
  /** Accept no more requests; running ones may take `ms`. */
  | { readonly kind: 'drain'; readonly ms: number }
  /** The batch of this number was processed; the next one may be sent. */
  | { readonly kind: 'taken'; readonly seq: number }
  | { readonly kind: 'count' };

/** Messages of the proxy's process to the app. */
export type FromProxy =
  | { readonly kind: 'listening'; readonly port: number }
  /** The process waits at the socket file for the handle of its port. */
  | { readonly kind: 'awaits_port' }
  /** The process cannot listen, with the system's code (`EADDRINUSE`). */
  | { readonly kind: 'failed'; readonly code: string }
  /** The events since the last batch. No other is sent before the app answers `taken`. */
  | {
      readonly kind: 'batch';
      readonly seq: number;
      /** Limits first, in order of age, the newest last. */
      readonly events: readonly ProxyEvent[];
      readonly answers: readonly AnswerCount[];
      /** Events that were dropped since the process started, because the app was too slow. */
      readonly dropped: number;
    }
  | { readonly kind: 'counters'; readonly counters: ProxyFigures };
