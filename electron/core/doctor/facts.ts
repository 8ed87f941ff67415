import type { FiveHourLimit } from '../five-hour';
import type { Locale } from '../format';
import type { Problem, ProblemKind } from '../problem';
import type { ProcessName } from '../process-deaths';
import type { ProxyTest } from '../proxy';
import type { Refresh } from '../refresh';
import type { SettingsTrouble } from '../settings/trouble';
import type { LastExport } from '../telemetry';
import type { UpdateMemory, UpdateState } from '../updates';

/** All that `doctor` judges, gathered by the caller. Holds no token and no name; instants are epoch ms. */
export interface DoctorFacts {
  readonly now: number;
  readonly locale: Locale;
  readonly platform: string;
  /** Whether privacy mode hides paths in the report. */
  readonly isPrivate: boolean;
  /** Home folders as the system and the environment name them; written as `~`. */
  readonly homes: readonly string[];
  /** Why the data folder or the history could not be opened; then `sessions` is empty. */
  readonly engineError: string | null;
  /** Who asks Anthropic by itself: this process, another one over the same data folder, or nobody. */
  readonly polls: 'here' | 'elsewhere' | 'nobody';
  /** One a config folder of Claude Code, in their order. */
  readonly sessions: readonly SessionFacts[];
  readonly api: { readonly origin: string; readonly isLoopback: boolean };
  /** By how much this computer's clock is ahead where a user should know, ms (negative: behind); else `null`. */
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
  /** Processes of the app that died; `null`: none has, or it is unknown. */
  readonly processes: ProcessFacts | null;
  readonly versions: VersionFacts;
}

/** Deaths of the app's processes; instants are epoch ms. */
export interface ProcessFacts {
  /** When the first of them was counted. */
  readonly since: number;
  readonly deaths: readonly {
    readonly name: ProcessName;
    readonly count: number;
    readonly lastAt: number;
    /** Of the last one, as Chromium names it: `crashed`, `oom`, `killed`; or `hung`. */
    readonly reason: string;
  }[];
}

/** One account slot: the login, the last request, what comes next. */
export interface SessionFacts {
  readonly dir: string;
  readonly attempts: readonly AttemptFacts[];
  readonly hasLogin: boolean;
  /** The login is another than the one the last request was sent with. */
  readonly tokenIsNew: boolean;
  readonly problem: Problem | null;
  readonly plan: string | null;
  readonly tier: string | null;
  /** Whether the account has a 5-hour limit; absent: no answer has come yet. */
  readonly fiveHourLimit?: FiveHourLimit | undefined;
  readonly attemptedAt: number | null;
  readonly succeededAt: number | null;
  /** HTTP status of the last answer that was understood. */
  readonly lastStatus: number | null;
  readonly next: Refresh;
  readonly claudeVersion: string | null;
  /** The last answer that Claude Code keeps on disk; `null`: it was not looked for. */
  readonly cache: { readonly state: CacheState; readonly fetchedAt: number | null } | null;
}

/**
 * What became of the reading that Claude Code keeps. `known`: nothing in it is newer than what is on record; `ahead`:
 * dated in the future; `unnamed`: it cannot be told whose it is; `shared_file`: several logins share the file.
 */
export type CacheState =
  'taken' | 'known' | 'absent' | 'odd' | 'ahead' | 'too_old' | 'unnamed' | 'other_account' | 'shared_file';

export type AttemptOutcome = 'found' | 'absent' | 'unreadable' | 'denied' | 'timeout' | 'not_applicable';
export type LoginWarning = 'readable_by_others' | 'followed_link' | 'scopes_unreadable' | 'expiry_unreadable';

/** One try at one place where a login can lie. */
export interface AttemptFacts {
  readonly where: string;
  readonly outcome: AttemptOutcome;
  readonly detail: string;
  /** What is known of the login it gave; `null` when it gave none. */
  readonly login: {
    readonly expiresAt: number | null;
    readonly scopes: readonly string[] | null;
    readonly warnings: readonly LoginWarning[];
    readonly problem: ProblemKind | null;
  } | null;
}

/** Never a value of a variable, since a proxy's address may hold a password; names of proxies come without one. */
export interface NetworkFacts {
  readonly httpsProxy: 'unset' | 'set' | 'malformed' | 'unsupported';
  /** Which of the variables names it: `https_proxy`, `ALL_PROXY`, …; `null`: none. */
  readonly proxyVariable: string | null;
  readonly noProxy: boolean;
  /** `empty`: the file can be read, and there is no certificate in it. */
  readonly extraCerts: 'unset' | 'readable' | 'unreadable' | 'empty';
  /** `NODE_TLS_REJECT_UNAUTHORIZED=0`. */
  readonly tlsUnchecked: boolean;
  /** Variables for other programs that the launcher kept from our runtime, by name. */
  readonly dropped: readonly string[];
  readonly way: WayFacts;
}

/** How Anthropic is reached. */
export interface WayFacts {
  /** The network that the app asked by last; `null`: it has not asked yet. */
  readonly app: 'chromium' | 'node' | null;
  /** `proxy.corp:8080`, in the order of trial; none: directly. */
  readonly proxies: readonly string[];
  /** Who named them. */
  readonly by: 'environment' | 'system';
  /** Certificates that are trusted beside the built-in ones, by where they come from. */
  readonly trusted: { readonly extra: number; readonly damaged: number; readonly system: number };
}

/** What the session bus of a Linux desktop says; `null` on other systems. */
export type DesktopFacts = {
  /** As `XDG_CURRENT_DESKTOP` and `XDG_SESSION_TYPE` say; `null` when they do not. */
  readonly name: string | null;
  /** Whether there is a session bus to ask. */
  readonly hasBus: boolean;
  readonly keyring: 'locked' | 'unlocked' | 'absent' | 'unknown';
  readonly trayHost: ServiceState;
  readonly notifications: ServiceState;
} | null;

/** `startable`: does not run, but the bus starts it when it is needed. */
export type ServiceState = 'running' | 'startable' | 'absent' | 'unknown';

export interface DatabaseFacts {
  /** `null` when the file could not be examined. */
  readonly contents: {
    /** What SQLite's quick_check said; `ok` for a sound file. */
    readonly check: string;
    readonly bytes: number;
    readonly schema: number;
    readonly samples: number;
    readonly newestAt: number | null;
  } | null;
  /** Why it could not be examined; `null` when it could. */
  readonly error: string | null;
  /** Damaged files that were set aside earlier. */
  readonly setAside: number;
}

/** What became of alerts, as the app last saw it; instants are epoch ms. */
export interface AlertFacts {
  /** The program that is run on events; `null`: none. */
  readonly program: string | null;
  /** How its last run failed; `null` when it did not, or there was none. */
  readonly programFailure: { readonly at: number; readonly reason: string } | null;
  /** Why the system did not show the last notification; `null` when it did, or there was none. */
  readonly refusal: { readonly at: number; readonly reason: string } | null;
}

/** The loopback proxy, as the settings want it and as the app last saw it. */
export interface ProxyFacts {
  readonly port: number;
  /** What answers there; `null`: not asked, since the app does not run. */
  readonly test: ProxyTest | null;
  /** What of its news the app did not take in time and lost; `at` is the last time, epoch ms. */
  readonly drops: { readonly at: number; readonly count: number } | null;
}

/** Metrics, as this process would send them and as the app last saw it. */
export interface TelemetryFacts {
  /** Where they are pushed to, without a query or a password; `grpc`: asked for, not done; `null`: off. */
  readonly push: { readonly endpoint: string; readonly by: 'settings' | 'environment' } | 'grpc' | null;
  readonly lastExport: LastExport | null;
  /** The port Prometheus is answered on, and why that did not work; `null`: off. */
  readonly scrape: { readonly port: number; readonly failure: string | null } | null;
}

/** What is known of new versions. */
export interface UpdateFacts
  extends
    Omit<UpdateState, 'inTray' | 'install'>,
    Pick<UpdateMemory, 'askedAt' | 'failure' | 'installFailure'> {
  /** Whether the settings have it installed by itself, where that can be. */
  readonly installs: boolean;
  /** Where they are to be had; `null`: the build names no place. */
  readonly page: string | null;
}

export interface FolderFacts {
  readonly path: string;
  /** Permission bits; `null` where the system has none, or the folder is not there. */
  readonly mode: number | null;
  /** Names of files in it that others may read. */
  readonly openFiles: readonly string[];
}

/** A package, as opposed to a checkout. */
export interface InstallationFacts {
  /** `deb`, `rpm`, `AppImage`, `NSIS`, `portable`, `app`; `null`: a folder that somebody unpacked. */
  readonly kind: string | null;
  /** Whether it was built on Electron's own runtime; `null`: unknown. */
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
