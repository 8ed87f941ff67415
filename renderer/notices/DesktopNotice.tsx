import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { Notice } from '../../electron/core/snapshot/notice';
import { send } from '../state/bridge';
import { useBridge } from '../state/page-context';
import { useWords } from '../text/use-words';

/** A notice about a missing part of the desktop (such as a tray), until the user dismisses it. */
export function DesktopNotice(): ReactElement | null {
  const bridge = useBridge();
  const words = useWords().desktop;
  const notice = useNotice();
  if (notice === null) return null;
  return (
    <aside className="notice" aria-labelledby="notice-title">
      <h2 id="notice-title">{words.noTrayTitle}</h2>
      <p>{notice === 'no_tray_gnome' ? words.noTrayGnome : words.noTray}</p>
      <button type="button" className="btn" onClick={() => send(bridge.dismissNotice())}>
        {words.understood}
      </button>
    </aside>
  );
}

function useNotice(): Notice | null {
  const bridge = useBridge();
  const [notice, setNotice] = useState<Notice | null>(null);
  useEffect(() => {
    // Subscribed before the request: a push is newer than the answer, whichever comes first.
    let pushed = false;
    const off = bridge.on('notice', (next) => {
      pushed = true;
      setNotice(next);
    });
    send(bridge.getNotice().then((first) => pushed || setNotice(first)));
    return off;
  }, [bridge]);
  return notice;
}
