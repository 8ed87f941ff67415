import { diag, DiagLogLevel } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import {
  InstrumentType,
  PeriodicExportingMetricReader,
  type MetricProducer,
  type PushMetricExporter,
} from '@opentelemetry/sdk-metrics';
import { createToMetricData } from './otlp-data';
import type { OtlpOptions, OtlpPush } from './otlp-types';

/**
 * Starts to push metrics by OTLP, http/protobuf. The exporter reads everything else from the standard
 * `OTEL_EXPORTER_OTLP_*` variables: endpoint, headers, compression, certificates, temporality, timeout.
 *
 * The reader gets the metrics themselves instead of observable instruments: with cumulative temporality those repeat a
 * series for ever after it is no longer observed (TemporalMetricProcessor merges with the last export), and a window
 * that became unknown would look up to date. One function reads the values in memory, once an export.
 * @throws where an address or a header in the environment is invalid
 */
export function startOtlp(options: OtlpOptions): OtlpPush {
  const { url, headers, onExport, intervalMs, timeoutMs } = options;
  // Without a logger OpenTelemetry's errors would be lost.
  diag.setLogger(diagLogger(options.onTrouble), {
    logLevel: DiagLogLevel.WARN,
    suppressOverrideMessage: true,
  });
  const exporter = new OTLPMetricExporter({ ...(url !== null && { url }), headers: { ...headers } });
  const life = { isOver: false };
  const reader = new PeriodicExportingMetricReader({
    exporter: withReports(exporter, onExport, life),
    exportIntervalMillis: intervalMs,
    exportTimeoutMillis: timeoutMs,
  });
  reader.setMetricProducer(producer(options, reader, life));
  return {
    flush: () => reader.forceFlush().catch(() => undefined),
    stop: async () => {
      life.isOver = true;
      await reader.shutdown().catch(() => undefined);
      diag.disable();
    },
  };
}

/**
 * Whether the push was stopped. The reader's own shutdown would export once more, and retry while no server listens.
 */
interface Life {
  readonly isOver: boolean;
}

function producer(options: OtlpOptions, reader: PeriodicExportingMetricReader, life: Life): MetricProducer {
  // The environment has precedence, since the user sets the service's name and attributes there on purpose.
  const resource = resourceFromAttributes(options.resource).merge(
    detectResources({ detectors: [envDetector] }),
  );
  const temporality = reader.selectAggregationTemporality(InstrumentType.OBSERVABLE_COUNTER);
  const toMetricData = createToMetricData(options.startedAt, temporality);
  const scope = { name: 'quotide', version: options.version };
  return {
    collect: () => {
      const metrics = life.isOver ? [] : toMetricData(options.read(), Date.now());
      const scopeMetrics = metrics.length === 0 ? [] : [{ scope, metrics }];
      return Promise.resolve({ resourceMetrics: { resource, scopeMetrics }, errors: [] });
    },
  };
}

/** Wraps the exporter, and reports the result of each export. */
function withReports(
  exporter: OTLPMetricExporter,
  onExport: OtlpOptions['onExport'],
  life: Life,
): PushMetricExporter {
  return {
    export: (metrics, done) => {
      exporter.export(metrics, (result) => {
        if (!life.isOver) onExport(result.error === undefined ? null : reasonOf(result.error));
        done(result);
      });
    },
    // Both would wait for a running export, which is not needed after the stop.
    forceFlush: () => (life.isOver ? Promise.resolve() : exporter.forceFlush()),
    shutdown: () => {
      void exporter.shutdown().catch(() => undefined);
      return Promise.resolve();
    },
    selectAggregationTemporality: (type) => exporter.selectAggregationTemporality(type),
    selectAggregation: (type) => exporter.selectAggregation(type),
  };
}

/** A status or a code; never the message, which may hold text of another server. */
function reasonOf(error: Error & { readonly code?: unknown }): string {
  const code = typeof error.code === 'string' || typeof error.code === 'number' ? String(error.code) : '';
  if (/^[A-Z0-9_]{2,40}$/.test(code)) return code;
  return /timed? ?out/i.test(error.message) ? 'timeout' : 'failed';
}

function diagLogger(onTrouble: OtlpOptions['onTrouble']) {
  const report = (...words: readonly unknown[]) => {
    onTrouble(words.map((word) => (word instanceof Error ? word.message : String(word))).join(' '));
  };
  const nothing = () => undefined;
  return { error: report, warn: report, info: nothing, debug: nothing, verbose: nothing };
}
