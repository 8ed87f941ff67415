import type { ReactElement } from 'react';
import { Icon, type IconName } from '../ui/Icon';
import { SourceChip } from '../limits/SourceChip';
import { useSnapshot } from '../state/page-context';
import { useWords } from '../text/use-words';
import { pages, type PageId } from './route';

const icons: Readonly<Record<PageId, IconName>> = {
  overview: 'overview',
  history: 'history',
  activity: 'activity',
  sessions: 'sessions',
  settings: 'settings',
};

/** The sidebar: links to the pages of the dashboard, and the shown account. */
export function Sidebar({ page }: { readonly page: PageId }): ReactElement {
  const words = useWords();
  const snapshot = useSnapshot();
  const names = { ...words.dashboard.pages, settings: words.settings.title };
  return (
    <aside className="side">
      <nav className="nav" aria-label="Quotide">
        {pages.map((id) => (
          <a key={id} href={`#/${id}`} aria-current={id === page ? 'page' : undefined}>
            <Icon name={icons[id]} />
            {names[id]}
          </a>
        ))}
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
