import type { ReactElement } from 'react';
import { formatAge } from '../../electron/core/text/format';
import type { LiveSession } from '../../electron/core/sessions/sessions-report';
import { modelName } from '../activity/names';
import { useLocale, useNow } from '../state/page-context';
import { Panel } from '../shell/Page';
import { useWords } from '../text/use-words';
import { useWorkNames } from '../text/work-names';
import { HealthList } from './Health';
import { LastTurns } from './LastTurns';
import { useSessionFacts } from './session-facts';

/** The live session as a narrow card beside the overview's chart. */
export function LiveCard({ live }: { readonly live: LiveSession }): ReactElement {
  const { dashboard, sessionsPage } = useWords();
  const names = useWorkNames();
  const locale = useLocale();
  const now = useNow();
  const facts = useSessionFacts(live);
  const turn = sessionsPage.liveTurn(live.turns, formatAge(Math.max(0, now - live.lastAt), locale));
  return (
    <Panel id="live" title={dashboard.liveSession} aside={turn}>
      <p className="live-card__title" title={names.more(live.title)}>
        {names.title(live)}
      </p>
      <p className="sub">
        {names.project(live.project ?? '')} · {modelName(live.model)}
      </p>
      <LastTurns tokens={live.lastTurns} />
      <dl className="fact-rows">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {live.health.reasons.length > 0 && <HealthList health={live.health} isLive />}
      <p className="live-card__more">
        <a href={`#/sessions?range=7d&session=${encodeURIComponent(live.id)}`}>{sessionsPage.details}</a>
      </p>
    </Panel>
  );
}
