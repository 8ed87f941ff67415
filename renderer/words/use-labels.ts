import { windowName } from '../../electron/core/window-words';
import { windowLabel } from '../../electron/core/windows';
import { useSnapshot } from '../page-context';
import { useWords } from './use-words';

/** What to call a window by its id: as the snapshot does, else by its id alone. */
export function useLabels(): (window: string) => string {
  const words = useWords();
  const windows = useSnapshot()?.windows ?? [];
  return (id) =>
    windowName({ id, label: windows.find((window) => window.id === id)?.label ?? windowLabel(id) }, words);
}
