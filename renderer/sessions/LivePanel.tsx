import type { CSSProperties, ReactElement } from 'react';
import { formatAge, formatCountdown, formatPercent, formatTokens } from '../../electron/core/format';
import type { LiveSession } from '../../electron/core/sessions/report';
import { modelName, projectName } from '../activity/names';
import { useLocale, useNow } from '../page';
import { useWords } from '../words/use-words';
import { FactList } from '../window/FactList';
import { Panel } from '../window/Page';
import { Health } from './Health';

/** The session that is going on: how full it is, how well it fares, its last turns. */
export function LivePanel({ live }: { readonly live: LiveSession }): ReactElement {
  const words = useWords();
  const locale = useLocale();
  const now = useNow();
  const page = words.sessionsPage;
  const { health, share, grade, project, model, turns, lastAt, lastTurns, title } = live;
  const most = Math.max(1, ...lastTurns);
  const about = [
    projectName(project ?? '', words.activity),
    modelName(model),
    page.liveTurn(turns, formatAge(Math.max(0, now - lastAt), locale)),
  ];
  const percent = (value: number | null): string =>
    value === null ? page.unknown : formatPercent(value, locale);
  const facts: readonly (readonly [string, ReactElement | string])[] = [
    [page.facts.share, percent(share)],
    [
      page.facts.context,
      <>
        {formatTokens(health.context, locale)}{' '}
        <small>{page.contextOf(formatTokens(health.contextSize, locale))}</small>
      </>,
    ],
    [page.facts.cached, percent(health.hit === null ? null : health.hit * 100)],
    [page.facts.age, formatCountdown(health.ageMs, locale)],
    [page.facts.health, <Health health={health} />],
    [page.facts.grade, grade ?? page.unknown],
  ];
  return (
    <Panel id="live" title={page.live(title ?? page.untitled)} aside={about.join(' · ')}>
      <div className="live">
        <FactList facts={facts} />
        <span className="turns" role="img" aria-label={page.lastTurns(lastTurns.length)}>
          {lastTurns.map((tokens, index) => {
            const style: CSSProperties & Record<'--v', number> = { '--v': (tokens / most) * 100 };
            return <i key={index} style={style} />;
          })}
        </span>
      </div>
    </Panel>
  );
}
