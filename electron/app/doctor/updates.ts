import type { UpdateFacts } from '../../core/doctor/facts';
import { updateState, updateWay } from '../../core/updates';
import { noInstall } from '../../core/updates/install';
import type { InstallationFacts } from '../../core/doctor/facts';
import type { Result } from '../../core/result';
import type { History } from '../../history/history';
import type { SettingsStore } from '../settings';
import { silenceOf } from '../updates';
import { updateChannel } from '../updates/channel';
import { readUpdateMemory } from '../updates/kept';

/** Where it is stored. */
interface UpdateFactsSource {
  readonly history: Pick<History, 'kept'>;
  readonly settings: Pick<SettingsStore, 'get'>;
}

/** What is known of new versions, by whichever process asked. */
export function updateFacts(
  engine: Result<UpdateFactsSource, string>,
  env: Readonly<Record<string, string | undefined>>,
  facts: {
    readonly apiIsLoopback: boolean;
    readonly installation: InstallationFacts | null;
    readonly version: string;
    readonly canInstall: boolean;
  },
): UpdateFacts | null {
  if (!engine.ok) return null;
  const { history, settings } = engine.value;
  const channel = updateChannel(env, facts.apiIsLoopback);
  const way = facts.installation === null ? null : updateWay(facts.installation.kind);
  const { check, install: installs } = settings.get().updates;
  const silence = silenceOf(channel, way, check);
  const memory = readUpdateMemory(history);
  const { version, canInstall } = facts;
  const state = updateState(memory, {
    ...{ version, silence, way: way ?? 'other', canInstall, install: noInstall },
  });
  const { askedAt, failure, installFailure } = memory;
  return {
    ...{ ...state, askedAt, installs: canInstall && installs, page: channel?.page ?? null },
    failure: silence === null ? failure : null,
    // Of a version that is not news any more nobody wants to hear it.
    installFailure: installFailure !== null && installFailure.version === state.newer ? installFailure : null,
  };
}
