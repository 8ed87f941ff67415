import { readHeaders, type LastExport, type PushPlan } from '../../core/metrics/metrics-state';
import type { Metric } from '../../core/metrics/gauges';
import type { OtlpModule, OtlpPush } from '../../metrics/otlp-types';
import type { Clock } from '../clock/clock';
import type { Log } from '../log';

/** The headers of a push, encrypted by the system's keychain; never in plain text in a file. */
export interface HeaderStore {
  /** The stored text; `null`: none. Rejects when it cannot be read without a dialog. */
  readonly get: () => Promise<string | null>;
  /** Stores a text, or removes it. May open the keychain's dialog. Rejects when the text is not stored. */
  readonly set: (text: string | null) => Promise<void>;
}

/** Ms until a keychain that could not be read is tried again: it is locked before the first sign-in. */
const RETRY_MS = 300_000;

export interface PushParts {
  readonly load: () => OtlpModule;
  readonly headers: HeaderStore;
  readonly hasHeaders: () => boolean;
  readonly version: string;
  readonly resource: () => Readonly<Record<string, string>>;
  readonly read: () => readonly Metric[];
  /** When counting began, epoch ms. */
  readonly startedAt: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly onExport: (last: LastExport) => void;
}

type ActivePlan = PushPlan & { readonly kind: 'on' };

/** Pushes metrics by a plan; at most one push runs. */
export class Push {
  readonly #parts: PushParts;
  #running: OtlpPush | null = null;
  #cancelRetry: (() => void) | null = null;
  /** Rises with each plan; a task of an earlier plan ends itself. */
  #round = 0;

  constructor(parts: PushParts) {
    this.#parts = parts;
  }

  /** Stops the present push, and starts the one that the plan asks for. Never rejects. */
  async follow(plan: PushPlan): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    const before = this.#running;
    this.#running = null;
    if (before !== null) this.#parts.log.info('metrics are no longer pushed so');
    await before?.stop();
    if (plan.kind === 'on' && round === this.#round) await this.#start(plan, round);
  }

  async #start(plan: ActivePlan, round: number): Promise<void> {
    const headers = await loadHeaders(this.#parts);
    if (round !== this.#round) return;
    if (headers === null) {
      this.#report(round, 'headers');
      this.#cancelRetry = this.#parts.clock.after(RETRY_MS, () => void this.#start(plan, round));
      return;
    }
    const { log } = this.#parts;
    try {
      this.#running = this.#open(plan, headers, round);
      log.info('metrics are pushed', { to: plan.shown, by: plan.by });
      // The first push goes out at once, so that the user sees whether it works.
      void this.#running.flush();
    } catch (error) {
      log.warn('metrics cannot be pushed', { error: String(error) });
      this.#report(round, 'failed');
    }
  }

  #open(plan: ActivePlan, headers: Readonly<Record<string, string>>, round: number): OtlpPush {
    const { load, version, resource, read, startedAt, log } = this.#parts;
    return load().startOtlp({
      url: plan.url,
      intervalMs: plan.intervalMs,
      timeoutMs: plan.timeoutMs,
      headers,
      version,
      resource: resource(),
      read,
      startedAt,
      onExport: (reason) => {
        this.#report(round, reason);
      },
      onTrouble: (text) => {
        log.debug('OpenTelemetry', { says: text.slice(0, 300) });
      },
    });
  }

  /** Reports an export of the present plan; `reason` is `null` after a success. */
  #report(round: number, reason: string | null): void {
    const { clock, onExport } = this.#parts;
    if (round === this.#round) onExport({ at: clock.now(), ok: reason === null, reason });
  }
}

/** The stored headers; `null` when they cannot be read, since the receiver would refuse a push without them. */
async function loadHeaders({
  headers,
  hasHeaders,
  log,
}: PushParts): Promise<Readonly<Record<string, string>> | null> {
  if (!hasHeaders()) return {};
  try {
    const text = await headers.get();
    return text === null ? {} : readHeaders(text);
  } catch (error) {
    log.warn('the headers for metrics cannot be read', { error: String(error) });
    return null;
  }
}
