import type { ProxyFacts } from '../../core/doctor/doctor-facts';
import type { History } from '../../history/history';
import type { Clock } from '../clock/clock';
import type { Log } from '../log';
import { checkProxy, createDropCounter } from '../proxy/proxy-check';
import type { SettingsStore } from '../settings/settings';

export interface ProxyFactsParts {
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly history: Pick<History, 'kept' | 'keep'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

/**
 * The proxy by the settings, its own test, and the events that were lost; `null` while it is off.
 * @param appRuns whether the app runs, so that the proxy should answer
 */
export async function proxyFacts(
  { settings, history, clock, log }: ProxyFactsParts,
  appRuns: boolean,
): Promise<ProxyFacts | null> {
  const { on, port } = settings.get().proxy;
  if (!on) return null;
  return {
    port,
    test: appRuns ? await checkProxy(port) : null,
    drops: createDropCounter(history, clock, log).read(),
  };
}
