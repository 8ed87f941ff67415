import type { Settings } from '../settings/settings';

/** The result of the last export; `at` is epoch ms. `reason`: an HTTP status or a system's code, `null` on success. */
export interface LastExport {
  readonly at: number;
  readonly ok: boolean;
  readonly reason: string | null;
}

/** The state of metrics for the settings page. It has no header and no password. */
export interface TelemetryState {
  readonly push: {
    /** The place where it was switched on; `null`: off. */
    readonly by: 'settings' | 'environment' | null;
    /** The address without its query; `null`: off. */
    readonly endpoint: string | null;
    /** Requested by the environment, but not supported: gRPC. */
    readonly refused: 'grpc' | null;
    /** `null` before the first export. */
    readonly last: LastExport | null;
    /** Whether headers are stored in the keychain. */
    readonly hasHeaders: boolean;
  };
  /** `port`: the open port; `null` without one. `failure`: the system's code of a failure to open it. */
  readonly scrape: { readonly port: number | null; readonly failure: string | null };
}

/** The plan of metric pushes. */
export type PushPlan =
  | { readonly kind: 'off' }
  | { readonly kind: 'grpc'; readonly by: 'settings' | 'environment' }
  | {
      readonly kind: 'on';
      readonly by: 'settings' | 'environment';
      /** The full address; `null`: the exporter reads it from the environment, since the user set none. */
      readonly url: string | null;
      /** The address for a person, without query and password. */
      readonly shown: string;
      readonly intervalMs: number;
      readonly timeoutMs: number;
    };

type Variables = Readonly<Record<string, string | undefined>>;

const DEFAULT_BASE = 'http://localhost:4318';
const PATH = 'v1/metrics';

/**
 * Decides from the settings and the standard environment (opentelemetry.io, "OTLP exporter configuration"). A setting
 * replaces only its own part: without the user's own endpoint, that of the environment is used, with its headers.
 */
export function pushPlan({ otlp, endpoint }: Settings['telemetry'], env: Variables): PushPlan {
  const by = otlp ? 'settings' : asksForOtlp(env) ? 'environment' : null;
  if (by === null || env['OTEL_SDK_DISABLED']?.toLowerCase() === 'true') return { kind: 'off' };
  const protocol = env['OTEL_EXPORTER_OTLP_METRICS_PROTOCOL'] || env['OTEL_EXPORTER_OTLP_PROTOCOL'];
  const own = otlp && endpoint !== null ? metricsUrl(endpoint) : null;
  // Many users of Claude Code have gRPC in their environment; its port does not accept what is sent here.
  if (own === null && protocol === 'grpc') return { kind: 'grpc', by };
  const intervalMs = duration(env['OTEL_METRIC_EXPORT_INTERVAL'], 60_000);
  const timeoutMs = Math.min(intervalMs, duration(env['OTEL_METRIC_EXPORT_TIMEOUT'], 30_000));
  return { kind: 'on', by, url: own, shown: bare(own ?? environmentUrl(env)), intervalMs, timeoutMs };
}

function asksForOtlp(env: Variables): boolean {
  const exporters = (env['OTEL_METRICS_EXPORTER'] ?? '').split(',').map((name) => name.trim());
  if (exporters.some((name) => name !== '')) return exporters.includes('otlp');
  return Boolean(env['OTEL_EXPORTER_OTLP_METRICS_ENDPOINT'] || env['OTEL_EXPORTER_OTLP_ENDPOINT']);
}

function environmentUrl(env: Variables): string {
  return (
    env['OTEL_EXPORTER_OTLP_METRICS_ENDPOINT'] ||
    metricsUrl(env['OTEL_EXPORTER_OTLP_ENDPOINT'] || DEFAULT_BASE)
  );
}

/** The address of metrics below a base such as `http://collector:4318`; an address of metrics stays as it is. */
export function metricsUrl(base: string): string {
  const trimmed = base.replace(/\/+$/, '');
  return trimmed.endsWith(`/${PATH}`) ? trimmed : `${trimmed}/${PATH}`;
}

/** An address without user, password and query, for the page and the log. */
function bare(url: string): string {
  return url.replace(/^([a-z]+:\/\/)[^/@]*@/i, '$1').replace(/[?#].*$/, '');
}

function duration(text: string | undefined, otherwise: number): number {
  const ms = Number(text);
  return text !== undefined && Number.isFinite(ms) && ms >= 100 && ms <= 86_400_000 ? ms : otherwise;
}

/**
 * Parses headers in the form of `OTEL_EXPORTER_OTLP_HEADERS`: `name=value,name=value`, with percent-encoded values.
 * @returns `null` for any other text
 */
export function readHeaders(text: string): Readonly<Record<string, string>> | null {
  const pairs = text
    .split(',')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map((pair) => /^([A-Za-z0-9!#$%&'*+.^_`|~-]{1,100})\s*=\s*([\x20-\x7e]{1,4096})$/.exec(pair));
  if (pairs.length === 0 || pairs.length > 20 || pairs.includes(null)) return null;
  return Object.fromEntries(pairs.map((match) => [match?.[1] ?? '', decoded(match?.[2] ?? '')]));
}

function decoded(value: string): string {
  // A bare `%` is no escape: the value is used as it is.
  return /%(?![0-9A-Fa-f]{2})/.test(value) || /%(0[0-9A-F]|1[0-9A-F]|7F|[89A-F][0-9A-F])/i.test(value)
    ? value
    : value.replaceAll(/%[0-9A-Fa-f]{2}/g, (hex) => String.fromCharCode(parseInt(hex.slice(1), 16)));
}

/** The part of Prometheus' configuration that scrapes this machine. */
export function scrapeConfig(port: number): string {
  return [
    'scrape_configs:',
    '  - job_name: quotide',
    '    scrape_interval: 30s',
    '    static_configs:',
    `      - targets: ['127.0.0.1:${port}']`,
    '',
  ].join('\n');
}

/** The line for a shell that reads the JSON, with the key if there is one. */
export function jsonRequest({
  scrapePort,
  jsonKey,
}: Pick<Settings['telemetry'], 'scrapePort' | 'jsonKey'>): string {
  const header = jsonKey === null ? '' : ` -H 'Authorization: Bearer ${jsonKey}'`;
  return `curl${header} http://127.0.0.1:${scrapePort}/v1/status`;
}
