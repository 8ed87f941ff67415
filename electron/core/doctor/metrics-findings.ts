import { formatClock } from '../text/format';
import type { DoctorFacts } from './doctor-facts';
import { calm, unclear, type Finding } from './finding';

/** Whether metrics are pushed and can be scraped; no finding while both are off. */
export function telemetryFindings(facts: DoctorFacts): readonly Finding[] {
  const { push, scrape } = facts.telemetry;
  return [
    ...(push === null ? [] : [pushFinding(push, facts)]),
    ...(scrape === null ? [] : [scrapeFinding(scrape)]),
  ];
}

type Push = NonNullable<DoctorFacts['telemetry']['push']>;
type Scrape = NonNullable<DoctorFacts['telemetry']['scrape']>;

function pushFinding(push: Push, { telemetry, now, locale }: DoctorFacts): Finding {
  const base = { id: 'metrics_push', title: 'Metrics by OTLP' };
  if (push === 'grpc')
    return {
      ...base,
      state: 'warning',
      facts: ['The environment asks for gRPC; Quotide speaks http/protobuf alone and sends nothing.'],
      action: 'Name the receiver’s http address (port 4318, mostly) in the settings.',
    };
  const line = `Sent to ${push.endpoint}, as the ${push.by === 'settings' ? 'settings say' : 'environment says'}.`;
  const last = telemetry.lastExport;
  if (last === null) {
    // The command has the environment of its shell, the app that of the desktop.
    const hint = push.by === 'environment' ? ['The app may have been started without these variables.'] : [];
    return unclear(base.id, base.title, line, 'Nothing was sent yet.', ...hint);
  }
  const at = formatClock(last.at, now, locale);
  if (last.ok) return calm(base.id, base.title, [line, `The last export, ${at}, went well.`]);
  return {
    ...base,
    state: 'warning',
    facts: [line, `The last export, ${at}, failed: ${words(last.reason)}.`],
    action: advice(last.reason),
  };
}

function words(reason: string | null): string {
  if (reason === 'headers') return 'the keychain did not give its headers';
  return reason !== null && /^\d{3}$/.test(reason) ? `HTTP status ${reason}` : (reason ?? 'unknown');
}

function advice(reason: string | null): string {
  if (reason === 'headers') return 'Unlock the keychain, or enter the headers again in the settings.';
  if (reason === '401' || reason === '403') return 'Check the headers of the receiver in the settings.';
  if (reason === '404') return 'Check the path of the address; /v1/metrics is added to it.';
  return 'Make sure that the receiver runs and takes OTLP over http/protobuf.';
}

function scrapeFinding({ port, failure }: Scrape): Finding {
  const base = { id: 'metrics_scrape', title: 'Metrics for Prometheus' };
  if (failure === null)
    return calm(base.id, base.title, [`While the app runs: http://127.0.0.1:${port}/metrics`]);
  return {
    ...base,
    state: 'warning',
    facts: [`Port ${port} could not be opened: ${failure}.`],
    action: 'Choose another port in the settings.',
  };
}
