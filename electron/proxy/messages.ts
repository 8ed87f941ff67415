import type { ProxyFigures } from '../core/proxy';
import type { Endpoint, ProxyEvent } from './events';
import type { Way } from './server';

/** Answers of one status and endpoint. */
export interface AnswerCount {
  readonly status: number;
  readonly endpoint: Endpoint;
  readonly count: number;
}

/** What the app tells the proxy's process. */
export type ToProxy =
  | {
      readonly kind: 'listen';
      readonly port: number;
      readonly origin: string;
      /** Absent: as the environment of the process says. */
      readonly way?: Way | undefined;
    }
  /** The way to Anthropic has changed: another network, other settings. */
  | { readonly kind: 'reroute'; readonly way: Way }
  /** No more requests; those under way may take `ms`. */
  | { readonly kind: 'drain'; readonly ms: number }
  /** The batch of this number was taken; the next one may come. */
  | { readonly kind: 'taken'; readonly seq: number }
  | { readonly kind: 'count' };

/** What the proxy's process tells the app. */
export type FromProxy =
  | { readonly kind: 'listening'; readonly port: number }
  /** It cannot listen: the system's code (`EADDRINUSE`). */
  | { readonly kind: 'failed'; readonly code: string }
  /** What the traffic told since the last one. It is the only one on its way until the app answers `taken`. */
  | {
      readonly kind: 'batch';
      readonly seq: number;
      /** Limits first, the newest last. */
      readonly events: readonly ProxyEvent[];
      readonly answers: readonly AnswerCount[];
      /** Events lost since the process started, since the app did not take them in time. */
      readonly dropped: number;
    }
  | { readonly kind: 'counters'; readonly counters: ProxyFigures };
