// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { feed, pageBridge, send } from '../../renderer/state/bridge';
import { createPageClock } from '../../renderer/state/clock';
import { createSnapshotStore } from '../../renderer/state/store';
import { fakeMain } from './page';
import { normal } from './samples';

function parts(current: Promise<ShownSnapshot>) {
  const main = fakeMain(() => current);
  const store = createSnapshotStore();
  const clock = createPageClock(document, () => 0);
  const stop = feed(main.bridge, store, clock);
  return { main, store, clock, stop };
}

describe('feed', () => {
  it('puts the current snapshot into the store and sets the clock', async () => {
    const { store, clock } = parts(Promise.resolve(normal));
    await vi.waitFor(() => {
      expect(store.getState().snapshot).toBe(normal);
    });
    expect(clock.read()).toBe(normal.takenAt);
  });

  it('ignores an answer that is older than a push, and its time', async () => {
    const answer = Promise.resolve(normal);
    const { main, store, clock } = parts(answer);
    const newer = { ...normal, version: 2, takenAt: normal.takenAt + 5000 };
    main.push(newer);
    await answer;
    await Promise.resolve();
    expect(store.getState().snapshot).toBe(newer);
    expect(clock.read()).toBe(newer.takenAt);
  });

  it('continues with pushes when the first request fails', async () => {
    const { main, store } = parts(Promise.reject(new Error('not yet')));
    await Promise.resolve();
    main.push(normal);
    expect(store.getState().snapshot).toBe(normal);
  });

  it('stores nothing after it was stopped', async () => {
    const { main, store, stop } = parts(Promise.resolve(normal));
    stop();
    main.push({ ...normal, version: 3 });
    await Promise.resolve();
    await Promise.resolve();
    expect(store.getState().snapshot).toBeNull();
  });
});

describe('send', () => {
  it('leaves no unhandled rejection', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    send(Promise.reject(new Error('refused')));
    await new Promise((resolve) => setTimeout(resolve, 10));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});

describe('pageBridge', () => {
  it('returns the bridge that the preload script set', () => {
    const { bridge } = fakeMain(() => Promise.resolve(normal));
    Object.defineProperty(window, 'quotide', { value: bridge, configurable: true });
    expect(pageBridge(window)).toBe(bridge);
  });
});
