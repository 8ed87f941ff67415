import { noSettingsTrouble } from '../../../../electron/core/settings/trouble';
import type { AttemptFacts, DoctorFacts, SessionFacts } from '../../../../electron/core/doctor/doctor-facts';
import type { Finding } from '../../../../electron/core/doctor/finding';
import { doctorReport } from '../../../../electron/core/doctor/doctor';

export const NOW = Date.UTC(2026, 10, 21, 20, 0);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** A file with a valid login. */
export function attempt(
  change: Partial<AttemptFacts> = {},
  login: Partial<NonNullable<AttemptFacts['login']>> = {},
): AttemptFacts {
  return {
    where: '/home/ann/.claude/.credentials.json',
    outcome: 'found',
    detail: 'read',
    login: {
      expiresAt: NOW + 7 * HOUR + 30 * MINUTE,
      scopes: ['user:inference', 'user:profile'],
      warnings: [],
      problem: null,
      ...login,
    },
    ...change,
  };
}

/** A signed-in account whose last request was four minutes ago. */
export function session(change: Partial<SessionFacts> = {}): SessionFacts {
  return {
    dir: '/home/ann/.claude',
    attempts: [attempt()],
    hasLogin: true,
    tokenIsNew: false,
    problem: null,
    plan: 'Max',
    tier: 'default_claude_max_5x',
    attemptedAt: NOW - 4 * MINUTE,
    succeededAt: NOW - 4 * MINUTE + 300,
    lastStatus: 200,
    next: { delayMs: 3 * MINUTE, reason: 'steady', request: true, askedToWaitUntil: null },
    claudeVersion: '2.1.280',
    cache: { state: 'absent', fetchedAt: null },
    ...change,
  };
}

/** Updates that are switched off. */
const noUpdates: DoctorFacts['updates'] = {
  version: '0.1.0',
  silence: 'off',
  way: 'other',
  newer: null,
  answeredAt: null,
  isExpired: false,
  askedAt: null,
  failure: null,
  page: null,
  canInstall: false,
  installs: false,
  installFailure: null,
};

/** A Linux desktop without any fault. */
export function doctorFacts(change: Partial<DoctorFacts> = {}): DoctorFacts {
  return {
    now: NOW,
    locale: { language: 'en-GB', timeZone: 'UTC' },
    processes: null,
    platform: 'linux',
    isPrivate: false,
    homes: ['/home/ann'],
    openError: null,
    polls: 'elsewhere',
    sessions: [session()],
    api: { origin: 'https://api.anthropic.com', isLoopback: false },
    clockAheadMs: null,
    network: {
      httpsProxy: 'unset',
      proxyVariable: null,
      noProxy: false,
      extraCerts: 'unset',
      tlsUnchecked: false,
      dropped: [],
      way: { app: null, proxies: [], by: 'system', trusted: { extra: 0, damaged: 0, system: 0 } },
    },
    desktop: {
      name: 'KDE, wayland',
      hasBus: true,
      keyring: 'unlocked',
      trayHost: 'running',
      notifications: 'running',
    },
    database: {
      contents: { check: 'ok', bytes: 40_960, schema: 1, samples: 12, newestAt: NOW - 4 * MINUTE },
      error: null,
      setAside: 0,
    },
    dataFolder: { path: '/home/ann/.config/Quotide', mode: 0o700, openFiles: [] },
    settings: noSettingsTrouble,
    alerts: { program: null, programFailure: null, refusal: null },
    telemetry: { push: null, lastExport: null, scrape: null },
    updates: noUpdates,
    proxy: null,
    versions: {
      quotide: '0.1.0',
      installation: null,
      electron: '45.4.1',
      node: '24.19.2',
      os: 'Linux 6.8.0 x64',
    },
    ...change,
  };
}

/** The finding of this id in the report on the facts. */
export function findingOf(id: string, change: Partial<DoctorFacts>): Finding {
  const found = doctorReport(doctorFacts(change)).findings.find((finding) => finding.id === id);
  if (found === undefined) throw new Error(`no finding ${id}`);
  return found;
}
