import type { ReactElement } from 'react';
import { useWords } from '../text/use-words';
import { SelectRow, SwitchRow } from './controls';
import { Group } from './Row';
import { useSettings } from './use-settings';

const MINUTES = [3, 5, 10, 15, 30, 60] as const;

/** How often Quotide requests the usage from Anthropic. */
export function Readings(): ReactElement {
  const words = useWords().settings.readings;
  const { refresh } = useSettings();
  const onMac = navigator.platform.startsWith('Mac');
  const chosen = refresh.everyS === null ? [] : [refresh.everyS / 60];
  const minutes = [...new Set([...MINUTES, ...chosen])].sort((a, b) => a - b);
  return (
    <Group id="readings" title={words.title}>
      <SelectRow
        label={words.every}
        note={words.everyNote}
        value={String(refresh.everyS ?? '')}
        options={[
          { value: '', label: words.automatic },
          ...minutes.map((each) => ({ value: String(each * 60), label: words.minutes(each) })),
        ]}
        to={(seconds) => ({ refresh: { everyS: seconds === '' ? null : Number(seconds) } })}
      />
      {onMac && (
        <SwitchRow
          label={words.keychain}
          note={words.keychainNote}
          value={refresh.askKeychain}
          to={(askKeychain) => ({ refresh: { askKeychain } })}
        />
      )}
    </Group>
  );
}
