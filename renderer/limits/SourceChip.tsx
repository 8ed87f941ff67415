import type { ReactElement } from 'react';
import type { Snapshot } from '../../electron/core/snapshot/snapshot-types';
import { useLocale, useNow } from '../state/page-context';
import { sourceWords } from '../text/source';
import { Icon } from '../ui/Icon';

/** The source and the age of the numbers. */
export function SourceChip({ snapshot }: { readonly snapshot: Snapshot }): ReactElement {
  const { look, icon, text, spoken } = sourceWords(snapshot, useNow(), useLocale());
  return (
    <span className={`chip chip--${look}`} role="img" aria-label={spoken}>
      <Icon name={icon} />
      {text}
    </span>
  );
}
