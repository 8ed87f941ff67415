/**
 * The port where the proxy listens unless another is chosen: QUOT on a telephone's keys. Assigned to nobody, and
 * below the ports that systems give to outgoing connections (from 32768), so it is free after each restart.
 */
export const PROXY_PORT = 7868;

/** How the proxy is: it listens, it starts (again, after it ended by itself), it cannot listen, or it is off. */
export type ProxyState =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'starting'; readonly again: boolean }
  /** `code` is the system's: `EADDRINUSE`. It is tried again by itself. */
  | { readonly kind: 'failed'; readonly code: string }
  | { readonly kind: 'off' };

/** What the proxy has done since it started; nothing in it says what was asked or by whom. */
export interface ProxyFigures {
  readonly requests: number;
  /** Under way at the moment. */
  readonly active: number;
  readonly bytesUp: number;
  readonly bytesDown: number;
  /** Responses that carried limits, which were passed on as they came. */
  readonly headersSeen: number;
  readonly usesSeen: number;
  /** Responses whose tokens could not be read: unknown coding, too large, broken. */
  readonly usesUnknown: number;
  readonly tapErrors: number;
  /** Limits that newer ones of the same kind replaced before the app took them. */
  readonly replaced: number;
  /** Limits and token counts thrown away, since the app did not take them and there was no more room. */
  readonly dropped: number;
  readonly refused: number;
  readonly upstreamErrors: number;
  readonly aborted: number;
  /** Time spent in the proxy for a request and the first byte of its response, µs; `null` before the first one. */
  readonly addedP50Us: number | null;
  readonly addedP99Us: number | null;
}

/** Why this machine may be a managed one, where the proxy would keep the organisation's settings away. */
export interface Managed {
  /** The organisation's own file of settings, where there is one. */
  readonly file: string | null;
  /** Whether the shown account is of a plan whose settings an organisation can manage. */
  readonly byPlan: boolean;
}

/** All that the page about the proxy shows. */
export interface ProxyReport {
  readonly state: ProxyState;
  readonly lines: ProxyLines;
  readonly managed: Managed;
  /** `null` while it does not listen. */
  readonly figures: ProxyFigures | null;
}

/** What our own test of it found: it answers, nothing does, or something that is not ours. */
export type ProxyTest = 'answers' | 'silent' | 'stranger';

/** Variables of Claude Code that take back what it does otherwise behind a proxy; each is the user's to set. */
export const REMEDIES = {
  streaming: 'CLAUDE_CODE_ENABLE_FINE_GRAINED_TOOL_STREAMING=1',
  traces: 'CLAUDE_CODE_PROPAGATE_TRACEPARENT=1',
} as const;

/** What a person puts where, word for word. */
export interface ProxyLines {
  readonly shell: string;
  /** Claude Code's settings.json. */
  readonly settings: string;
  /** Takes the shell's lines back. */
  readonly undo: string;
}

/** The lines for a port; Windows gets PowerShell's. */
export function proxyLines(port: number, platform: string): ProxyLines {
  const variables = { ANTHROPIC_BASE_URL: `http://127.0.0.1:${String(port)}`, ENABLE_TOOL_SEARCH: 'true' };
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

/** Plans whose settings an organisation manages on Anthropic's server; Claude Code does not fetch them through us. */
export function isManagedPlan(plan: string | null): boolean {
  return plan !== null && /team|enterprise/i.test(plan);
}
