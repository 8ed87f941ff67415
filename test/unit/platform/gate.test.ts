import { expect, it } from 'vitest';
import { createGate } from '../../../electron/platform/gate';

it('a gate runs as many tasks at a time as it may, the others in their order, and goes on after a failed one', async () => {
  const gate = createGate(3);
  const begun: number[] = [];
  let [running, most] = [0, 0];
  const results = Array.from({ length: 20 }, (_, index) =>
    gate(async () => {
      begun.push(index);
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      if (index % 5 === 0) throw new Error(`task ${String(index)}`);
      return index;
    }).catch((error: unknown) => String(error)),
  );
  const settled = await Promise.all(results);
  expect(settled).toEqual(
    Array.from({ length: 20 }, (_, index) => (index % 5 === 0 ? `Error: task ${String(index)}` : index)),
  );
  expect(begun).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect([most, running]).toEqual([3, 0]);
});
