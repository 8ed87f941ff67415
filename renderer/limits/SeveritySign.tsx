import type { ReactElement } from 'react';
import type { Severity } from '../../electron/core/usage/usage';
import { useWords } from '../text/use-words';
import { Icon } from '../ui/Icon';

/** The severity as shape and word; nothing for `normal`. */
export function SeveritySign({ severity }: { readonly severity: Severity }): ReactElement | null {
  const words = useWords().row.severity;
  if (severity === 'normal') return null;
  return (
    <span className={`sev sev--${severity}`}>
      <Icon name={severity} />
      {words[severity]}
    </span>
  );
}
