import type { ReactElement } from 'react';
import type { Severity } from '../../electron/core/usage';
import { Icon } from './Icon';

const words: Readonly<Record<Exclude<Severity, 'normal'>, string>> = {
  warning: 'Warning',
  critical: 'Critical',
  reached: 'Reached',
};

/** How serious it is, by shape and word; nothing while it is not. */
export function SeveritySign({ severity }: { readonly severity: Severity }): ReactElement | null {
  if (severity === 'normal') return null;
  return (
    <span className={`sev sev--${severity}`}>
      <Icon name={severity} />
      {words[severity]}
    </span>
  );
}
