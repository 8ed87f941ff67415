import os from 'node:os';
import type { DoctorFacts, SessionFacts } from '../../core/doctor/doctor-facts';
import type { Locale } from '../../core/text/format';
import type { Result } from '../../core/result';
import { homeFolder } from '../../sources/credentials/config-dirs';
import type { RunCommand } from '../../platform/run-command';
import { proxyFacts } from './proxy-facts';
import { installationFacts } from './installation';
import { examineSession } from './desktop-session';
import { databaseFacts, dataFolderFacts } from './storage';
import { networkFacts } from './network-facts';
import { desktopFacts } from './surroundings';
import { createSavedWay } from '../network/saved-network';
import { readDeathCounts } from '../lifecycle/process-deaths';
import { createSavedAlerts } from '../alerts/saved-alerts';
import { telemetryFacts } from './metrics-facts';
import { updateFacts } from './update-facts';
import { lookAtSettings } from '../settings/settings';
import type { DoctorSource } from './doctor-source';
import type { Environment } from '../environment';
import { canInstall } from '../updates/channel';

/** The process that doctor runs in, and its surroundings. */
export interface DoctorParts {
  /** The parts of the app, or the reason why they could not be opened; then only facts without them are gathered. */
  readonly source: Result<DoctorSource, string>;
  readonly environment: Environment;
  readonly locale: Locale;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly run: RunCommand;
  /** Quotide's version. */
  readonly version: string;
  /** Whether names and paths are left out of the report. */
  readonly isPrivate: boolean;
  /** Whether this process polls (the app) or not (the command). */
  readonly pollsHere: boolean;
}

/** Gathers the facts that `core/doctor` judges and `doctorReport` prints. It writes no file of Claude Code. */
export async function gatherDoctorFacts(parts: DoctorParts): Promise<DoctorFacts> {
  const { source, environment, env, platform, run } = parts;
  const { dataDir, homeDir } = environment;
  const polls = pollsOf(parts);
  const desktop = await desktopFacts(env, platform, run);
  const sessions = source.ok ? await examineSessions(source.value, polls === 'nobody') : [];
  const lastWay = source.ok ? createSavedWay(source.value.history).load() : null;
  const network = await networkFacts(env, platform, environment.apiUrl, lastWay);
  // In a build all bundles lie in one folder.
  const installation = installationFacts(__dirname, env);
  return {
    now: source.ok ? source.value.clock.now() : Date.now(),
    // Read after the sessions: their request may have brought the first answer.
    clockAheadMs: source.ok ? source.value.clock.aheadMs() : null,
    locale: parts.locale,
    platform,
    isPrivate: parts.isPrivate,
    homes: [homeDir, homeFolder({ env, platform, homedir: homeDir })],
    openError: source.ok ? null : source.error,
    polls,
    sessions,
    api: { origin: environment.apiUrl, isLoopback: environment.apiIsLoopback },
    network,
    desktop,
    // Read after the sessions: one of them may have stored its first reading.
    database: await databaseFacts(dataDir),
    dataFolder: await dataFolderFacts(dataDir, platform),
    settings: source.ok ? source.value.settings.trouble() : lookAtSettings(dataDir).trouble,
    alerts: alertFacts(source),
    telemetry: telemetryFacts(source, env),
    updates: updateFacts(source, env, {
      apiIsLoopback: environment.apiIsLoopback,
      installation,
      version: parts.version,
      canInstall: canInstall(__dirname, platform, installation),
    }),
    processes: source.ok ? readDeathCounts(source.value.history) : null,
    proxy: source.ok ? await proxyFacts(source.value, polls !== 'nobody', parts.isPrivate) : null,
    versions: {
      quotide: parts.version,
      installation,
      electron: (process.versions as Partial<NodeJS.ProcessVersions>).electron ?? null,
      node: process.versions.node,
      os: `${os.type()} ${os.release()} ${process.arch}`,
    },
  };
}

function alertFacts(source: DoctorParts['source']): DoctorFacts['alerts'] {
  if (!source.ok) return { program: null, programFailure: null, refusal: null };
  const { history, settings } = source.value;
  const kept = createSavedAlerts(history);
  const { program } = settings.get().alerts;
  return {
    program,
    programFailure: program === null ? null : kept.failure('program'),
    refusal: kept.failure('notifications'),
  };
}

function pollsOf({ source, pollsHere }: DoctorParts): DoctorFacts['polls'] {
  if (!source.ok) return 'nobody';
  const { pollerLease, clock } = source.value;
  if (pollerLease.heldByAnother(clock.now())) return 'elsewhere';
  return pollsHere ? 'here' : 'nobody';
}

function examineSessions(source: DoctorSource, mayAsk: boolean): Promise<readonly SessionFacts[]> {
  return Promise.all(source.accounts.runtimes().map((runtime) => examineSession(source, runtime, mayAsk)));
}
