import { windowName } from '../../electron/core/text/window-words';
import { windowLabel } from '../../electron/core/usage/windows';
import { useSnapshot } from '../state/page-context';
import { useWords } from './use-words';

/** Returns the label of a window by its id, as the snapshot has it; for a window outside the snapshot, by its id. */
export function useLabels(): (window: string) => string {
  const words = useWords();
  const windows = useSnapshot()?.windows ?? [];
  return (id) =>
    windowName({ id, label: windows.find((window) => window.id === id)?.label ?? windowLabel(id) }, words);
}
