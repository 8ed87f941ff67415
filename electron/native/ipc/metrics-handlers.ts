import { app, clipboard } from 'electron';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { startTelemetry, type Telemetry, type TelemetrySource } from '../../app/metrics/metrics';
import type { LocalApiSource } from '../../app/local-api/local-api';
import type { Locale } from '../../core/text/format';
import { wordsOf } from '../../core/i18n/words';
import { scrapeConfig } from '../../core/metrics/metrics-state';
import type { Handlers } from '../../ipc/bind-main';
import { runCommand } from '../../platform/run-command';
import type { OtlpModule } from '../../metrics/otlp-types';
import { openHeaderStore } from '../network/header-store';

type Calls = Pick<Handlers, 'getTelemetry' | 'setOtlpHeaders' | 'copyScrapeConfig'>;

/** The parts of the app that metrics use, and the locale of their words. */
export interface MetricsSource extends TelemetrySource, LocalApiSource {
  readonly accounts: TelemetrySource['accounts'] & LocalApiSource['accounts'];
  readonly history: TelemetrySource['history'] & LocalApiSource['history'];
  readonly clock: TelemetrySource['clock'];
  readonly settings: TelemetrySource['settings'];
  readonly locale: () => Locale;
}

/** Starts the app's metrics. @param built the folder of the built bundles */
export function createTelemetry(source: MetricsSource, built: string): Telemetry & { readonly calls: Calls } {
  const { env, platform } = process;
  const bundle = path.join(built, 'otlp.cjs');
  const telemetry = startTelemetry({
    source,
    env,
    version: app.getVersion(),
    hostName: os.hostname,
    loadOtlp: () => createRequire(bundle)(bundle) as OtlpModule,
    loadJson: async () => (await import('../../app/local-api/local-api')).createLocalApi(source),
    headers: openHeaderStore(source.history, source.clock.now, { env, platform, run: runCommand }),
  });
  return {
    ...telemetry,
    calls: {
      getTelemetry: telemetry.state,
      setOtlpHeaders: async (text) => {
        const words = wordsOf(source.locale()).telemetry;
        const refusal = await telemetry.setHeaders(text);
        if (refusal === null) return null;
        return refusal === 'malformed' ? words.headersMalformed : words.headersNotKept;
      },
      copyScrapeConfig: () =>
        void clipboard.writeText(scrapeConfig(source.settings.get().telemetry.scrapePort)),
    },
  };
}
