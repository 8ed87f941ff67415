import type { InstallationFacts, UpdateFacts } from '../../core/doctor/doctor-facts';
import type { Result } from '../../core/result';
import { updateState, updateWay } from '../../core/updates/updates';
import { noInstall } from '../../core/updates/install';
import type { History } from '../../history/history';
import type { SettingsStore } from '../settings/settings';
import { silenceOf } from '../updates/updates';
import { updateChannel } from '../updates/channel';
import { loadUpdateMemory } from '../updates/saved-updates';

export interface UpdateFactsParts {
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly history: Pick<History, 'kept'>;
}

/** The state of updates that a process of this data folder has saved. */
export function updateFacts(
  parts: Result<UpdateFactsParts, string>,
  env: Readonly<Record<string, string | undefined>>,
  facts: {
    readonly apiIsLoopback: boolean;
    readonly installation: InstallationFacts | null;
    readonly version: string;
    readonly canInstall: boolean;
  },
): UpdateFacts | null {
  if (!parts.ok) return null;
  const { history, settings } = parts.value;
  const { version, canInstall, installation } = facts;
  const channel = updateChannel(env, facts.apiIsLoopback);
  const way = installation === null ? null : updateWay(installation.kind);
  const { check, install: wantsInstall } = settings.get().updates;
  const silence = silenceOf(channel, way, check);
  const memory = loadUpdateMemory(history);
  const state = updateState(memory, {
    version,
    silence,
    way: way ?? 'other',
    canInstall,
    install: noInstall,
  });
  const { askedAt, failure, installFailure } = memory;
  return {
    ...state,
    askedAt,
    installs: canInstall && wantsInstall,
    page: channel?.page ?? null,
    failure: silence === null ? failure : null,
    // A failure of an older version is of no interest any more.
    installFailure: installFailure !== null && installFailure.version === state.newer ? installFailure : null,
  };
}
