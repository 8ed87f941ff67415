import { readHeaders, type LastExport, type PushPlan } from '../../core/telemetry';
import type { Metric } from '../../core/gauges';
import type { OtlpModule, OtlpPush } from '../../telemetry/otlp-types';
import type { Clock } from '../clock';
import type { CounterHolder } from '../counters';
import type { Log } from '../log';
import type { HeaderStore } from './headers';

/** When the keychain could not be read (it is locked before the first sign-in), it is tried again. */
const RETRY_MS = 300_000;

export interface PushParts {
  readonly load: () => OtlpModule;
  readonly headers: HeaderStore;
  readonly hasHeaders: () => boolean;
  readonly version: string;
  readonly resource: () => Readonly<Record<string, string>>;
  readonly read: () => readonly Metric[];
  readonly counters: CounterHolder;
  readonly clock: Clock;
  readonly log: Log;
  readonly onExport: (last: LastExport) => void;
}

/** The push as the plan has it; one at a time. */
export interface Push {
  /** Begins anew, or ends, as the plan says. Never rejects. */
  readonly follow: (plan: PushPlan) => Promise<void>;
}

export function createPush(parts: PushParts): Push {
  const { clock, log } = parts;
  let running: OtlpPush | null = null;
  let cancelRetry: (() => void) | null = null;
  /** What came last is what holds: starts that were overtaken end themselves. */
  let round = 0;

  const tell = (mine: number) => (reason: string | null) => {
    if (mine === round) parts.onExport({ at: clock.now(), ok: reason === null, reason });
  };
  const start = async (plan: PushPlan & { readonly kind: 'on' }, mine: number) => {
    const told = tell(mine);
    const headers = await readKept(parts);
    if (mine !== round) return;
    if (headers === null) {
      told('headers');
      cancelRetry = clock.after(RETRY_MS, () => void start(plan, mine));
      return;
    }
    try {
      running = parts.load().startOtlp({
        ...{ url: plan.url, intervalMs: plan.intervalMs, timeoutMs: plan.timeoutMs, headers },
        ...{ version: parts.version, resource: parts.resource(), read: parts.read },
        startedAt: parts.counters.startedAt,
        onExport: told,
        onTrouble: (text) => {
          log.debug('OpenTelemetry', { says: text.slice(0, 300) });
        },
      });
      log.info('metrics are pushed', { to: plan.shown, by: plan.by });
      // At once, so that one sees whether it works.
      void running.flush();
    } catch (error) {
      log.warn('metrics cannot be pushed', { error: String(error) });
      told('failed');
    }
  };
  return {
    follow: async (plan) => {
      round += 1;
      const mine = round;
      cancelRetry?.();
      cancelRetry = null;
      const before = running;
      running = null;
      if (before !== null) log.info('metrics are no longer pushed so');
      await before?.stop();
      if (plan.kind === 'on' && mine === round) await start(plan, mine);
    },
  };
}

/** The kept headers, none when none were; `null` when they cannot be read: a push without them would be refused. */
async function readKept({
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
