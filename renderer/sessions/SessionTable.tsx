import type { ReactElement } from 'react';
import type { SessionRow } from '../../electron/core/sessions/sessions-report';
import { useShareWords } from '../text/use-share-words';
import { useWords } from '../text/use-words';
import { SessionRows } from './SessionRows';
import { beginsDescending, sessionColumns, type SessionColumn, type SessionsView } from './view';

interface SessionTableProps {
  readonly rows: readonly SessionRow[];
  readonly liveId: string | null;
  readonly view: SessionsView;
  /** Opens a session's details, or closes them with `null`. */
  readonly onOpen: (session: string | null) => void;
  readonly onSort: (sort: SessionColumn, descending: boolean) => void;
}

const numbers: readonly SessionColumn[] = ['turns', 'tokens', 'cost', 'share', 'last'];
/** The columns that only a wide window has room for. */
const wideColumns: readonly SessionColumn[] = ['turns', 'cost'];

/** The table of sessions; a click on a column's head sorts by it, one on a title opens its details below it. */
export function SessionTable({ rows, liveId, view, onSort, onOpen }: SessionTableProps): ReactElement {
  const words = useWords().sessionsPage;
  return (
    <div className="table-wide" role="region" aria-label={words.table} tabIndex={0}>
      <table className="table table--sessions">
        <thead>
          <tr>
            {sessionColumns.map((column) => (
              <ColumnHead key={column} column={column} view={view} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <SessionRows
              key={row.id}
              row={row}
              isLive={row.id === liveId}
              isOpen={row.id === view.session}
              onFlip={() => {
                onOpen(row.id === view.session ? null : row.id);
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ColumnHeadProps extends Pick<SessionTableProps, 'view' | 'onSort'> {
  readonly column: SessionColumn;
}

function ColumnHead({ column, view, onSort }: ColumnHeadProps): ReactElement {
  const words = useWords().sessionsPage;
  const { share, shareNote } = useShareWords();
  const isSorted = view.sort === column;
  const order = view.descending ? 'descending' : 'ascending';
  const classes = [numbers.includes(column) ? 'r' : '', wideColumns.includes(column) ? 'if-wide' : ''];
  return (
    <th
      scope="col"
      className={classes.join(' ').trim() || undefined}
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
}
