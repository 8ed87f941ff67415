import { programEnvironment } from '../../core/alerts/program';
import type { AlertSource } from './alerts';
import type { SavedAlerts } from './saved-alerts';
import { createProgramRunner, type ProgramRunner } from './program';

const LIMIT_MS = 10_000;

interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly home: string;
}

/** Opens the user's program of the settings; the outcome of its last run is saved for the self-check. */
export function openProgram(
  { settings, clock, log }: Pick<AlertSource, 'settings' | 'clock' | 'log'>,
  saved: Pick<SavedAlerts, 'failure' | 'saveFailure'>,
  { env, platform, home }: Surroundings,
): ProgramRunner {
  const scoped = log.scope('program');
  return createProgramRunner({
    file: () => settings.get().alerts.program,
    env: programEnvironment(env, platform),
    cwd: home,
    limitMs: LIMIT_MS,
    onEnd: (failure) => {
      if (failure !== null) scoped.warn('the program for events failed', { reason: failure });
      if (failure === null && saved.failure('program') === null) return;
      try {
        saved.saveFailure(
          'program',
          failure === null ? null : { at: clock.now(), reason: failure },
          clock.now(),
        );
      } catch (error) {
        scoped.warn('its failure could not be stored', { error: String(error) });
      }
    },
  });
}
