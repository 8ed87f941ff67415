import { z } from 'zod';
import { direct, readPacAnswer, type Route } from '../../core/network/route';
import type { History } from '../../history/history';
import type { WayName } from './two-ways';

const NETWORK = 'network-way';
const Stored = z.object({ way: z.enum(['chromium', 'node']), system: z.string() });

/** The way by which the app last reached Anthropic. */
export interface KeptWay {
  readonly way: WayName;
  /** The proxies of the system's settings, in the format of a PAC file's answer, without logins. */
  readonly system: string;
}

/** Stores the way that worked in the history's `kept` table; the command and the doctor read it too. */
export interface NetworkKept {
  readonly read: () => KeptWay | null;
  /** Stores the way if it differs from the stored one. @throws Error when the history cannot store it */
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
 * The routes that the app found in the system's settings, for the command, which has no Chromium to ask. The direct
 * route comes last if it is missing, since the computer may be in another network now.
 * @returns `null`: the app found none
 */
export function keptSystemRoutes(kept: KeptWay | null): readonly Route[] | null {
  if (kept === null || kept.system === '') return null;
  const routes = readPacAnswer(kept.system);
  return routes.some(({ kind }) => kind === 'direct') ? routes : [...routes, ...direct.routes];
}
