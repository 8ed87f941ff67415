import { useEffect, useId, useRef } from 'react';
import type { ReactElement } from 'react';
import { formatAge } from '../../electron/core/text/format';
import type { LiveSession } from '../../electron/core/sessions/sessions-report';
import { modelName } from '../activity/names';
import { Panel } from '../shell/Page';
import { useLocale, useNow } from '../state/page-context';
import { useWords } from '../text/use-words';
import { useWorkNames } from '../text/work-names';
import { FactList } from '../ui/FactList';
import { Icon } from '../ui/Icon';
import { LastTurns } from './LastTurns';
import { useSessionFacts } from './session-facts';
import { SessionDetails } from './SessionDetails';

interface LiveStripProps {
  readonly live: LiveSession;
  readonly isOpen: boolean;
  readonly onFlip: () => void;
}

/** The live session above the table: its figures in one line, all else behind a chevron. */
export function LiveStrip({ live, isOpen, onFlip }: LiveStripProps): ReactElement {
  const page = useWords().sessionsPage;
  const names = useWorkNames();
  const locale = useLocale();
  const now = useNow();
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  const about = [
    names.project(live.project ?? ''),
    modelName(live.model),
    page.liveTurn(live.turns, formatAge(Math.max(0, now - live.lastAt), locale)),
  ];
  return (
    <div ref={place} className="looked">
      <Panel
        id="live"
        title={page.live(names.title(live))}
        aside={
          <span className="panel__tools">
            {about.join(' · ')}
            <button
              type="button"
              className="btn btn--quiet chevron"
              aria-expanded={isOpen}
              aria-controls={isOpen ? id : undefined}
              onClick={onFlip}
            >
              {page.details}
              <Icon name="down" />
            </button>
          </span>
        }
      >
        <div className="live">
          <FactList facts={useSessionFacts(live)} />
          <LastTurns tokens={live.lastTurns} />
        </div>
        {isOpen && (
          <div id={id}>
            <SessionDetails row={live} isLive />
          </div>
        )}
      </Panel>
    </div>
  );
}
