import { expect, it, onTestFinished, vi } from 'vitest';
import type { AppSnapshot } from '../../../electron/core/snapshot/snapshot-types';
import { MINUTE, World } from '../../faults/support/world';
import type { TestParts } from '../../support/test-parts';

/** An app that has polled once, two minutes ago, with nothing left to publish. */
async function polled() {
  const world = await World.create();
  onTestFinished(() => world.end());
  const parts = await world.start();
  await world.time.pass(2 * MINUTE);
  parts.accounts.retime();
  const published: AppSnapshot[] = [];
  parts.accounts.snapshots.listen((snapshot) => published.push(snapshot));
  return { world, parts, published };
}

/** Waits until what is on screen now has been published. */
async function untilPublished(parts: TestParts, published: readonly AppSnapshot[]): Promise<void> {
  await vi.waitFor(() => {
    expect(published.at(-1)).toBe(parts.accounts.snapshot());
  }, 5000);
}

it('a click on Refresh publishes two snapshots: that a request is under way, and its numbers', async () => {
  const { world, parts, published } = await polled();
  world.say({ five_hour: 61, seven_day: 18 });
  // Slower than changes are gathered, as every answer from far away is.
  world.api.enqueue({ delayMs: 200 });
  expect(parts.accounts.refreshNow()).toBe(true);
  const isAnswered = () => parts.store.snapshot().windows[0]?.utilization === 61;
  await world.time.passUntil(isAnswered, MINUTE);
  await untilPublished(parts, published);
  expect(published.map(({ refreshing, windows }) => [refreshing, windows[0]?.utilization])).toEqual([
    [true, 42],
    [false, 61],
  ]);
});

it('another theme publishes nothing, since it changes nothing in a snapshot', async () => {
  const { parts, published } = await polled();
  const before = parts.accounts.snapshot();
  expect(parts.settings.change({ appearance: { theme: 'dark' } })).toBeNull();
  expect(parts.accounts.snapshot()).toBe(before);
  expect(published).toEqual([]);
});

it('a setting that is on screen publishes one snapshot, which has it', async () => {
  const { parts, published } = await polled();
  expect(parts.settings.change({ appearance: { amount: 'left', time: 'clock' } })).toBeNull();
  await untilPublished(parts, published);
  expect(published.map(({ display }) => display)).toEqual([{ amount: 'left', time: 'clock' }]);
});

it('facts that stay equal publish nothing', async () => {
  const { parts, published } = await polled();
  const before = parts.accounts.snapshot();
  parts.store.update({ problem: null, refreshing: false });
  expect(parts.accounts.snapshot()).toBe(before);
  expect(published).toEqual([]);
});

it('a snapshot is published at once for a popover that opens', async () => {
  const { parts, published } = await polled();
  parts.accounts.retime();
  expect(published).toHaveLength(1);
  expect(published[0]).toBe(parts.accounts.snapshot());
});
