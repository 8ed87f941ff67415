import { describe, expect, it } from 'vitest';
import { createSnapshotStore } from '../../renderer/state/store';
import { normal } from './samples';

describe('createSnapshotStore', () => {
  it('is empty before the first snapshot', () => {
    expect(createSnapshotStore().getState().snapshot).toBeNull();
  });

  it('stores a newer version, and drops an older or equal one', () => {
    const store = createSnapshotStore();
    const newer = { ...normal, version: 7 };
    expect(store.getState().put(newer)).toBe(true);
    expect(store.getState().put({ ...normal, version: 6 })).toBe(false);
    expect(store.getState().put({ ...normal, version: 7, demo: true })).toBe(false);
    expect(store.getState().snapshot).toBe(newer);
    const newest = { ...normal, version: 8 };
    expect(store.getState().put(newest)).toBe(true);
    expect(store.getState().snapshot).toBe(newest);
  });
});
