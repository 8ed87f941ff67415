import type { ReactNode } from 'react';
import { formatCountdown, formatPercent, formatTokens } from '../../electron/core/text/format';
import type { SessionRow } from '../../electron/core/sessions/sessions-report';
import { useLocale } from '../state/page-context';
import { useShareWords } from '../text/use-share-words';
import { useWords } from '../text/use-words';
import { Health } from './Health';

/** The figures of a session with their names; figures that are unknown are left out. */
export function useSessionFacts(row: SessionRow): readonly (readonly [string, ReactNode])[] {
  const page = useWords().sessionsPage;
  const of = useShareWords();
  const locale = useLocale();
  const { health, share, grade } = row;
  const facts: [string, ReactNode][] = [];
  if (share !== null)
    facts.push([of.share, <span title={of.shareNote}>{page.atMost(formatPercent(share, locale))}</span>]);
  if (health !== null) {
    facts.push([
      page.facts.context,
      <>
        {formatTokens(health.context, locale)}{' '}
        <small>{page.contextOf(formatTokens(health.contextSize, locale))}</small>
      </>,
    ]);
    if (health.hit !== null) facts.push([page.facts.cached, formatPercent(health.hit * 100, locale)]);
    facts.push([page.facts.age, formatCountdown(health.ageMs, locale)]);
    if (health.level !== 'ok') facts.push([page.facts.health, <Health health={health} />]);
  }
  if (grade !== null) facts.push([page.facts.grade, grade]);
  return facts;
}
