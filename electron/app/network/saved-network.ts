import { z } from 'zod';
import { direct, readPacAnswer, type Route } from '../../core/network/route';
import type { History } from '../../history/history';
import type { WayName } from './two-ways';

const NETWORK = 'network-way';
const Stored = z.object({ way: z.enum(['chromium', 'node']), system: z.string() });

/** The way by which the app last reached Anthropic. */
export interface SavedWay {
  readonly way: WayName;
  /** The proxies of the system's settings, in the format of a PAC file's answer, without logins. */
  readonly system: string;
}

/** Saves the way that worked in the history's `kept` table; the command and the doctor load it too. */
export interface SavedWayStore {
  readonly load: () => SavedWay | null;
  /** Saves the way if it differs from the saved one. @throws Error when the history cannot save it */
  readonly save: (way: SavedWay, now: number) => void;
}

export function createSavedWay(history: Pick<History, 'kept' | 'keep'>): SavedWayStore {
  const load = () => Stored.safeParse(history.kept(NETWORK)).data ?? null;
  return {
    load,
    save: (way, now) => {
      const before = load();
      if (before?.way === way.way && before.system === way.system) return;
      history.keep(NETWORK, { way: way.way, system: way.system } satisfies SavedWay, now);
    },
  };
}

/**
 * The routes that the app found in the system's settings, for the command, which has no Chromium to ask. The direct
 * route comes last if it is missing, since the computer may be in another network now.
 * @returns `null`: the app found none
 */
export function savedSystemRoutes(saved: SavedWay | null): readonly Route[] | null {
  if (saved === null || saved.system === '') return null;
  const routes = readPacAnswer(saved.system);
  return routes.some(({ kind }) => kind === 'direct') ? routes : [...routes, ...direct.routes];
}
