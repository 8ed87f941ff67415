import type { TelemetryFacts } from '../../core/doctor/facts';
import type { Result } from '../../core/result';
import { pushPlan, type PushPlan } from '../../core/telemetry';
import type { Engine } from '../engine';
import { createTelemetryKept } from '../telemetry/kept';

/** What metrics should do by settings and environment, and how it last went, by whichever process did it. */
export function telemetryFacts(
  engine: Result<Engine, string>,
  env: Readonly<Record<string, string | undefined>>,
): TelemetryFacts {
  if (!engine.ok) return { push: null, lastExport: null, scrape: null };
  const { telemetry } = engine.value.settings.get();
  const kept = createTelemetryKept(engine.value.history);
  const plan = pushPlan(telemetry, env);
  return {
    push: pushOf(plan),
    lastExport: kept.lastExport(),
    scrape: telemetry.scrape
      ? { port: telemetry.scrapePort, failure: kept.scrapeFailure()?.reason ?? null }
      : null,
  };
}

function pushOf(plan: PushPlan): TelemetryFacts['push'] {
  if (plan.kind === 'off') return null;
  return plan.kind === 'grpc' ? 'grpc' : { endpoint: plan.shown, by: plan.by };
}
