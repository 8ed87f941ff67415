import type { ReactElement } from 'react';
import { MOST_ROOM } from '../../electron/core/tray/most-room';
import { HEADLINE } from '../../electron/core/tray/tray-choice';
import { windowName } from '../../electron/core/text/window-words';
import { useSnapshot } from '../state/page-context';
import { useWords } from '../text/use-words';
import { SelectRow, SwitchRow } from './controls';
import { Group } from './Row';
import { useSettings } from './use-settings';

const TIGHTEST = 'most_critical';
const general: readonly string[] = [TIGHTEST, HEADLINE, MOST_ROOM];

/** What the tray icon shows. */
export function Tray(): ReactElement {
  const all = useWords();
  const words = all.settings;
  const { tray, mini } = useSettings();
  const snapshot = useSnapshot();
  const windows = snapshot?.windows ?? [];
  const hasAccounts = (snapshot?.accounts.length ?? 0) > 1 || tray.window === MOST_ROOM;
  const isListed = windows.some(({ id }) => id === tray.window) || general.includes(tray.window);
  return (
    <Group id="tray" title={words.tray.title}>
      <SelectRow
        label={words.tray.style}
        value={tray.style}
        options={(['line', 'number', 'two', 'bars', 'both', 'icon'] as const).map((value) => ({
          value,
          label: words.tray.styles[value],
        }))}
        to={(style) => ({ tray: { style } })}
      />
      <SelectRow
        label={words.tray.window}
        note={words.tray.windowNote}
        value={tray.window}
        options={[
          { value: TIGHTEST, label: words.tray.tightest },
          { value: HEADLINE, label: words.tray.headline },
          ...(hasAccounts ? [{ value: MOST_ROOM, label: words.tray.mostRoom }] : []),
          ...windows.map((window) => ({ value: window.id, label: windowName(window, all) })),
          ...(isListed ? [] : [{ value: tray.window, label: tray.window }]),
        ]}
        to={(window) => ({ tray: { window } })}
      />
      <SwitchRow
        label={all.mini.title}
        note={all.mini.note}
        value={mini.on}
        to={(on) => ({ mini: { on } })}
      />
      {mini.on && (
        <SwitchRow
          label={all.mini.clickThrough}
          note={all.mini.clickThroughNote}
          value={mini.clickThrough}
          to={(clickThrough) => ({ mini: { clickThrough } })}
        />
      )}
    </Group>
  );
}
