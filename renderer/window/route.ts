import { useEffect, useSyncExternalStore } from 'react';
import { useBridge } from '../page-context';

/** The pages of the large window. */
export const pages = ['overview', 'history', 'activity', 'sessions', 'settings'] as const;
export type PageId = (typeof pages)[number];

/** Where the large window is. It stands in the page's address, so it can be opened again: `#/history?range=7d`. */
export interface Route {
  readonly page: PageId;
  /** What comes after the page: the section of the settings. */
  readonly section: string;
  readonly query: URLSearchParams;
}

/** Follows the address, and main when it asks to go somewhere. */
export function useRoute(): Route {
  const bridge = useBridge();
  useEffect(
    () =>
      bridge.on('route', (route) => {
        location.hash = `/${route}`;
      }),
    [bridge],
  );
  return readRoute(useSyncExternalStore(subscribe, () => location.hash));
}

/** Reads an address; what is no page of ours is the overview. */
export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [first, section = ''] = path.split('/');
  const page = pages.find((id) => id === first) ?? 'overview';
  return { page, section, query: new URLSearchParams(query) };
}

/** Goes to an address of ours in place of the present one. */
export function goTo(hash: string): void {
  location.replace(hash);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** Whether this page is the popover; else it is the large window. */
export function isPopover(): boolean {
  return !location.hash.startsWith('#/');
}
