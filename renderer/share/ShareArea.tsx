import type { ReactElement, ReactNode } from 'react';
import { shareCaption } from '../../electron/core/share/share-text';
import { useLocale, useSnapshot } from '../state/page-context';
import { useWords } from '../text/use-words';
import { Menu } from '../ui/Menu';
import type { Sharing } from './use-share';

interface ShareAreaProps {
  readonly sharing: Sharing;
  readonly children: ReactNode;
}

/** What a picture shows; source and time stand below it while the picture is taken. */
export function ShareArea({ sharing: { area, isTaken }, children }: ShareAreaProps): ReactElement {
  const snapshot = useSnapshot();
  const locale = useLocale();
  return (
    <div ref={area} className={isTaken ? 'picture picture--taken' : 'picture'}>
      {children}
      {isTaken && snapshot !== null && <p className="sub">{shareCaption(snapshot, locale)}</p>}
    </div>
  );
}

/** The menu of the commands, and what came of the last one. */
export function ShareMenu({ sharing: { items, result } }: { readonly sharing: Sharing }): ReactElement {
  const { share } = useWords();
  return (
    <>
      <Menu label={share.name} icon="export" items={items} />
      <span className="sub said" role="status">
        {result}
      </span>
    </>
  );
}
