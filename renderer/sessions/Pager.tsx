import type { ReactElement } from 'react';
import { useWords } from '../text/use-words';
import { PAGE } from './view';

interface PagerProps {
  readonly page: number;
  /** The rows on this page; `count` is the number of rows on all pages. */
  readonly shown: number;
  readonly count: number;
  readonly onPage: (page: number) => void;
}

/** The range of rows on the page, and buttons to the pages before and after it. */
export function Pager({ page, shown, count, onPage }: PagerProps): ReactElement {
  const words = useWords().sessionsPage;
  const first = (page - 1) * PAGE + 1;
  const last = first + shown - 1;
  const turn = (name: string, to: number, isThere: boolean): ReactElement => (
    <button
      type="button"
      className="btn btn--quiet"
      // Not `disabled`, which would take the focus away from a keyboard user.
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
