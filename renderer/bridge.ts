import type { Snapshot } from '../electron/core/snapshot-types';
import type { Argument, Bridge } from '../electron/ipc/contract';
import type { PageClock } from './clock';
import type { SnapshotStore } from './store';

declare global {
  interface Window {
    /** Put there by the preload script, derived from the contract. */
    readonly quotide: Bridge;
  }
}

/** A page that main can open in the browser. */
export type LinkId = Argument<'openLink'>;

/** The bridge to main; this file alone knows where it is. */
export function pageBridge(page: Window): Bridge {
  return page.quotide;
}

/**
 * Lets snapshots flow into the store: the current one once, then every push.
 * @returns a function that stops it
 */
export function feed(bridge: Bridge, store: SnapshotStore, clock: PageClock): () => void {
  let fed = true;
  const take = (next: Snapshot): void => {
    if (fed && store.getState().put(next)) clock.sync(next.takenAt);
  };
  // Listen first, ask second: a push that comes in between is then not missed; the version sorts them.
  const off = bridge.on('snapshot', take);
  send(bridge.getSnapshot().then(take));
  return () => {
    fed = false;
    off();
  };
}

/** Starts a call whose failure only main can act on, and has logged: the page goes on with what it has. */
export function send(call: Promise<unknown>): void {
  call.catch(() => undefined);
}
