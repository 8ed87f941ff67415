import { z } from 'zod';
import { direct, readPacAnswer, type Route } from '../../core/network/route';
import type { History } from '../../history/history';
import type { WayName } from './two-ways';

const NETWORK = 'network-way';
const Stored = z.object({ way: z.enum(['chromium', 'node']), system: z.string() });

/** How the app last reached Anthropic. */
export interface KeptWay {
  readonly way: WayName;
  /** What the system's settings said of proxies, as a PAC file writes it; no login is in it. */
  readonly system: string;
}

/** The way that worked, kept over restarts in the history's `kept` table; the command and the doctor read it too. */
export interface NetworkKept {
  readonly read: () => KeptWay | null;
  /** Stores it if it is another one. Failing to is no failure of the request. */
  readonly keep: (way: KeptWay, now: number) => void;
}

export function createNetworkKept(history: Pick<History, 'kept' | 'keep'>): NetworkKept {
  const read = () => Stored.safeParse(history.kept(NETWORK)).data ?? null;
  return {
    read,
    keep: (way, now) => {
      const before = read();
      if (before?.way === way.way && before.system === way.system) return;
      history.keep(NETWORK, { way: way.way, system: way.system } satisfies KeptWay, now);
    },
  };
}

/**
 * The ways that the app found in the system's settings, for the command, which cannot ask Chromium; directly as a last
 * resort, since this computer may have moved. `null`: it found none.
 */
export function keptSystemRoutes(kept: KeptWay | null): readonly Route[] | null {
  if (kept === null || kept.system === '') return null;
  const routes = readPacAnswer(kept.system);
  return routes.some(({ kind }) => kind === 'direct') ? routes : [...routes, ...direct.routes];
}
