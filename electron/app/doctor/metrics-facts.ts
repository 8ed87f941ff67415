import type { TelemetryFacts } from '../../core/doctor/doctor-facts';
import type { Result } from '../../core/result';
import { pushPlan, type PushPlan } from '../../core/metrics/metrics-state';
import type { History } from '../../history/history';
import type { SettingsStore } from '../settings/settings';
import { createTelemetryMemory } from '../metrics/saved-export';

export interface TelemetryFactsParts {
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly history: Pick<History, 'kept' | 'keep'>;
}

/** The metrics that settings and environment ask for, and the outcome of the last export by any process. */
export function telemetryFacts(
  parts: Result<TelemetryFactsParts, string>,
  env: Readonly<Record<string, string | undefined>>,
): TelemetryFacts {
  if (!parts.ok) return { push: null, lastExport: null, scrape: null };
  const { settings, history } = parts.value;
  const { telemetry } = settings.get();
  const memory = createTelemetryMemory(history);
  return {
    push: pushFacts(pushPlan(telemetry, env)),
    lastExport: memory.lastExport(),
    scrape: telemetry.scrape
      ? { port: telemetry.scrapePort, failure: memory.scrapeFailure()?.reason ?? null }
      : null,
  };
}

function pushFacts(plan: PushPlan): TelemetryFacts['push'] {
  if (plan.kind === 'off') return null;
  return plan.kind === 'grpc' ? 'grpc' : { endpoint: plan.shown, by: plan.by };
}
