import { useSyncExternalStore } from 'react';

/**
 * The height of a chart in px, by the height of the window.
 * @param around the height of everything else that should be visible with the chart
 */
export function useChartHeight(
  around: number,
  { least, most }: { readonly least: number; readonly most: number },
): number {
  const inner = useSyncExternalStore(subscribe, () => window.innerHeight);
  return Math.round(Math.min(most, Math.max(least, inner - around)));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => {
    window.removeEventListener('resize', listener);
  };
}
