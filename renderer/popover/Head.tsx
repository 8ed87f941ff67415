import type { ReactElement } from 'react';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { useWords } from '../text/use-words';
import { SourceChip } from '../limits/SourceChip';

/** The head of the popover: plan, account, and the source and age of the numbers. */
export function Head({ snapshot }: { readonly snapshot: ShownSnapshot }): ReactElement {
  const words = useWords().page;
  const { account, demo } = snapshot;
  return (
    <header className="head">
      <div className="head__id">
        <h1 className="head__plan">{account?.plan ?? 'Quotide'}</h1>
        {account?.name !== undefined && account.name !== null && (
          <span className="head__who" title={account.name}>
            {account.name}
          </span>
        )}
      </div>
      <div className="head__state">
        {demo && (
          <span className="badge" title={words.demoNote}>
            {words.demo}
          </span>
        )}
        <SourceChip snapshot={snapshot} />
      </div>
    </header>
  );
}
