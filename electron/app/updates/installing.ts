import {
  isToFetch,
  noInstall,
  stepInstall,
  type Install,
  type InstallEvent,
  type Installer,
  type InstallFailure,
} from '../../core/updates/install';
import type { Release } from '../../core/updates/release';
import type { Log } from '../log';

export interface InstallingParts {
  /** Loads what fetches and installs: called when there is something to fetch, and never before. */
  readonly load: () => Installer;
  readonly log: Log;
  /** Called after each step; with what became of a try once it is over (`null`: it went well). */
  readonly changed: (ended?: { readonly version: string; readonly failure: InstallFailure | null }) => void;
}

/** A new version on its way to this package. It fails quietly, and the app that runs stays as it is. */
export interface Installing {
  readonly state: () => Install;
  /** Fetches and checks a version, unless that is under way or done. */
  readonly begin: (release: Release) => void;
  /** The person wants none: what is under way ends, and what is ready is not offered. */
  readonly stop: () => void;
  /** Puts the version in place that is ready. */
  readonly restart: () => void;
}

export function createInstalling({ load, log, changed }: InstallingParts): Installing {
  let install = noInstall;
  let installer: Installer | null = null;
  let run: AbortController | null = null;
  let isRestarting = false;

  const step = (event: InstallEvent) => {
    install = stepInstall(install, event);
  };
  const fail = (version: string, failure: InstallFailure) => {
    step({ kind: 'failed', reason: failure });
    log.warn('a new version was not installed', { version, reason: failure });
    changed({ version, failure });
  };
  const fetch = async (release: Release, { signal }: AbortController) => {
    const { version } = release;
    const progress = (percent: number) => {
      if (signal.aborted) return;
      step({ kind: 'progress', percent });
      changed();
    };
    try {
      installer ??= load();
    } catch (error) {
      log.error('what installs new versions could not be loaded', { error: String(error) });
      fail(version, 'other');
      return;
    }
    const outcome = await installer.fetch(release, progress, signal);
    // Whoever stopped it, or began with another version, has said already how things stand.
    if (signal.aborted) return;
    if (!outcome.ok) {
      fail(version, outcome.error);
      return;
    }
    step({ kind: 'checked' });
    log.info('a new version is ready', { version });
    changed({ version, failure: null });
  };

  return {
    state: () => install,
    begin: (release) => {
      if (!isToFetch(install, release.version)) return;
      run?.abort();
      run = new AbortController();
      step({ kind: 'begun', version: release.version });
      changed();
      void fetch(release, run);
    },
    stop: () => {
      run?.abort();
      run = null;
      if (install.kind === 'none') return;
      step({ kind: 'stopped' });
      changed();
    },
    restart: () => {
      if (install.kind !== 'ready' || installer === null || isRestarting) return;
      const { version } = install;
      isRestarting = true;
      log.info('restarting into a new version', { version });
      void installer.restart().then((outcome) => {
        isRestarting = false;
        if (!outcome.ok) fail(version, outcome.error);
      });
    },
  };
}
