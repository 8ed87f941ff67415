import type { ReactElement } from 'react';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { useLocale, useNow } from '../state/page-context';
import { sourceWords } from '../text/source';
import { Icon } from '../ui/Icon';

/** The source and the age of the numbers. */
export function SourceChip({ snapshot }: { readonly snapshot: ShownSnapshot }): ReactElement {
  const { look, icon, text, spoken } = sourceWords(snapshot, useNow(), useLocale());
  return (
    <span className={`chip chip--${look}`} role="img" aria-label={spoken}>
      <Icon name={icon} />
      {text}
    </span>
  );
}
