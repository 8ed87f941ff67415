import type { Metric } from '../core/metrics/gauges';

/** The parameters of `dist/otlp.cjs`. All values are in memory: an export reads no file and sends no other request. */
export interface OtlpOptions {
  /** The full address; `null`: the address from the environment. */
  readonly url: string | null;
  /** Headers beside those of the environment, with precedence. */
  readonly headers: Readonly<Record<string, string>>;
  readonly resource: Readonly<Record<string, string>>;
  /** Quotide's version. */
  readonly version: string;
  readonly intervalMs: number;
  readonly timeoutMs: number;
  /** When counting began, epoch ms. */
  readonly startedAt: number;
  readonly read: () => readonly Metric[];
  /** Called after each export: `null` for success, else an HTTP status or a system's code. */
  readonly onExport: (reason: string | null) => void;
  /** Called with OpenTelemetry's own diagnostics, any text without headers. */
  readonly onTrouble: (text: string) => void;
}

export interface OtlpPush {
  /** Exports at once. Never rejects: the result goes to `onExport`. */
  readonly flush: () => Promise<void>;
  /** Stops the exports without a last one. Never rejects. */
  readonly stop: () => Promise<void>;
}

/** The exports of the bundle. */
export interface OtlpModule {
  readonly startOtlp: (options: OtlpOptions) => OtlpPush;
}
