import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import type { Argument, Bridge } from '../../electron/ipc/contract';
import type { PageClock } from './clock';
import type { SnapshotStore } from './store';

declare global {
  interface Window {
    /** Set by the preload script, from the IPC contract. */
    readonly quotide: Bridge;
  }
}

/** The id of a web page that main can open in the browser. */
export type LinkId = Argument<'openLink'>;

/** The bridge to main. Only this file reads it from the window object. */
export function pageBridge(page: Window): Bridge {
  return page.quotide;
}

/**
 * Puts the current snapshot and then every pushed one into the store.
 * @returns a function that stops it
 */
export function feed(bridge: Bridge, store: SnapshotStore, clock: PageClock): () => void {
  let fed = true;
  const put = (next: ShownSnapshot): void => {
    if (fed && store.getState().put(next)) clock.sync(next.takenAt);
  };
  // Subscribed before the request, so that no push in between is lost. The store orders them by version.
  const off = bridge.on('snapshot', put);
  send(bridge.getSnapshot().then(put));
  return () => {
    fed = false;
    off();
  };
}

/** Starts a call and ignores its failure: main has logged it, and the page cannot act on it. */
export function send(call: Promise<unknown>): void {
  call.catch(() => undefined);
}
