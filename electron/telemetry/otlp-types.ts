import type { Metric } from '../core/gauges';

/** What `dist/otlp.cjs` is given. All of it is in memory: nothing is read or asked when an export is due. */
export interface OtlpOptions {
  /** The full address; `null`: as the environment says. */
  readonly url: string | null;
  /** Beside those of the environment, and before them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly resource: Readonly<Record<string, string>>;
  /** The version of what measures. */
  readonly version: string;
  readonly intervalMs: number;
  readonly timeoutMs: number;
  /** When counting began, epoch ms. */
  readonly startedAt: number;
  readonly read: () => readonly Metric[];
  /** How each export went: `null` for well, else an HTTP status or a system's code. */
  readonly onExport: (reason: string | null) => void;
  /** What OpenTelemetry's own diagnostics say; may hold anything but headers. */
  readonly onTrouble: (text: string) => void;
}

export interface OtlpPush {
  /** Sends at once. Never rejects: `onExport` tells how it went. */
  readonly flush: () => Promise<void>;
  /** Ends it without a last export. Never rejects. */
  readonly stop: () => Promise<void>;
}

/** The bundle, as who loads it sees it. */
export interface OtlpModule {
  readonly startOtlp: (options: OtlpOptions) => OtlpPush;
}
