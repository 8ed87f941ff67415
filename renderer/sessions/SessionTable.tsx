import type { ReactElement } from 'react';
import { allTokens } from '../../electron/core/reports/activity-report';
import { formatTokens } from '../../electron/core/text/format';
import { familyOf } from '../../electron/core/tokens/models';
import type { SessionRow } from '../../electron/core/sessions/sessions-report';
import { Cost } from '../activity/Cost';
import { modelName } from '../activity/names';
import { OffPlan, ShareBar } from '../activity/ShareTable';
import { useLocale } from '../state/page-context';
import { useShareWords } from '../text/use-share-words';
import { useWords } from '../text/use-words';
import { useWorkNames } from '../text/work-names';
import { momentText } from '../text/when';
import { Health } from './Health';
import { beginsDescending, sessionColumns, type SessionColumn, type SessionsView } from './view';

interface SessionTableProps {
  readonly rows: readonly SessionRow[];
  readonly liveId: string | null;
  readonly view: SessionsView;
  readonly onOpen: (session: string) => void;
  readonly onSort: (sort: SessionColumn, descending: boolean) => void;
}

const numbers: readonly SessionColumn[] = ['turns', 'tokens', 'cost', 'share', 'grade', 'last'];

/** The table of sessions; a click on a column's head sorts by it. */
export function SessionTable({ rows, liveId, view, onSort, onOpen }: SessionTableProps): ReactElement {
  const words = useWords().sessionsPage;
  const { share, shareNote } = useShareWords();
  const headOf = (column: SessionColumn): ReactElement => {
    const isSorted = view.sort === column;
    const order = view.descending ? 'descending' : 'ascending';
    return (
      <th
        key={column}
        scope="col"
        className={numbers.includes(column) ? 'r' : undefined}
        aria-sort={isSorted ? order : undefined}
      >
        <button
          type="button"
          className="sort"
          title={column === 'share' ? shareNote : undefined}
          onClick={() => {
            onSort(column, isSorted ? !view.descending : beginsDescending(column));
          }}
        >
          {column === 'share' ? share : words.columns[column]}
          <span aria-hidden="true">{isSorted ? (view.descending ? ' ↓' : ' ↑') : ''}</span>
        </button>
      </th>
    );
  };
  return (
    <div className="table-wide" role="region" aria-label={words.table} tabIndex={0}>
      <table className="table table--sessions">
        <thead>
          <tr>{sessionColumns.map(headOf)}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} isLive={row.id === liveId} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly row: SessionRow;
  readonly isLive: boolean;
  readonly onOpen: (session: string) => void;
}

function Row({ row, isLive, onOpen }: RowProps): ReactElement {
  const { sessionsPage } = useWords();
  const locale = useLocale();
  const names = useWorkNames();
  const { id, title, project, model, turns, tokens, share, health, grade, lastAt } = row;
  return (
    <tr>
      <th scope="row" className="strong session" title={names.more(title)}>
        {isLive && <i className="live-dot" role="img" aria-label={sessionsPage.isLive} />}
        <button
          type="button"
          className="link session__open"
          onClick={() => {
            onOpen(id);
          }}
        >
          {names.title(row)}
        </button>
      </th>
      <td title={names.more(project)}>{names.project(project ?? '')}</td>
      <td>
        <span className="legend__key">
          <i className={`m-${familyOf(model)}`} />
          {modelName(model)}
        </span>
        <OffPlan offPlan={row.offPlan} messages={turns} />
      </td>
      <td className="r num">{new Intl.NumberFormat(locale.language).format(turns)}</td>
      <td className="r num">{formatTokens(allTokens(tokens), locale)}</td>
      <td className="r num">
        <Cost cost={row} messages={turns} />
      </td>
      <td className="r">{share === null ? sessionsPage.unknown : <ShareBar percent={share} />}</td>
      <td>
        <Health health={health} />
      </td>
      <td className="r">{grade === null ? sessionsPage.unknown : <span className="grade">{grade}</span>}</td>
      <td className="r num">{momentText(lastAt, locale)}</td>
    </tr>
  );
}
