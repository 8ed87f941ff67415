import type { ReactElement } from 'react';
import { allTokens } from '../../electron/core/reports/activity-report';
import { formatClock, formatTokens } from '../../electron/core/text/format';
import { familyOf } from '../../electron/core/tokens/models';
import type { SessionRow } from '../../electron/core/sessions/sessions-report';
import { Cost } from '../activity/Cost';
import { modelName } from '../activity/names';
import { OffPlan, ShareBar } from '../activity/ShareTable';
import { useLocale, useNowBy } from '../state/page-context';
import { useWords } from '../text/use-words';
import { useWorkNames } from '../text/work-names';
import { FactList } from '../ui/FactList';
import { Icon } from '../ui/Icon';
import { Health } from './Health';
import { useSessionFacts } from './session-facts';
import { SessionDetails } from './SessionDetails';
import { sessionColumns } from './view';
import { numberFormatter } from '../../electron/core/text/formatters';

const MINUTE_MS = 60_000;

interface SessionRowsProps {
  readonly row: SessionRow;
  readonly isLive: boolean;
  /** Whether its details are shown: below its row, those of the live session in the card above the table. */
  readonly isOpen: boolean;
  readonly onFlip: () => void;
}

/** The row of a session, and below it its details while they are open. */
export function SessionRows({ row, isLive, isOpen, onFlip }: SessionRowsProps): ReactElement {
  const { sessionsPage } = useWords();
  const locale = useLocale();
  const now = useNowBy(MINUTE_MS);
  const names = useWorkNames();
  const { project, model, turns, tokens, share, health, lastAt } = row;
  return (
    <>
      <tr>
        <Title row={row} isLive={isLive} isOpen={isOpen} onFlip={onFlip} />
        <td className="project" title={names.more(project)}>
          {names.project(project ?? '')}
        </td>
        <td>
          <span className="legend__key">
            <i className={`m-${familyOf(model)}`} />
            {modelName(model)}
          </span>
          <OffPlan offPlan={row.offPlan} messages={turns} />
        </td>
        <td className="r num if-wide">{numberFormatter(locale.language, {}).format(turns)}</td>
        <td className="r num">{formatTokens(allTokens(tokens), locale)}</td>
        <td className="r num if-wide">
          <Cost cost={row} messages={turns} />
        </td>
        <td className="r">
          {share === null ? (
            <span className="sub" title={sessionsPage.unknown}>
              –<span className="sr">{sessionsPage.unknown}</span>
            </span>
          ) : (
            <ShareBar percent={share} isMost />
          )}
        </td>
        <td>
          <Health health={health} />
        </td>
        <td className="r num">{formatClock(lastAt, now, locale)}</td>
      </tr>
      {isOpen && !isLive && (
        <tr className="session__detail">
          <td colSpan={sessionColumns.length}>
            <Facts row={row} />
            <SessionDetails row={row} isLive={false} />
          </td>
        </tr>
      )}
    </>
  );
}

function Facts({ row }: { readonly row: SessionRow }): ReactElement {
  return <FactList facts={useSessionFacts(row)} />;
}

function Title({ row, isLive, isOpen, onFlip }: SessionRowsProps): ReactElement {
  const { sessionsPage } = useWords();
  const names = useWorkNames();
  return (
    <th scope="row" className="strong session" title={names.more(row.title)}>
      <button type="button" className="session__open chevron" aria-expanded={isOpen} onClick={onFlip}>
        <Icon name="right" />
        {isLive && <i className="live-dot" role="img" aria-label={sessionsPage.isLive} />}
        <span>{names.title(row)}</span>
      </button>
    </th>
  );
}
