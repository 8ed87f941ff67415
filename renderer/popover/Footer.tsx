import type { ReactElement } from 'react';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { send } from '../state/bridge';
import { useBridge, useLocale, useNow } from '../state/page-context';
import { useRefresh } from '../state/use-refresh';
import { refreshText } from '../text/refresh-text';
import { useWords } from '../text/use-words';
import { Icon } from '../ui/Icon';

interface FooterProps {
  readonly snapshot: ShownSnapshot;
  /** False where the view has a Refresh button of its own. */
  readonly withRefresh: boolean;
}

/**
 * The footer: Refresh, the time of the next request, and the ways to the dashboard and the settings. The text between
 * takes the room that is left, so that no button moves when it changes.
 */
export function Footer({ snapshot, withRefresh }: FooterProps): ReactElement {
  const bridge = useBridge();
  const { dashboard, page, settings } = useWords();
  const { ask } = useRefresh(snapshot);
  const next = refreshText(snapshot, useNow(), useLocale(), withRefresh);
  return (
    <footer className="foot">
      {withRefresh && (
        <button type="button" className="btn btn--quiet" aria-describedby="next" onClick={ask}>
          <Icon name="refresh" />
          {page.refresh}
        </button>
      )}
      <span className="next" id="next">
        {next}
      </span>
      <button type="button" className="btn btn--quiet" onClick={() => send(bridge.openWindow('dashboard'))}>
        <Icon name="overview" />
        {dashboard.open}
      </button>
      <button
        type="button"
        className="btn btn--quiet btn--icon"
        aria-label={settings.title}
        title={settings.title}
        onClick={() => send(bridge.openWindow('settings/accounts'))}
      >
        <Icon name="settings" />
      </button>
    </footer>
  );
}
