import http from 'node:http';
import { z } from 'zod';
import type { ProxyTest } from '../../core/proxy';
import type { History } from '../../history/history';
import type { Clock } from '../clock/clock';
import type { Log } from '../log';

const LIMIT_MS = 2000;
/** A Host that is not the proxy's: it refuses the request itself, without a request to Anthropic. */
const HOST = 'test.invalid';

/** Whether our proxy answers on this port of the machine. Never rejects. */
export function checkProxy(port: number): Promise<ProxyTest> {
  return new Promise((resolve) => {
    const options = { port, host: '127.0.0.1', headers: { Host: HOST }, agent: false, timeout: LIMIT_MS };
    const request = http.get(options, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => {
        if (text.length < 1000) text += part.toString('latin1');
      });
      response.on('error', () => resolve('stranger'));
      response.on('end', () => {
        const isOurs = response.statusCode === 403 && text.includes('Quotide');
        resolve(isOurs ? 'answers' : 'stranger');
      });
    });
    const cancel = setTimeout(() => request.destroy(), LIMIT_MS);
    request.on('close', () => clearTimeout(cancel));
    request.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? 'silent' : 'stranger'),
    );
  });
}

const DROPS = 'proxy-drops';
const StoredDrops = z.object({ at: z.number(), count: z.number().int().positive() });

/** How many events of the proxy were lost in all, and when the last one was lost (epoch ms). */
export type ProxyDrops = Readonly<z.infer<typeof StoredDrops>>;

/** Counts the events that were lost between the proxy's process and this one; stored in the history, for the doctor. */
export interface DropCounter {
  /** `null`: nothing was lost. */
  readonly read: () => ProxyDrops | null;
  /** @throws Error when the history cannot store it. */
  readonly add: (count: number) => void;
}

export function createDropCounter(
  history: Pick<History, 'kept' | 'keep'>,
  clock: Pick<Clock, 'now'>,
  log: Log,
): DropCounter {
  const read = () => StoredDrops.safeParse(history.kept(DROPS)).data ?? null;
  return {
    read,
    add: (count) => {
      const at = clock.now();
      log.warn('this process did not keep up with the proxy', { lost: count });
      history.keep(DROPS, { at, count: (read()?.count ?? 0) + count } satisfies ProxyDrops, at);
    },
  };
}
