import type { ProxyFacts } from '../../core/doctor/facts';
import type { Engine } from '../engine';
import { checkProxy } from '../proxy-check';
import { createDropsKept } from '../proxy-drops';

/** The proxy by the settings, our own test of it where the app runs, and what was lost of its news. */
export async function proxyFacts(engine: Engine, appRuns: boolean): Promise<ProxyFacts | null> {
  const { on, port } = engine.settings.get().proxy;
  if (!on) return null;
  return {
    port,
    test: appRuns ? await checkProxy(port) : null,
    drops: createDropsKept(engine.history, engine.clock, engine.log).read(),
  };
}
