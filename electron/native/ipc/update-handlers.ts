import { app, session, shell } from 'electron';
import { createRequire } from 'node:module';
import path from 'node:path';
import { installationFacts } from '../../app/doctor/installation';
import type { Environment } from '../../app/environment';
import { watchUpdates, type UpdateSource, type Updates } from '../../app/updates/updates';
import { updateChannel } from '../../app/updates/channel';
import { canInstall } from '../../app/updates/channel';
import { updateWay } from '../../core/updates/updates';
import type { Installer } from '../../core/updates/install';
import type { Handlers } from '../../ipc/bind-main';
import type { InstallerModule } from '../../updater/installer/main';
import type { Fetch } from '../../platform/http/fetch-type';
import { httpsOnly } from '../network/https-only';

/** The app's updates. `act` handles a click: restarts into a version that is ready, else opens its page. */
export interface AppUpdates extends Updates {
  readonly act: () => void;
  readonly calls: Pick<Handlers, 'getUpdates' | 'openReleases' | 'installUpdate'>;
}

export interface UpdateParts {
  /** Requests the feed now. */
  readonly fetch: Fetch;
  /** Stops the proxy before a restart, after its requests; the returned function starts it again. */
  readonly quiet: () => Promise<() => void>;
}

/**
 * @param built the folder of the built bundles, by which the kind of package is recognized
 */
export function createUpdates(
  source: UpdateSource,
  built: string,
  environment: Environment,
  { fetch: ask, quiet }: UpdateParts,
): AppUpdates {
  const { env, platform, arch } = process;
  const channel = updateChannel(env, environment.apiIsLoopback);
  const installation = installationFacts(built, env);
  const log = source.log.scope('updates');
  const bundle = path.join(built, 'installer.cjs');
  const loadInstaller = (): Installer => {
    const { createInstaller } = createRequire(bundle)(bundle) as InstallerModule;
    // Not `persist:`, so that no cookie and no cache is saved.
    const fetch = httpsOnly(session.fromPartition('updates', { cache: false }));
    return createInstaller({ platform, arch, fetch, quiet, warn: log.warn });
  };
  const updates = watchUpdates({
    source,
    channel,
    version: app.getVersion(),
    random: Math.random,
    fetch: ask,
    way: installation === null ? null : updateWay(installation.kind),
    loadInstaller: canInstall(built, platform, installation) ? loadInstaller : null,
  });
  const openPage = () => {
    // The address is fixed in the build, never from an answer.
    if (channel === null || updates.state().newer === null) return;
    updates.settle();
    void shell.openExternal(channel.page);
  };
  const act = () => {
    if (updates.state().install.kind === 'ready') updates.restart();
    else openPage();
  };
  const calls = { getUpdates: updates.state, openReleases: openPage, installUpdate: updates.restart };
  return { ...updates, act, calls };
}
