import type { ReactElement } from 'react';
import { formatPercent, formatTokens, type Locale } from '../../electron/core/text/format';
import { adviceFor, type HealthReason, type SessionHealth } from '../../electron/core/sessions/health';
import type { Words } from '../../electron/core/i18n/words';
import { useLocale } from '../state/page-context';
import { Icon } from '../ui/Icon';
import { useWords } from '../text/use-words';

/** The health of a session in a word or two; reasons and advice are in the tooltip. */
export function Health({ health }: { readonly health: SessionHealth | null }): ReactElement {
  const words = useWords();
  const locale = useLocale();
  if (health === null) return <span className="sub">{words.sessionsPage.unknown}</span>;
  const [reason] = health.reasons;
  const reasons = health.reasons.map((each) => reasonText(each, words, locale));
  return (
    <span
      className={`health health--${health.level}`}
      title={[...reasons, words.sessions.health.advice[health.advice]].join(' ')}
    >
      {health.level === 'warn' && <Icon name="warning" />}
      {shortText(reason, words.sessionsPage.short)}
    </span>
  );
}

/** Every reason with its advice. */
export function HealthList({ health }: { readonly health: SessionHealth }): ReactElement {
  const words = useWords();
  const locale = useLocale();
  const { advice } = words.sessions.health;
  if (health.reasons.length === 0) return <p className="reasons sub">{advice[health.advice]}</p>;
  return (
    <ul className="reasons">
      {health.reasons.map((reason) => (
        <li key={reason.id}>
          {reasonText(reason, words, locale)} <b>{advice[adviceFor(reason)]}</b>
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
      return reasons.age(
        new Intl.NumberFormat(locale.language, { maximumFractionDigits: 1 }).format(reason.hours),
      );
  }
}
