import type { ReactElement } from 'react';
import { gap } from '../../electron/core/i18n/join';
import type { Verdict } from '../../electron/core/snapshot/snapshot-types';
import { useWords } from '../text/use-words';
import { Icon } from '../ui/Icon';
import type { IconName } from '../ui/Icon';
import { Prose } from '../ui/Prose';

/** The look of each tone; tones with a coloured background have a sign. */
const looks: Readonly<
  Record<Verdict['tone'], { readonly className: string; readonly icon: IconName | null }>
> = {
  normal: { className: 'verdict', icon: null },
  muted: { className: 'verdict', icon: null },
  warning: { className: 'verdict verdict--washed verdict--warning', icon: 'warning' },
  critical: { className: 'verdict verdict--washed verdict--critical', icon: 'critical' },
  reached: { className: 'verdict verdict--washed verdict--reached', icon: 'reached' },
};
const old: (typeof looks)['muted'] = { className: 'verdict verdict--washed verdict--stale', icon: 'clock' };

interface VerdictLineProps {
  readonly verdict: Verdict;
  /** Whether the numbers below are old. */
  readonly stale: boolean;
  /** Buttons of the sentence. */
  readonly children?: ReactElement | null;
}

/** The verdict. The Announcer reads it out, so it is plain text here. */
export function VerdictLine({ verdict, stale, children }: VerdictLineProps): ReactElement {
  const look = stale && verdict.tone === 'muted' ? old : looks[verdict.tone];
  // The emphasis ends before the comma that leads to the rest of the sentence.
  const claim = verdict.claim.replace(/,$/, '');
  return (
    <section className={look.className} aria-label={useWords().page.summary}>
      {look.icon && <Icon name={look.icon} />}
      <div>
        <p>
          <strong>
            <Prose text={claim} />
          </strong>
          {claim.length < verdict.claim.length && ','}
          {gap(verdict.claim)}
          <Prose text={verdict.rest} />
        </p>
        {verdict.note !== null && (
          <p className="more">
            <Prose text={verdict.note} />
          </p>
        )}
        {children}
      </div>
    </section>
  );
}
