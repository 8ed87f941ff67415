import { app, net, shell } from 'electron';
import { installationFacts } from '../app/doctor/installation';
import type { Engine } from '../app/engine';
import type { Environment } from '../app/environment';
import { watchUpdates, type Updates } from '../app/updates';
import { updateChannel } from '../app/updates/channel';
import { updateWay } from '../core/updates';
import type { Handlers } from '../ipc/bind-main';

/** What tells of new versions; `openPage` is what a click on that does. */
export interface AppUpdates extends Updates {
  readonly openPage: () => void;
  readonly calls: Pick<Handlers, 'getUpdates' | 'openReleases'>;
}

/** @param built the folder of the built bundles, by which a package is known */
export function createUpdates(engine: Engine, built: string, environment: Environment): AppUpdates {
  const channel = updateChannel(process.env, environment.apiIsLoopback);
  const installation = installationFacts(built, process.env);
  const updates = watchUpdates({
    ...{ engine, channel, version: app.getVersion(), random: Math.random },
    way: installation === null ? null : updateWay(installation.kind),
    fetch: (url, init) => net.fetch(url, init),
  });
  const openPage = () => {
    // Of the build, never of an answer; with nothing newer there is nothing to open.
    if (channel === null || updates.state().newer === null) return;
    updates.settle();
    void shell.openExternal(channel.page);
  };
  return { ...updates, openPage, calls: { getUpdates: updates.state, openReleases: openPage } };
}
