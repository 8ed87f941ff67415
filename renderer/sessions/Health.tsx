import type { ReactElement } from 'react';
import { formatPercent, formatTokens, type Locale } from '../../electron/core/text/format';
import { adviceFor, type HealthReason, type SessionHealth } from '../../electron/core/sessions/health';
import type { Words } from '../../electron/core/i18n/words';
import { useLocale } from '../state/page-context';
import { Icon } from '../ui/Icon';
import { useWords } from '../text/use-words';
import { numberFormatter } from '../../electron/core/text/formatters';

/** The health of a session in a word or two, with its reasons in the tooltip. A good one is text for screen readers only. */
export function Health({ health }: { readonly health: SessionHealth | null }): ReactElement {
  const words = useWords();
  const locale = useLocale();
  if (health === null) return <span className="sr">{words.sessionsPage.unknown}</span>;
  if (health.level === 'ok') return <span className="sr">{words.sessionsPage.short.ok}</span>;
  const [reason] = health.reasons;
  const reasons = health.reasons.map((each) => reasonText(each, words, locale));
  return (
    <span className={`health health--${health.level}`} title={reasons.join(' ')}>
      {health.level === 'warn' && <Icon name="warning" />}
      {shortText(reason, words.sessionsPage.short)}
    </span>
  );
}

interface HealthListProps {
  readonly health: SessionHealth;
  /** Whether advice follows each reason: only for the session that is going on. */
  readonly isLive: boolean;
}

/** Every reason with its advice; nothing where an ended session has no reason. */
export function HealthList({ health, isLive }: HealthListProps): ReactElement | null {
  const words = useWords();
  const locale = useLocale();
  const { advice } = words.sessions.health;
  if (health.reasons.length === 0)
    return isLive ? <p className="reasons sub">{advice[health.advice]}</p> : null;
  return (
    <ul className="reasons">
      {health.reasons.map((reason) => (
        <li key={reason.id}>
          {reasonText(reason, words, locale)} {isLive && <b>{advice[adviceFor(reason)]}</b>}
        </li>
      ))}
    </ul>
  );
}

function shortText(reason: HealthReason | undefined, words: Words['sessionsPage']['short']): string {
  if (reason === undefined) return words.ok;
  return reason.id === 'age' ? words.age(Math.floor(reason.hours)) : words[reason.id];
}

function reasonText(reason: HealthReason, words: Words, locale: Locale): string {
  const { reasons } = words.sessions.health;
  const tokens = (count: number): string => formatTokens(Math.round(count), locale);
  switch (reason.id) {
    case 'context':
      return reasons.context(tokens(reason.tokens), tokens(reason.size));
    case 'cache':
      return reasons.cache(formatPercent(reason.hit * 100, locale), tokens(reason.written));
    case 'turns':
      return reasons.turns(tokens(reason.average));
    case 'age':
      return reasons.age(numberFormatter(locale.language, { maximumFractionDigits: 1 }).format(reason.hours));
  }
}
