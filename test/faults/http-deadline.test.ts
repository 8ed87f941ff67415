import { describe, expect, it } from 'vitest';
import { hanging, slowLoris } from '../fakes/api/faults';
import { openFiles } from '../unit/sources/credentials/support';
import { commandWorld, eventually, run, start } from './support/command';
import { CANARY_TAIL, filesWith } from './support/places';

/** Against servers that never come to an end; each in real time, all at once. */
const SLOW = {
  'no headers': hanging(),
  'no body': hanging('after-headers'),
  'one byte a second': slowLoris(1),
  'a refusal one byte a second': { ...slowLoris(1), status: 500 },
} as const;

describe('the request for an answer that never ends', () => {
  it(
    'the request is given up after 15 s in all, and its connection is closed',
    { timeout: 40_000 },
    async () => {
      const worlds = await Promise.all(
        Object.entries(SLOW).map(async ([name, answer]) => ({ name, answer, ...(await commandWorld()) })),
      );
      const before = openFiles();
      const runs = await Promise.all(
        worlds.map(async ({ name, answer, api, places }) => {
          api.answer(answer);
          const started = performance.now();
          const { code, out } = await run(places, ['status', '--json'], { QUOTIDE_API_URL: api.url });
          const { error } = JSON.parse(out) as { error: { kind: string } | null };
          const took = performance.now() - started;
          return { name, code, kind: error?.kind, inTime: took > 14_500 && took < 19_000, places };
        }),
      );
      for (const { places, ...shown } of runs) {
        expect(shown).toEqual({ name: shown.name, code: 1, kind: 'offline', inTime: true });
        expect(filesWith(places.dataDir, CANARY_TAIL)).toEqual([]);
      }
      await expect.poll(() => openFiles() - before).toBeLessThanOrEqual(5);
    },
  );

  it('SIGTERM ends the command at once while it waits for an answer', async () => {
    const { api, places } = await commandWorld();
    api.hang();
    const watch = start(places, ['watch', '--json'], { QUOTIDE_API_URL: api.url });
    await eventually('a request', () => api.requests.length > 0);
    const killed = performance.now();
    const { code } = await watch.stop();
    expect(code).toBe(0);
    expect(performance.now() - killed).toBeLessThan(2000);
  });
});
