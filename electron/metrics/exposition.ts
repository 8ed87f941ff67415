import { plainText } from '../core/text/plain-text';
import type { Metric, MetricPoint } from '../core/metrics/gauges';

/** The content type of a scrape's answer: Prometheus' text format, version 0.0.4. */
export const EXPOSITION_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * Formats metrics in Prometheus' text format, under the names that OTLP's translation gives them, so that one dashboard
 * works with both ways. The official exporter is not used: it leaves out the unit (opentelemetry-js'
 * `exporter-prometheus` prints `claude_ratelimit_utilization`), so panels for one way would not work with the other.
 * @param resource labels of `target_info`, as OpenTelemetry names them
 */
export function exposition(metrics: readonly Metric[], resource: Readonly<Record<string, string>>): string {
  const info: Metric = {
    name: 'target_info',
    prometheus: 'target_info',
    unit: '',
    kind: 'gauge',
    help: 'The program that reports these metrics.',
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

/** Attributes come from the environment and from answers, so they may be any text. */
function escape(text: string): string {
  return plainText(text).replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}

function number(value: number): string {
  return Number.isFinite(value) ? String(value) : 'NaN';
}
