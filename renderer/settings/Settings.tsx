import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { useWords } from '../text/use-words';
import { Accounts } from './account/AccountFolders';
import { Alerts } from './alerts/Alerts';
import { Data } from './Data';
import { Estimate } from './account/Estimate';
import { General } from './General';
import { LiveData } from './live-data/LiveData';
import { OtherMachines } from './machines/OtherMachines';
import { Readings } from './Readings';
import { SelfCheck } from './SelfCheck';
import { Telemetry } from './metrics/Telemetry';
import { Tray } from './Tray';
import { useSectionInView } from './use-section-in-view';
import { SettingsContext, useSettingsOfMain } from './use-settings';

/** In the order of use: what everyone looks for first, what only a few need last. */
const sections = [
  { id: 'general', View: General },
  { id: 'tray', View: Tray },
  { id: 'alerts', View: Alerts },
  { id: 'accounts', View: Accounts },
  { id: 'readings', View: Readings },
  { id: 'live', View: LiveData },
  { id: 'machines', View: OtherMachines },
  { id: 'data', View: Data },
  { id: 'telemetry', View: Telemetry },
  { id: 'estimate', View: Estimate },
  { id: 'check', View: SelfCheck },
] as const;

type SectionId = (typeof sections)[number]['id'];
const ids: readonly SectionId[] = sections.map(({ id }) => id);

/** All settings on one page; the address names the section to scroll to. Empty until main has sent the settings. */
export function Settings({ section }: { readonly section: string }): ReactElement | null {
  const all = useWords();
  const words = all.settings;
  const { telemetry, estimate, proxy } = all;
  const titles = { ...words, telemetry, estimate, live: proxy.live };
  const settings = useSettingsOfMain();
  const isLoaded = settings !== null;
  const current = useSectionInView(ids, listedAs(section), isLoaded);
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
            <a key={id} href={`#/settings/${id}`} aria-current={id === current ? 'true' : undefined}>
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

/** The listed section for a section of an address: status line and proxy are parts of the live data. */
function listedAs(section: string): SectionId | null {
  if (section === 'proxy' || section === 'statusline') return 'live';
  return ids.find((id) => id === section) ?? null;
}
