import type { UpdateFacts } from '../../core/doctor/facts';
import { updateState, updateWay } from '../../core/updates';
import type { InstallationFacts } from '../../core/doctor/facts';
import type { Result } from '../../core/result';
import type { Engine } from '../engine';
import { silenceOf } from '../updates';
import { updateChannel } from '../updates/channel';
import { readUpdateMemory } from '../updates/kept';

/** What is known of new versions, by whichever process asked. */
export function updateFacts(
  engine: Result<Engine, string>,
  env: Readonly<Record<string, string | undefined>>,
  facts: {
    readonly apiIsLoopback: boolean;
    readonly installation: InstallationFacts | null;
    readonly version: string;
  },
): UpdateFacts | null {
  if (!engine.ok) return null;
  const { history, settings } = engine.value;
  const channel = updateChannel(env, facts.apiIsLoopback);
  const way = facts.installation === null ? null : updateWay(facts.installation.kind);
  const silence = silenceOf(channel, way, settings.get().updates.check);
  const memory = readUpdateMemory(history);
  const state = updateState(memory, { version: facts.version, silence, way: way ?? 'other' });
  const { askedAt, failure } = memory;
  return { ...state, askedAt, failure: silence === null ? failure : null, page: channel?.page ?? null };
}
