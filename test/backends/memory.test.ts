import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { OtlpReceiver } from '../fakes/otlp-receiver';

const MB = 1_000_000;
const dist = path.join(import.meta.dirname, '../../dist/otlp.cjs');
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

interface Told {
  readonly well: number;
  readonly badly: number;
  readonly rss: number;
}
const ask = (child: ChildProcess) =>
  new Promise<Told>((resolve) => {
    child.once('message', (told) => {
      resolve(told as Told);
    });
    child.send('now');
  });

it('a receiver that is gone costs no memory, and is found again when it is back', async () => {
  const first = await OtlpReceiver.start();
  const { port, url } = first;
  const child = fork(path.join(import.meta.dirname, 'support/steady.mjs'), [dist, `${url}/v1/metrics`], {
    execArgv: ['--expose-gc'],
    env: { ...process.env, OTEL_EXPORTER_OTLP_TIMEOUT: '100' },
  });
  children.push(child);
  const until = (met: (told: Told) => boolean) =>
    vi.waitFor(
      async () => {
        const told = await ask(child);
        if (!met(told)) throw new Error(JSON.stringify(told));
        return told;
      },
      { timeout: 60_000, interval: 500 },
    );
  await until(({ well }) => well >= 50);
  await first.stop();
  // Warm in the failing paths too, before what is taken as the beginning.
  const begun = await until(({ badly }) => badly >= 50);
  const later = await until(({ badly }) => badly >= begun.badly + 250);
  expect((later.rss - begun.rss) / MB).toBeLessThan(5);
  const second = await OtlpReceiver.start(port);
  const back = await until(({ well }) => well >= later.well + 20);
  expect(second.faults).toEqual([]);
  expect(second.exports[0]?.points).toHaveLength(60);
  await second.stop();
  process.stdout.write(
    `rss dead ${String(begun.rss / MB)} -> ${String(later.rss / MB)}, back ${String(back.rss / MB)} MB\n`,
  );
});
