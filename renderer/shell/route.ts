import { useEffect, useSyncExternalStore } from 'react';
import { useBridge } from '../state/page-context';

/** The pages of the dashboard. */
export const pages = ['overview', 'history', 'activity', 'sessions', 'settings'] as const;
export type PageId = (typeof pages)[number];

/** The place in the dashboard. It is the page's address, such as `#/history?range=7d`, so it can be opened again. */
export interface Route {
  readonly page: PageId;
  /** The part after the page: a section of the settings. */
  readonly section: string;
  readonly query: URLSearchParams;
}

/** The current route: it follows the address, and the routes that main pushes. */
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

/** Parses an address; an unknown page becomes the overview. */
export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [first, section = ''] = path.split('/');
  const page = pages.find((id) => id === first) ?? 'overview';
  return { page, section, query: new URLSearchParams(query) };
}

/** Replaces the current address by another one of the dashboard. */
export function goTo(hash: string): void {
  location.replace(hash);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The windows that show this page. */
export type Surface = 'popover' | 'dashboard' | 'mini';

/** The window that this page is in: the popover at `#popover`, the mini view at `#mini`, the dashboard at `#/…`. */
export function surface(): Surface {
  if (location.hash === '#mini') return 'mini';
  return location.hash.startsWith('#/') ? 'dashboard' : 'popover';
}
