/**
 * The default port of the proxy: QUOT on the keys of a telephone. It is unassigned, and below the ports of outgoing
 * connections (from 32768), so it is free after each restart.
 */
export const PROXY_PORT = 7868;

/** The form of the key in the proxy's secret path: `http://127.0.0.1:7868/<key>`. */
export const PROXY_KEY = /^[A-Za-z0-9_-]{16,64}$/;

/** The state of the proxy: listening, starting (also after a crash), unable to listen, or off. */
export type ProxyState =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'starting'; readonly again: boolean }
  /**
   * `code` is the system's, such as `EADDRINUSE`. The proxy tries again by itself. `holder` is the program that has the
   * port; absent: it is not known, or it is Quotide itself.
   */
  | { readonly kind: 'failed'; readonly code: string; readonly holder?: PortHolder | undefined }
  | { readonly kind: 'off' };

/** Another program that answers on the proxy's port. */
export interface PortHolder {
  /** The login name of another user of the machine; `null`: the user of this process, or not known. */
  readonly user: string | null;
}

/** The proxy's counters since its start; none contains what was requested, or by whom. */
export interface ProxyFigures {
  readonly requests: number;
  /** Requests under way. */
  readonly active: number;
  readonly bytesUp: number;
  readonly bytesDown: number;
  /** Responses with rate-limit headers, which were passed on unchanged. */
  readonly headersSeen: number;
  readonly usesSeen: number;
  /** Responses whose tokens could not be parsed: unknown coding, too large, cut off. */
  readonly usesUnknown: number;
  readonly tapErrors: number;
  /** Limits that were replaced by newer ones of the same kind before the app accepted them. */
  readonly replaced: number;
  /** Limits and token uses that were dropped, since the app did not accept them and the buffer was full. */
  readonly dropped: number;
  readonly refused: number;
  readonly upstreamErrors: number;
  readonly aborted: number;
  /** The time that the proxy adds to a request and the first byte of its response, µs; `null` before the first one. */
  readonly addedP50Us: number | null;
  readonly addedP99Us: number | null;
}

/** Why this machine may be managed by an organisation, whose settings Claude Code would not get through the proxy. */
export interface Managed {
  /** The organisation's settings file; `null` without one. */
  readonly file: string | null;
  /** Whether the shown account has a plan whose settings an organisation can manage. */
  readonly byPlan: boolean;
}

/** The state of the proxy for the settings page. */
export interface ProxyReport {
  readonly state: ProxyState;
  readonly lines: ProxyLines;
  readonly managed: Managed;
  /** `null` while it does not listen. */
  readonly figures: ProxyFigures | null;
}

/** The result of the proxy test: it answers, nothing answers, or another program does. */
export type ProxyTest = 'answers' | 'silent' | 'stranger';

/** What answers on the proxy's port. */
export interface PortTest {
  readonly found: ProxyTest;
  /** The login name of another user whose program it is; `null`: no such user, or not known. */
  readonly user: string | null;
}

/** Variables of Claude Code that undo its differences behind a proxy; only the user sets them. */
export const REMEDIES = {
  streaming: 'CLAUDE_CODE_ENABLE_FINE_GRAINED_TOOL_STREAMING=1',
  traces: 'CLAUDE_CODE_PROPAGATE_TRACEPARENT=1',
} as const;

/** The lines that the user adds to files, word for word. */
export interface ProxyLines {
  readonly shell: string;
  /** Claude Code's settings.json. */
  readonly settings: string;
  /** Undoes the lines of the shell. */
  readonly undo: string;
}

/** The lines for a port, with the secret path if there is a key; for PowerShell on Windows. */
export function proxyLines(
  { port, key }: { readonly port: number; readonly key: string | null },
  platform: string,
): ProxyLines {
  const path = key === null ? '' : `/${key}`;
  const variables = {
    ANTHROPIC_BASE_URL: `http://127.0.0.1:${String(port)}${path}`,
    ENABLE_TOOL_SEARCH: 'true',
  };
  const names = Object.keys(variables);
  const pairs = Object.entries(variables);
  const isWindows = platform === 'win32';
  return {
    shell: pairs
      .map(([name, value]) => (isWindows ? `$env:${name} = '${value}'` : `export ${name}=${value}`))
      .join('\n'),
    settings: JSON.stringify({ env: variables }, null, 2),
    undo: isWindows
      ? `Remove-Item ${names.map((name) => `Env:${name}`).join(', ')}`
      : `unset ${names.join(' ')}`,
  };
}

/**
 * Plans whose settings an organisation manages on Anthropic's server; Claude Code does not fetch them through a proxy.
 */
export function isManagedPlan(plan: string | null): boolean {
  return plan !== null && /team|enterprise/i.test(plan);
}
