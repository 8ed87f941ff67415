import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ApiAnswer } from '../fakes/api/types';
import { gzipBomb } from '../fakes/api/faults';
import { commandWorld, eventually, start } from './support/command';

const LONG = process.env['QUOTIDE_LONG'] !== undefined;
/** Five minutes are a sixth of a second. */
const SCALE = '1800';
const TIMES = LONG ? 20 : 4;
const MOST_MB = 8;
const ROUNDS = 3;

const FLOODS: readonly (readonly [string, () => ApiAnswer])[] = [
  ['100 MB of body', () => ({ body: Buffer.alloc(100 * 2 ** 20, ' ') })],
  ['1 GB out of 1 MB of gzip', () => gzipBomb()],
];

/** Forgets the peak of the start, which is far above what the command needs afterwards. */
function forgetPeak(pid: number): void {
  fs.writeFileSync(`/proc/${String(pid)}/clear_refs`, '5');
}

/** The most memory that a process held since then, in MB. */
function peakMb(pid: number): number {
  const status = fs.readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
}

describe('the memory of quotide watch', () => {
  for (const [name, flood] of FLOODS) {
    it(
      `answers of ${name} cost less than ${String(MOST_MB)} MB of memory`,
      { timeout: 120_000 },
      async () => {
        const { api, places } = await commandWorld();
        const watch = start(places, ['watch', '--json'], {
          QUOTIDE_API_URL: api.url,
          QUOTIDE_TIME_SCALE: SCALE,
        });
        await api.waitForRequests(8, 20_000);
        const growths: number[] = [];
        const most = () => Math.min(...growths);
        // What a body really costs, it costs each time; the collector may be late in one round.
        while (growths.length < ROUNDS && !(most() < MOST_MB)) {
          forgetPeak(watch.pid);
          // Long enough for the collector's ordinary ups and downs.
          await api.waitForRequests(api.requests.length + 16, 20_000);
          const before = peakMb(watch.pid);
          api.answer(flood());
          await api.waitForRequests(api.requests.length + TIMES, 100_000);
          await eventually('the problem', () => watch.lines().at(-1)?.error !== null);
          expect(watch.lines().at(-1)?.error?.kind).toBe('contract_changed');
          growths.push(peakMb(watch.pid) - before);
          api.clear();
          await eventually('the recovery', () => watch.lines().at(-1)?.error === null, 20_000);
        }
        process.stdout.write(`flood: ${name}: +${most().toFixed(1)} MB after ${String(TIMES)} answers\n`);
        expect(most()).toBeLessThan(MOST_MB);
        const { code, err } = await watch.stop();
        expect({ code, err }).toEqual({ code: 0, err: '' });
      },
    );
  }
});
