import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';

/** The newest snapshot; `null` before the first. */
export interface SnapshotState {
  readonly snapshot: ShownSnapshot | null;
  /** Stores a newer snapshot; drops an older or equal one and returns false. Only the bridge calls it. */
  readonly put: (next: ShownSnapshot) => boolean;
}

export type SnapshotStore = StoreApi<SnapshotState>;

/** Creates the page's only store. */
export function createSnapshotStore(): SnapshotStore {
  return createStore<SnapshotState>((set, get) => ({
    snapshot: null,
    put: (next) => {
      const { snapshot } = get();
      if (snapshot !== null && next.version <= snapshot.version) return false;
      set({ snapshot: next });
      return true;
    },
  }));
}
