import type { ReactElement } from 'react';
import { LANGUAGES, languageIds } from '../../electron/core/i18n/languages';
import { useWords } from '../text/use-words';
import { Autostart } from './Autostart';
import { NumberRow, SegmentRow, SelectRow } from './controls';
import { Group } from './Row';
import { ShortcutRow } from './Shortcut';
import { Updates } from './Updates';
import { useSettings } from './use-settings';

/** The general settings: how Quotide looks, and when it runs. */
export function General(): ReactElement {
  const words = useWords().settings;
  const { popover } = useSettings();
  return (
    <Group id="general" title={words.general.title}>
      <Autostart />
      <Appearance />
      <ShortcutRow />
      <NumberRow
        label={words.general.keep}
        note={words.general.keepNote}
        unit={words.general.keepUnit}
        value={popover.keepMinutes}
        to={(keepMinutes) => ({ popover: { keepMinutes } })}
      />
      <Updates />
    </Group>
  );
}

function Appearance(): ReactElement {
  const { general: words, amount: amountLabel, amounts } = useWords().settings;
  const { appearance } = useSettings();
  return (
    <>
      <SegmentRow
        label={words.theme}
        value={appearance.theme}
        options={optionsOf(['system', 'light', 'dark'], words.themes)}
        to={(theme) => ({ appearance: { theme } })}
      />
      <SelectRow
        label={words.language}
        value={appearance.language}
        options={[
          { value: 'system', label: words.systemLanguage },
          // Each name in its own language, so that a person who cannot read the others finds it.
          ...languageIds.map((id) => ({ value: id, label: LANGUAGES[id].name })),
        ]}
        to={(language) => ({ appearance: { language } })}
      />
      <SegmentRow
        label={amountLabel}
        value={appearance.amount}
        options={optionsOf(['used', 'left'], amounts)}
        to={(amount) => ({ appearance: { amount }, tray: { amount } })}
      />
      <SegmentRow
        label={words.time}
        value={appearance.time}
        options={optionsOf(['countdown', 'clock'], words.times)}
        to={(time) => ({ appearance: { time } })}
      />
      <SegmentRow
        label={words.hours}
        value={appearance.hours}
        options={optionsOf(['system', '12h', '24h'], words.hourStyles)}
        to={(hours) => ({ appearance: { hours } })}
      />
    </>
  );
}

function optionsOf<const T extends string>(
  values: readonly T[],
  labels: Readonly<Record<T, string>>,
): readonly { readonly value: T; readonly label: string }[] {
  return values.map((value) => ({ value, label: labels[value] }));
}
