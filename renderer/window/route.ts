import { useEffect, useSyncExternalStore } from 'react';
import { useBridge } from '../page';

/** Where the large window is: `settings/alerts`. It stands in the page's address, so it can be opened again. */
export function useRoute(): string {
  const bridge = useBridge();
  useEffect(
    () =>
      bridge.on('route', (route) => {
        location.hash = `/${route}`;
      }),
    [bridge],
  );
  return useSyncExternalStore(subscribe, read);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

function read(): string {
  return location.hash.replace(/^#\/?/, '');
}

/** Whether this page is the popover; else it is the large window. */
export function isPopover(): boolean {
  return !location.hash.startsWith('#/');
}
