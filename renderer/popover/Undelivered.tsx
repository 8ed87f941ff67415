import type { ReactElement } from 'react';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { useWords } from '../text/use-words';
import { Icon } from '../ui/Icon';

/** The last alert that the system did not show, until the user opens the popover. */
export function Undelivered({ snapshot }: { readonly snapshot: ShownSnapshot }): ReactElement | null {
  const words = useWords().alerts;
  const { last } = snapshot.undelivered;
  if (last === null) return null;
  return (
    <p className="unsaid">
      <Icon name="bell" />
      <span>
        {words.undelivered} <b>{last.title}</b>
      </span>
    </p>
  );
}
