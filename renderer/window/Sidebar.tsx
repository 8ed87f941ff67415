import type { ReactElement } from 'react';
import { Icon } from '../parts/Icon';
import { SourceChip } from '../parts/SourceChip';
import { useSnapshot } from '../page';
import { useWords } from '../words/use-words';

/** The places of the large window, and whose numbers they are. */
export function Sidebar(): ReactElement {
  const words = useWords().settings;
  const snapshot = useSnapshot();
  return (
    <aside className="side">
      <nav className="nav" aria-label="Quotide">
        <a href="#/settings/accounts" aria-current="page">
          <Icon name="settings" />
          {words.title}
        </a>
      </nav>
      {snapshot && (
        <div className="side__foot">
          <SourceChip snapshot={snapshot} />
          <div>
            <b>{snapshot.account?.plan}</b>
            {snapshot.account?.name}
          </div>
        </div>
      )}
    </aside>
  );
}
