import type { Settings } from './settings';

/** How the last export went; `at` is epoch ms. `reason`: an HTTP status or a system's code, `null` when it went well. */
export interface LastExport {
  readonly at: number;
  readonly ok: boolean;
  readonly reason: string | null;
}

/** What metrics do at this moment, for the settings' page. Holds no header and no password. */
export interface TelemetryState {
  readonly push: {
    /** Who switched it on; `null`: nobody, it is off. */
    readonly by: 'settings' | 'environment' | null;
    /** Where it goes, without a query; `null` while it is off. */
    readonly endpoint: string | null;
    /** Asked for, but not done: the environment names gRPC, which is not spoken here. */
    readonly refused: 'grpc' | null;
    /** `null` until something was sent. */
    readonly last: LastExport | null;
    /** Whether headers are kept in the keychain. */
    readonly hasHeaders: boolean;
  };
  /** `port`: what is listened on; `null`: nothing. `failure`: the system's code when it could not be had. */
  readonly scrape: { readonly port: number | null; readonly failure: string | null };
}

/** Whether metrics are pushed, and how. */
export type PushPlan =
  | { readonly kind: 'off' }
  | { readonly kind: 'grpc'; readonly by: 'settings' | 'environment' }
  | {
      readonly kind: 'on';
      readonly by: 'settings' | 'environment';
      /** The full address; `null`: as the exporter reads it from the environment, since the user set none. */
      readonly url: string | null;
      /** The same for a person, without a query or a password. */
      readonly shown: string;
      readonly intervalMs: number;
      readonly timeoutMs: number;
    };

type Variables = Readonly<Record<string, string | undefined>>;

const DEFAULT_BASE = 'http://localhost:4318';
const PATH = 'v1/metrics';

/**
 * Decides from the settings and the standard environment (opentelemetry.io, "OTLP exporter configuration"). A setting
 * overrides only what the user set: without an endpoint of his own the environment's is used, headers and all.
 */
export function pushPlan({ otlp, endpoint }: Settings['telemetry'], env: Variables): PushPlan {
  const by = otlp ? 'settings' : asksForOtlp(env) ? 'environment' : null;
  if (by === null || env['OTEL_SDK_DISABLED']?.toLowerCase() === 'true') return { kind: 'off' };
  const protocol = env['OTEL_EXPORTER_OTLP_METRICS_PROTOCOL'] || env['OTEL_EXPORTER_OTLP_PROTOCOL'];
  const own = otlp && endpoint !== null ? metricsUrl(endpoint) : null;
  // Claude Code's users often have gRPC in their environment; its port does not understand what is sent here.
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

/** The address of metrics below a base such as `http://collector:4318`; one that is it already stays. */
export function metricsUrl(base: string): string {
  const trimmed = base.replace(/\/+$/, '');
  return trimmed.endsWith(`/${PATH}`) ? trimmed : `${trimmed}/${PATH}`;
}

/** Without a name, a password, a query: what may be shown and logged. */
function bare(url: string): string {
  return url.replace(/^([a-z]+:\/\/)[^/@]*@/i, '$1').replace(/[?#].*$/, '');
}

function duration(text: string | undefined, otherwise: number): number {
  const ms = Number(text);
  return text !== undefined && Number.isFinite(ms) && ms >= 100 && ms <= 86_400_000 ? ms : otherwise;
}

/**
 * Reads headers as `OTEL_EXPORTER_OTLP_HEADERS` has them: `name=value,name=value`, values percent-encoded.
 * @returns `null` when it is nothing of the kind
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
  // A bare `%` is no escape; the value is then meant as it stands.
  return /%(?![0-9A-Fa-f]{2})/.test(value) || /%(0[0-9A-F]|1[0-9A-F]|7F|[89A-F][0-9A-F])/i.test(value)
    ? value
    : value.replaceAll(/%[0-9A-Fa-f]{2}/g, (hex) => String.fromCharCode(parseInt(hex.slice(1), 16)));
}

/** What goes into Prometheus' own configuration to scrape this machine. */
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
