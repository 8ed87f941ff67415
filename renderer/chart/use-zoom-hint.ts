import { useState } from 'react';

/** The key in the page's storage; present after the first zoom. */
const KEY = 'quotide.zoomed';

/** The hint that a chart can be zoomed: visible until the first zoom, over restarts. */
export interface ZoomHint {
  readonly isVisible: boolean;
  /** Hides the hint for good. */
  readonly markUsed: () => void;
}

/** The state of the hint. Where the page has no storage, it is hidden until the page is closed. */
export function useZoomHint(): ZoomHint {
  const [isVisible, setIsVisible] = useState(() => !wasUsed());
  return {
    isVisible,
    markUsed: () => {
      setIsVisible(false);
      try {
        localStorage.setItem(KEY, '1');
      } catch {
        // A full or forbidden storage costs only the memory of the hint.
      }
    },
  };
}

function wasUsed(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}
