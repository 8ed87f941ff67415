import os from 'node:os';
import path from 'node:path';
import { err, ok, type Result } from '../core/result';

/** The environment that the process was started with, read once. */
export interface Environment {
  readonly dataDir: string;
  /** Origin of Anthropic's API, without a trailing slash. */
  readonly apiUrl: string;
  /** Whether `apiUrl` is this machine. */
  readonly apiIsLoopback: boolean;
  readonly timeScale: number;
  readonly logLevel: LogLevel;
  readonly demo: boolean;
  readonly homeDir: string;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
const levels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];
const DEFAULT_API = 'https://api.anthropic.com';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the environment.
 * @param appData where this system keeps an app's data when QUOTIDE_DATA_DIR is unset.
 * @param confirmedApi the other https origin that the settings of a data folder allow; `null`: none.
 * @returns the environment, or one plain sentence with the variable and its error.
 */
export function readEnvironment(
  variables: Variables,
  appData: string,
  confirmedApi: (dataDir: string) => string | null = () => null,
): Result<Environment, string> {
  const dataDir = path.resolve(variables['QUOTIDE_DATA_DIR'] || appData);
  const api = readApiUrl(variables['QUOTIDE_API_URL'], () => confirmedApi(dataDir));
  if (!api.ok) return api;
  const scale = readTimeScale(variables['QUOTIDE_TIME_SCALE'], api.value.loopback);
  if (!scale.ok) return scale;
  const level = variables['QUOTIDE_LOG'] || 'info';
  if (!isLogLevel(level)) return err(`QUOTIDE_LOG is "${level}"; it can be ${levels.join(', ')}.`);
  return ok({
    dataDir,
    apiUrl: api.value.origin,
    apiIsLoopback: api.value.loopback,
    timeScale: scale.value,
    logLevel: level,
    demo: variables['QUOTIDE_DEMO'] === '1' && api.value.loopback,
    homeDir: os.homedir(),
  });
}

function isLogLevel(text: string): text is LogLevel {
  return (levels as readonly string[]).includes(text);
}

/** Checks the address before anything is sent, since the token is sent only there. */
function readApiUrl(
  text: string | undefined,
  confirmed: () => string | null,
): Result<{ origin: string; loopback: boolean }, string> {
  if (!text) return ok({ origin: DEFAULT_API, loopback: false });
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    // Without its text, which may hold a password or a token in a form that no redaction recognizes.
    return err(`QUOTIDE_API_URL is no address; use one such as ${DEFAULT_API}.`);
  }
  const loopback = isLoopback(url.hostname);
  if (loopback && (url.protocol === 'http:' || url.protocol === 'https:')) {
    return ok({ origin: url.origin, loopback });
  }
  if (url.origin === DEFAULT_API) return ok({ origin: DEFAULT_API, loopback: false });
  if (url.protocol === 'https:' && url.origin === confirmed())
    return ok({ origin: url.origin, loopback: false });
  return err(
    `QUOTIDE_API_URL must be ${DEFAULT_API} or an address on this machine; "${url.host}" is neither. ` +
      'Your token would go there: to allow an https address, name it in settings.json, ' +
      '{"refresh": {"confirmedApi": "https://…"}}.',
  );
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function readTimeScale(text: string | undefined, loopback: boolean): Result<number, string> {
  if (!text || text === '1') return ok(1);
  const scale = Number(text);
  if (!Number.isFinite(scale) || scale < 1 || scale > 100_000) {
    return err(`QUOTIDE_TIME_SCALE is "${text}"; it must be a number from 1 to 100000.`);
  }
  if (!loopback) return err('QUOTIDE_TIME_SCALE works only with a QUOTIDE_API_URL on this machine.');
  return ok(scale);
}

/** The folder `userData` that Electron would choose, for the command, which runs without Electron. */
export function defaultDataDir(platform: NodeJS.Platform, variables: Variables, homeDir: string): string {
  if (platform === 'win32') {
    return path.join(variables['APPDATA'] || path.join(homeDir, 'AppData', 'Roaming'), 'Quotide');
  }
  if (platform === 'darwin') return path.join(homeDir, 'Library', 'Application Support', 'Quotide');
  return path.join(variables['XDG_CONFIG_HOME'] || path.join(homeDir, '.config'), 'Quotide');
}
