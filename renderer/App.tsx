import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { languageOf } from '../electron/core/i18n/words';
import type { Snapshot } from '../electron/core/snapshot/snapshot-types';
import { send } from './bridge';
import { useBridge, useLocale, useSnapshot } from './page-context';
import { Announcer } from './parts/Announcer';
import { DesktopNotice } from './parts/DesktopNotice';
import { useFocusRoute } from './use-focus-route';
import { useReportedHeight } from './use-height';
import { Empty } from './views/Empty';
import { Loading } from './views/Loading';
import { Popover } from './views/Popover';
import { isPopover } from './window/route';
import { Window } from './window/Window';

/** The root component of both windows: the popover at `#popover`, the dashboard at `#/…`. Sets the page's language. */
export function App(): ReactElement {
  const language = languageOf(useLocale());
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEscape();
  return isPopover() ? <PopoverPage /> : <Window />;
}

/** Empty until the first snapshot arrives, some ms. */
function PopoverPage(): ReactElement | null {
  const snapshot = useSnapshot();
  const content = useReportedHeight();
  useFocusRoute();
  if (snapshot === null) return null;
  return (
    <div className="popover" ref={content}>
      <Announcer snapshot={snapshot} />
      <DesktopNotice />
      <View snapshot={snapshot} />
    </div>
  );
}

/** Picks the view by the snapshot: numbers, a problem without numbers, or the first start. */
function View({ snapshot }: { readonly snapshot: Snapshot }): ReactElement {
  const { phase, problem } = snapshot;
  if (phase === 'ready') return <Popover snapshot={snapshot} />;
  if (phase === 'empty' && problem) return <Empty snapshot={snapshot} problem={problem} />;
  return <Loading snapshot={snapshot} />;
}

function useEscape(): void {
  const bridge = useBridge();
  useEffect(() => {
    const close = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.isComposing) send(bridge.close());
    };
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, [bridge]);
}
