import type { ReactElement } from 'react';
import { useWords } from '../words/use-words';
import { Autostart } from './Autostart';
import { NumberRow, SegmentRow, SelectRow } from './controls';
import { Group } from './Row';
import { ShortcutRow } from './Shortcut';
import { Updates } from './Updates';
import { useSettings } from './use-settings';

/** How Quotide looks, and when it is there. */
export function General(): ReactElement {
  const words = useWords().settings;
  const { appearance, popover } = useSettings();
  return (
    <Group id="general" title={words.general.title}>
      <Autostart />
      <SegmentRow
        label={words.general.theme}
        value={appearance.theme}
        options={(['system', 'light', 'dark'] as const).map((value) => ({
          value,
          label: words.general.themes[value],
        }))}
        to={(theme) => ({ appearance: { theme } })}
      />
      <SelectRow
        label={words.general.language}
        value={appearance.language}
        options={[
          { value: 'system', label: words.general.systemLanguage },
          // Each in its own language: whoever cannot read the others finds his own.
          { value: 'en', label: 'English' },
          { value: 'de', label: 'Deutsch' },
          { value: 'ja', label: '日本語' },
        ]}
        to={(language) => ({ appearance: { language } })}
      />
      <SegmentRow
        label={words.amount}
        value={appearance.amount}
        options={(['used', 'left'] as const).map((value) => ({ value, label: words.amounts[value] }))}
        to={(amount) => ({ appearance: { amount } })}
      />
      <SegmentRow
        label={words.general.time}
        value={appearance.time}
        options={(['countdown', 'clock'] as const).map((value) => ({
          value,
          label: words.general.times[value],
        }))}
        to={(time) => ({ appearance: { time } })}
      />
      <SegmentRow
        label={words.general.hours}
        value={appearance.hours}
        options={(['system', '12h', '24h'] as const).map((value) => ({
          value,
          label: words.general.hourStyles[value],
        }))}
        to={(hours) => ({ appearance: { hours } })}
      />
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
