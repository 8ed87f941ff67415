import { useEffect } from 'react';
import { useBridge } from './page-context';

const ROUTE = /^window\/(.+)$/;

/** Scrolls to a window's row and focuses it when main sends its route, `window/five_hour`, after a notification. */
export function useFocusRoute(): void {
  const bridge = useBridge();
  useEffect(
    () =>
      bridge.on('route', (route) => {
        const [, id] = ROUTE.exec(route) ?? [];
        const row = id === undefined ? null : document.getElementById(rowId(id));
        row?.scrollIntoView({ block: 'nearest' });
        row?.focus({ preventScroll: true });
      }),
    [bridge],
  );
}

/** The element id of a window's row. */
export function rowId(window: string): string {
  return `window-${window}`;
}
