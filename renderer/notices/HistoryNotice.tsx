import type { ReactElement } from 'react';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { send } from '../state/bridge';
import { useBridge } from '../state/page-context';
import { useWords } from '../text/use-words';

/** The fault of the stored history and its folder; nothing while it is sound. */
export function HistoryNotice({ snapshot }: { readonly snapshot: ShownSnapshot }): ReactElement | null {
  const bridge = useBridge();
  const words = useWords().history;
  if (snapshot.historyWarning === null) return null;
  return (
    <aside className="notice" aria-label={snapshot.historyWarning}>
      <p>{snapshot.historyWarning}</p>
      <button type="button" className="btn" onClick={() => send(bridge.showFile('data'))}>
        {words.showFile}
      </button>
    </aside>
  );
}
