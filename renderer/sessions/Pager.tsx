import type { ReactElement } from 'react';
import { useWords } from '../words/use-words';
import { PAGE } from './view';

interface PagerProps {
  readonly page: number;
  /** Rows on this page, and of all pages. */
  readonly shown: number;
  readonly count: number;
  readonly onPage: (page: number) => void;
}

/** Which rows are on show, and the way to those before and after them. */
export function Pager({ page, shown, count, onPage }: PagerProps): ReactElement {
  const words = useWords().sessionsPage;
  const first = (page - 1) * PAGE + 1;
  const last = first + shown - 1;
  const turn = (name: string, to: number, isThere: boolean): ReactElement => (
    <button
      type="button"
      className="btn btn--quiet"
      // Not `disabled`, which would drop the focus of whoever pages by keyboard.
      aria-disabled={!isThere}
      onClick={() => {
        if (isThere) onPage(to);
      }}
    >
      {name}
    </button>
  );
  return (
    <div className="panel__foot sub">
      <span role="status">{words.count(first, last, count)}</span>
      {count > shown && (
        <>
          {turn(words.previous, page - 1, page > 1)}
          {turn(words.next, page + 1, last < count)}
        </>
      )}
    </div>
  );
}
