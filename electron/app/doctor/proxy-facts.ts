import type { ProxyFacts } from '../../core/doctor/doctor-facts';
import type { History } from '../../history/history';
import type { Clock } from '../clock/clock';
import type { Log } from '../log';
import { testPort } from '../proxy/port-alarm';
import { createDropCounter } from '../proxy/proxy-check';
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
 * @param isPrivate whether the name of another user is left out
 */
export async function proxyFacts(
  { settings, history, clock, log }: ProxyFactsParts,
  appRuns: boolean,
  isPrivate: boolean,
): Promise<ProxyFacts | null> {
  const { on, port, key } = settings.get().proxy;
  if (!on) return null;
  const test = appRuns ? await testPort(port, process.platform) : null;
  return {
    port,
    hasKey: key !== null,
    test: test?.found ?? null,
    user: isPrivate ? null : (test?.user ?? null),
    drops: createDropCounter(history, clock, log).read(),
  };
}
