import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { languageOf } from '../electron/core/i18n/words';
import type { ShownSnapshot } from '../electron/core/snapshot/snapshot-types';
import { send } from './state/bridge';
import { useBridge, useLocale, useSnapshot } from './state/page-context';
import { Announcer } from './popover/Announcer';
import { DesktopNotice } from './notices/DesktopNotice';
import { useFocusRoute } from './state/use-focus-route';
import { useReportedHeight } from './state/use-height';
import { Mini } from './mini/Mini';
import { FirstRun } from './popover/FirstRun';
import { Empty } from './popover/Empty';
import { Loading } from './popover/Loading';
import { Popover } from './popover/Popover';
import { surface } from './shell/route';
import { Window } from './shell/Window';

/** The root component of all windows. Sets the page's language. */
export function App(): ReactElement {
  const language = languageOf(useLocale());
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  switch (surface()) {
    case 'popover':
      return <PopoverPage />;
    case 'mini':
      return <Mini />;
    case 'dashboard':
      return <Window />;
  }
}

/** Empty until the first snapshot arrives, some ms. */
function PopoverPage(): ReactElement | null {
  const snapshot = useSnapshot();
  const content = useReportedHeight();
  useEscape();
  useFocusRoute();
  if (snapshot === null) return null;
  return (
    <div className="popover" ref={content}>
      <Announcer snapshot={snapshot} />
      <DesktopNotice />
      <FirstRun />
      <View snapshot={snapshot} />
    </div>
  );
}

/** Picks the view by the snapshot: numbers, a problem without numbers, or the first start. */
function View({ snapshot }: { readonly snapshot: ShownSnapshot }): ReactElement {
  const { phase, problem } = snapshot;
  if (phase === 'ready') return <Popover snapshot={snapshot} />;
  if (phase === 'empty' && problem) return <Empty snapshot={snapshot} problem={problem} />;
  return <Loading snapshot={snapshot} />;
}

/** Escape closes the popover. In the dashboard it closes only what is open inside, such as a list. */
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
