import { app, clipboard } from 'electron';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type { Engine } from '../app/engine';
import { startTelemetry, type Telemetry } from '../app/telemetry';
import { wordsOf } from '../core/i18n/words';
import { scrapeConfig } from '../core/telemetry';
import type { Handlers } from '../ipc/bind-main';
import { runCommand } from '../sources/credentials/run-command';
import type { OtlpModule } from '../telemetry/otlp-types';
import { sealedHeaders } from './header-store';

type Calls = Pick<Handlers, 'getTelemetry' | 'setOtlpHeaders' | 'copyScrapeConfig'>;

/** Metrics of the app; `built` is the folder of the built bundles. */
export function createTelemetry(engine: Engine, built: string): Telemetry & { readonly calls: Calls } {
  const { env, platform } = process;
  const bundle = path.join(built, 'otlp.cjs');
  const telemetry = startTelemetry({
    engine,
    env,
    version: app.getVersion(),
    hostName: os.hostname,
    loadOtlp: () => createRequire(bundle)(bundle) as OtlpModule,
    headers: sealedHeaders(engine.history, engine.clock.now, { env, platform, run: runCommand }),
  });
  return {
    ...telemetry,
    calls: {
      getTelemetry: telemetry.state,
      setOtlpHeaders: async (text) => {
        const words = wordsOf(engine.locale()).telemetry;
        const refusal = await telemetry.setHeaders(text);
        if (refusal === null) return null;
        return refusal === 'malformed' ? words.headersMalformed : words.headersNotKept;
      },
      copyScrapeConfig: () =>
        void clipboard.writeText(scrapeConfig(engine.settings.get().telemetry.scrapePort)),
    },
  };
}
