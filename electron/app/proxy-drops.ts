import { z } from 'zod';
import type { History } from '../history/history';
import type { Clock } from './clock';
import type { Log } from './log';

const DROPS = 'proxy-drops';
const Stored = z.object({ at: z.number(), count: z.number().int().positive() });

/** What of the proxy's news was lost in all, and when last (epoch ms). */
export type ProxyDrops = Readonly<z.infer<typeof Stored>>;

/** Losses between the proxy's process and ours, kept over a restart in the history's `kept` table, for the doctor. */
export interface DropsKept {
  readonly read: () => ProxyDrops | null;
  readonly add: (count: number) => void;
}

export function createDropsKept(
  history: Pick<History, 'kept' | 'keep'>,
  clock: Pick<Clock, 'now'>,
  log: Log,
): DropsKept {
  const read = () => Stored.safeParse(history.kept(DROPS)).data ?? null;
  return {
    read,
    add: (count) => {
      const at = clock.now();
      log.warn('this process did not keep up with the proxy', { lost: count });
      history.keep(DROPS, { at, count: (read()?.count ?? 0) + count } satisfies ProxyDrops, at);
    },
  };
}
