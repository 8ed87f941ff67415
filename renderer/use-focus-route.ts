import { useEffect } from 'react';
import { useBridge } from './page-context';

const ROUTE = /^window\/(.+)$/;

/** Follows main to a window's row (`window/five_hour`, from a click on a notification): into sight, and focused. */
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

/** The id of a window's row in the page. */
export function rowId(window: string): string {
  return `window-${window}`;
}
