import { windowLabel } from '../../electron/core/windows';
import { useSnapshot } from '../page';

/** What to call a window by its id: as the snapshot does, else by its id alone. */
export function useLabels(): (window: string) => string {
  const windows = useSnapshot()?.windows ?? [];
  return (window) => windows.find(({ id }) => id === window)?.label ?? windowLabel(window);
}
