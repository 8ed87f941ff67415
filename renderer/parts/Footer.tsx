import type { ReactElement } from 'react';
import type { Snapshot } from '../../electron/core/snapshot-types';
import { useLocale, useNow } from '../page';
import { useRefresh } from '../use-refresh';
import { nextWords } from '../words/next';
import { Icon } from './Icon';

interface FooterProps {
  readonly snapshot: Snapshot;
  /** False where the state has a button of its own that asks. */
  readonly withRefresh: boolean;
}

/** Refresh, and when Quotide does it by itself. */
export function Footer({ snapshot, withRefresh }: FooterProps): ReactElement {
  const refresh = useRefresh(snapshot);
  const next = nextWords(snapshot, useNow(), useLocale(), withRefresh ? 'next' : 'looks again');
  return (
    <footer className="foot">
      {withRefresh && (
        <button
          type="button"
          className="btn btn--quiet"
          aria-disabled={!refresh.allowed}
          aria-describedby="next"
          onClick={refresh.ask}
        >
          <Icon name="refresh" />
          Refresh
        </button>
      )}
      <span className="next" id="next">
        {next}
      </span>
    </footer>
  );
}
