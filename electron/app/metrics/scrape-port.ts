import type { Metric } from '../../core/metrics/gauges';
import { exposition } from '../../metrics/exposition';
import { metricsHandler, serveLoopback, type FindHandler, type LoopbackEndpoint } from '../../metrics/scrape';
import type { Log } from '../log';

export interface ScrapePortParts {
  readonly read: () => readonly Metric[];
  /** Labels of this installation, read when a port is opened. */
  readonly resource: () => Readonly<Record<string, string>>;
  readonly log: Log;
}

/** What the port serves. */
export interface Served {
  /** Whether `/metrics` is answered. */
  readonly hasMetrics: boolean;
  /** Finds the handler of every other path; `null`: there is none. */
  readonly find: FindHandler | null;
}

/** The loopback port on which other programs read metrics and JSON; at most one is open. */
export class ScrapePort {
  readonly #parts: ScrapePortParts;
  #endpoint: LoopbackEndpoint | null = null;
  #served: Served = { hasMetrics: false, find: null };
  #failure: string | null = null;

  constructor(parts: ScrapePortParts) {
    this.#parts = parts;
  }

  /** The open port; `null`: none. */
  get port(): number | null {
    return this.#endpoint?.port ?? null;
  }

  /** The system's code of the error for which the port is not open; `null`: it is open, or not wanted. */
  get failure(): string | null {
    return this.#failure;
  }

  /**
   * Closes a port that is not wanted any more, and opens the wanted one.
   * @param port `null`: none
   * @returns whether it tried to open a port
   */
  async follow(port: number | null, served: Served = { hasMetrics: false, find: null }): Promise<boolean> {
    this.#served = served;
    if (this.#endpoint?.port !== port) {
      await this.#endpoint?.close();
      this.#endpoint = null;
    }
    this.#failure = null;
    if (port === null || this.#endpoint !== null) return false;
    const { read, resource, log } = this.#parts;
    try {
      const labels = resource();
      const metrics = metricsHandler(() => exposition(read(), labels));
      this.#endpoint = await serveLoopback(port, (path) =>
        path === '/metrics' && this.#served.hasMetrics ? metrics : (this.#served.find?.(path) ?? null),
      );
      log.info('metrics are served', { port: this.#endpoint.port });
    } catch (error) {
      this.#failure = (error as NodeJS.ErrnoException).code ?? 'failed';
      log.warn('metrics cannot be served', { port, reason: this.#failure });
    }
    return true;
  }
}
