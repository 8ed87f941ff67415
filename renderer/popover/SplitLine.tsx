import type { ReactElement } from 'react';
import type { WindowView } from '../../electron/core/snapshot/snapshot-types';
import { plainLine } from '../../electron/core/text/plain-text';
import { useSettingsOfMain } from '../settings/use-settings';
import { useLocale } from '../state/page-context';
import { hasMachines, splitText } from '../text/estimate-text';
import { useWords } from '../text/use-words';

/** How a window's use divides between this machine and others; nothing while that is unknown. */
export function SplitLine({ window }: { readonly window: WindowView }): ReactElement | null {
  const text = splitText(window, useLocale(), useWords());
  if (text === null) return null;
  return hasMachines(window) ? <MachineLine window={window} /> : <div className="meta">{text}</div>;
}

/** The line with names of machines; privacy mode counts as on until the settings have arrived. */
function MachineLine({ window }: { readonly window: WindowView }): ReactElement {
  const words = useWords();
  const isPrivate = useSettingsOfMain()?.privacy.on ?? true;
  const nameOf = (machine: string, index: number): string =>
    isPrivate ? words.work.privacy.machine(index + 1) : plainLine(machine);
  return <div className="meta">{splitText(window, useLocale(), words, nameOf)}</div>;
}
