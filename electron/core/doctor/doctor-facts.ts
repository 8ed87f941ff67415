import type { FiveHourLimit } from '../usage/five-hour';
import type { Locale } from '../text/format';
import type { Problem, ProblemKind } from '../problem';
import type { ProcessName } from '../lifecycle/process-deaths';
import type { ProxyTest } from '../proxy';
import type { Refresh } from '../polling/next-request';
import type { SettingsTrouble } from '../settings/trouble';
import type { LastExport } from '../metrics/metrics-state';
import type { UpdateMemory, UpdateState } from '../updates/updates';

/** The facts that `doctor` judges. They contain no token and no name; instants are epoch ms. */
export interface DoctorFacts {
  readonly now: number;
  readonly locale: Locale;
  readonly platform: string;
  /** Whether privacy mode hides paths in the report. */
  readonly isPrivate: boolean;
  /** Home folders by the system and by the environment; the report writes them as `~`. */
  readonly homes: readonly string[];
  /** Why the data folder or the history could not be opened; then `sessions` is empty. `null` if they could. */
  readonly openError: string | null;
  /** Which process requests the usage from Anthropic: this one, another one with the same data folder, or none. */
  readonly polls: 'here' | 'elsewhere' | 'nobody';
  /** One entry for each config folder of Claude Code, in their order. */
  readonly sessions: readonly SessionFacts[];
  readonly api: { readonly origin: string; readonly isLoopback: boolean };
  /** How much this computer's clock is ahead (ms, negative: behind), if the user should know; otherwise `null`. */
  readonly clockAheadMs: number | null;
  readonly network: NetworkFacts;
  readonly desktop: DesktopFacts;
  readonly database: DatabaseFacts;
  readonly dataFolder: FolderFacts;
  readonly settings: SettingsTrouble;
  readonly alerts: AlertFacts;
  readonly telemetry: TelemetryFacts;
  /** `null`: unknown, since there is no history to read it from. */
  readonly updates: UpdateFacts | null;
  /** `null`: switched off. */
  readonly proxy: ProxyFacts | null;
  /** The app's processes that died; `null`: none died, or it is unknown. */
  readonly processes: ProcessFacts | null;
  readonly versions: VersionFacts;
}

/** Deaths of the app's processes; instants are epoch ms. */
export interface ProcessFacts {
  /** When the first death was counted. */
  readonly since: number;
  readonly deaths: readonly {
    readonly name: ProcessName;
    readonly count: number;
    readonly lastAt: number;
    /** The last reason, as Chromium names it: `crashed`, `oom`, `killed`; or `hung`. */
    readonly reason: string;
  }[];
}

/** One account: the login, the last request, the next one. */
export interface SessionFacts {
  readonly dir: string;
  readonly attempts: readonly AttemptFacts[];
  readonly hasLogin: boolean;
  /** Whether the login differs from the one of the last request. */
  readonly tokenIsNew: boolean;
  readonly problem: Problem | null;
  readonly plan: string | null;
  readonly tier: string | null;
  /** Whether the account has a 5-hour limit; absent before the first answer. */
  readonly fiveHourLimit?: FiveHourLimit | undefined;
  readonly attemptedAt: number | null;
  readonly succeededAt: number | null;
  /** HTTP status of the last answer that was parsed; `null` without one. */
  readonly lastStatus: number | null;
  readonly next: Refresh;
  readonly claudeVersion: string | null;
  /** The reading that Claude Code stores on disk; `null`: it was not looked for. */
  readonly cache: { readonly state: CacheState; readonly fetchedAt: number | null } | null;
}

/**
 * The result of reading what Claude Code stores. `known`: nothing in it is newer than the recorded values; `ahead`: its
 * date is in the future; `unnamed`: its account is unknown; `shared_file`: several logins share the file.
 */
export type CacheState =
  'taken' | 'known' | 'absent' | 'odd' | 'ahead' | 'too_old' | 'unnamed' | 'other_account' | 'shared_file';

export type AttemptOutcome = 'found' | 'absent' | 'unreadable' | 'denied' | 'timeout' | 'not_applicable';
export type LoginWarning = 'readable_by_others' | 'followed_link' | 'scopes_unreadable' | 'expiry_unreadable';

/** One try to find a login in one place. */
export interface AttemptFacts {
  readonly where: string;
  readonly outcome: AttemptOutcome;
  readonly detail: string;
  /** The facts of the login that it found; `null` if it found none. */
  readonly login: {
    readonly expiresAt: number | null;
    readonly scopes: readonly string[] | null;
    readonly warnings: readonly LoginWarning[];
    readonly problem: ProblemKind | null;
  } | null;
}

/** Names of variables without their values, since a proxy's address may contain a password; proxies without theirs. */
export interface NetworkFacts {
  readonly httpsProxy: 'unset' | 'set' | 'malformed' | 'unsupported';
  /** The variable that names the proxy: `https_proxy`, `ALL_PROXY`, …; `null` without one. */
  readonly proxyVariable: string | null;
  readonly noProxy: boolean;
  /** `empty`: the file can be read, but contains no certificate. */
  readonly extraCerts: 'unset' | 'readable' | 'unreadable' | 'empty';
  /** `NODE_TLS_REJECT_UNAUTHORIZED=0`. */
  readonly tlsUnchecked: boolean;
  /** Names of the variables for other programs that the launcher did not pass on to our runtime. */
  readonly dropped: readonly string[];
  readonly way: WayFacts;
}

/** The way to Anthropic. */
export interface WayFacts {
  /** The network stack of the last request; `null` before the first one. */
  readonly app: 'chromium' | 'node' | null;
  /** Proxies in the order of trial, such as `proxy.corp:8080`; empty for a direct connection. */
  readonly proxies: readonly string[];
  /** Where the proxies were configured. */
  readonly by: 'environment' | 'system';
  /** The number of trusted certificates besides the built-in ones, by origin. */
  readonly trusted: { readonly extra: number; readonly damaged: number; readonly system: number };
}

/** The services on the session bus of a Linux desktop; `null` on other systems. */
export type DesktopFacts = {
  /** `XDG_CURRENT_DESKTOP` and `XDG_SESSION_TYPE`; `null` if both are unset. */
  readonly name: string | null;
  /** Whether there is a session bus. */
  readonly hasBus: boolean;
  readonly keyring: 'locked' | 'unlocked' | 'absent' | 'unknown';
  readonly trayHost: ServiceState;
  readonly notifications: ServiceState;
} | null;

/** `startable`: not running, but the bus starts it when it is needed. */
export type ServiceState = 'running' | 'startable' | 'absent' | 'unknown';

export interface DatabaseFacts {
  /** `null` when the file could not be examined. */
  readonly contents: {
    /** The result of SQLite's quick_check; `ok` for a sound file. */
    readonly check: string;
    readonly bytes: number;
    readonly schema: number;
    readonly samples: number;
    readonly newestAt: number | null;
  } | null;
  /** Why it could not be examined; `null` when it could. */
  readonly error: string | null;
  /** The number of damaged files that were moved away earlier. */
  readonly setAside: number;
}

/** The last results of alerts; instants are epoch ms. */
export interface AlertFacts {
  /** The program that runs on events; `null` without one. */
  readonly program: string | null;
  /** How its last run failed; `null` if it succeeded, or never ran. */
  readonly programFailure: { readonly at: number; readonly reason: string } | null;
  /** Why the system did not show the last notification; `null` if it did, or none was sent. */
  readonly refusal: { readonly at: number; readonly reason: string } | null;
}

/** The loopback proxy: its settings, and its last state in the app. */
export interface ProxyFacts {
  readonly port: number;
  /** Whether requests need the secret path. */
  readonly hasKey: boolean;
  /** The process that answers on its port; `null`: not tested, since the app does not run. */
  readonly test: ProxyTest | null;
  /** The login name of another user whose program answers there; `null`: none, not known, or hidden. */
  readonly user: string | null;
  /** The messages that the app did not accept in time and lost; `at` is the last time. */
  readonly drops: { readonly at: number; readonly count: number } | null;
}

/** Metrics: the configuration of this process, and the last results of the app. */
export interface TelemetryFacts {
  /** Where they are pushed to, without query and password; `grpc`: requested, but not supported; `null`: off. */
  readonly push: { readonly endpoint: string; readonly by: 'settings' | 'environment' } | 'grpc' | null;
  readonly lastExport: LastExport | null;
  /** The port for Prometheus, and the failure to open it; `null`: off. */
  readonly scrape: { readonly port: number; readonly failure: string | null } | null;
}

/** The state of updates. */
export interface UpdateFacts
  extends
    Omit<UpdateState, 'inTray' | 'install'>,
    Pick<UpdateMemory, 'askedAt' | 'failure' | 'installFailure'> {
  /** Whether the settings allow automatic installation, where it is possible. */
  readonly installs: boolean;
  /** The web page of the releases; `null`: the build names none. */
  readonly page: string | null;
}

export interface FolderFacts {
  readonly path: string;
  /** Permission bits; `null` where the system has none, or the folder does not exist. */
  readonly mode: number | null;
  /** Names of files in it that other users may read. */
  readonly openFiles: readonly string[];
}

/** An installed package, in contrast to a checkout. */
export interface InstallationFacts {
  /** `deb`, `rpm`, `AppImage`, `NSIS`, `portable`, `app`; `null`: a folder that was unpacked by hand. */
  readonly kind: string | null;
  /** Whether it was built with Electron's official runtime; `null`: unknown. */
  readonly officialRuntime: boolean | null;
}

export interface VersionFacts {
  readonly quotide: string;
  /** `null`: it runs from its sources. */
  readonly installation: InstallationFacts | null;
  readonly electron: string | null;
  readonly node: string;
  /** Kind, release and processor: `Linux 6.8.0 x64`. */
  readonly os: string;
}
