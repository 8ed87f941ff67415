import { plainText } from '../core/plain-text';
import type { Metric, MetricPoint } from '../core/gauges';

/** What a scrape is answered with: Prometheus' text format, version 0.0.4. */
export const EXPOSITION_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * Metrics in Prometheus' text format, under the names that OTLP's translation gives them: one dashboard serves both
 * ways. The official exporter leaves out the unit: opentelemetry-js' `exporter-prometheus` prints
 * `claude_ratelimit_utilization`, and panels break between the two.
 * @param resource labels of `target_info`, as OpenTelemetry names them
 */
export function exposition(metrics: readonly Metric[], resource: Readonly<Record<string, string>>): string {
  const info: Metric = {
    name: 'target_info',
    prometheus: 'target_info',
    unit: '',
    kind: 'gauge',
    help: 'Who tells all this.',
    points: [{ attributes: resource, value: 1 }],
  };
  return [...metrics, info]
    .filter(({ points }) => points.length > 0)
    .map(({ prometheus, help, kind, points }) => {
      const lines = points.map((point) => `${prometheus}${labels(point)} ${number(point.value)}`);
      return [`# HELP ${prometheus} ${escape(help)}`, `# TYPE ${prometheus} ${kind}`, ...lines].join('\n');
    })
    .join('\n')
    .concat('\n');
}

function labels({ attributes }: MetricPoint): string {
  const pairs = Object.entries(attributes).map(
    ([name, value]) => `${name.replaceAll(/[^a-zA-Z0-9_]/g, '_')}="${escape(value).replaceAll('"', '\\"')}"`,
  );
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

/** Attributes of the environment and of answers are anybody's text. */
function escape(text: string): string {
  return plainText(text).replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}

function number(value: number): string {
  return Number.isFinite(value) ? String(value) : 'NaN';
}
