import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { useWords } from '../text/use-words';
import { Accounts } from './account/AccountFolders';
import { Alerts } from './alerts/Alerts';
import { Data } from './Data';
import { Estimate } from './account/Estimate';
import { General } from './General';
import { Proxy } from './live-data/Proxy';
import { Readings } from './Readings';
import { SelfCheck } from './SelfCheck';
import { Telemetry } from './metrics/Telemetry';
import { Statusline } from './live-data/Statusline';
import { Tray } from './Tray';
import { SettingsContext, useSettingsOfMain } from './use-settings';

const sections = [
  { id: 'accounts', View: Accounts },
  { id: 'readings', View: Readings },
  { id: 'estimate', View: Estimate },
  { id: 'alerts', View: Alerts },
  { id: 'tray', View: Tray },
  { id: 'general', View: General },
  { id: 'telemetry', View: Telemetry },
  { id: 'proxy', View: Proxy },
  { id: 'statusline', View: Statusline },
  { id: 'data', View: Data },
  { id: 'check', View: SelfCheck },
] as const;

/** All settings on one page; the address names the section to scroll to. Empty until main has sent the settings. */
export function Settings({ section }: { readonly section: string }): ReactElement | null {
  const all = useWords();
  const words = all.settings;
  const { telemetry, proxy, estimate } = all;
  const titles = { ...words, telemetry, proxy, estimate, statusline: proxy.line };
  const settings = useSettingsOfMain();
  const isLoaded = settings !== null;
  useEffect(() => {
    if (!isLoaded) return;
    // The first section starts below the heading of the page, which has to stay in view.
    const first = section === sections[0].id;
    document.getElementById(section)?.scrollIntoView({ block: first ? 'end' : 'start' });
    document.getElementById(`${section}-h`)?.focus({ preventScroll: true });
  }, [isLoaded, section]);
  if (settings === null) return null;
  return (
    <SettingsContext value={settings}>
      <div className="settings">
        <nav className="toc" aria-label={words.sections}>
          {sections.map(({ id }) => (
            <a key={id} href={`#/settings/${id}`} aria-current={id === section ? 'true' : undefined}>
              {titles[id].title}
            </a>
          ))}
        </nav>
        <div>
          {sections.map(({ id, View }) => (
            <View key={id} />
          ))}
        </div>
      </div>
    </SettingsContext>
  );
}
