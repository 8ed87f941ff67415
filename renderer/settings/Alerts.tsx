import { useState } from 'react';
import type { ReactElement } from 'react';
import { windowName } from '../../electron/core/window-words';
import { useBridge, useSnapshot } from '../page';
import { useWords } from '../words/use-words';
import { NumberRow, SwitchRow } from './controls';
import { QuietHours } from './QuietHours';
import { Group, Row } from './Row';
import { Thresholds } from './Thresholds';
import { useSettings } from './use-settings';

const switches = ['reached', 'earlyReset', 'credentials', 'sound'] as const;

/** When Quotide speaks. */
export function Alerts(): ReactElement {
  const words = useWords().settings.alerts;
  const { alerts } = useSettings();
  return (
    <Group id="alerts" title={words.title}>
      <SwitchRow label={words.on} note={words.onNote} value={alerts.on} to={(on) => ({ alerts: { on } })} />
      <Thresholds />
      <SwitchRow
        label={words.reset}
        note={words.resetNote}
        value={alerts.reset}
        to={(reset) => ({ alerts: { reset } })}
      />
      <NumberRow
        label={words.resetLevel}
        unit="%"
        value={alerts.resetLevel}
        to={(resetLevel) => ({ alerts: { resetLevel } })}
      />
      {switches.map((name) => (
        <SwitchRow
          key={name}
          label={words[name]}
          note={words.notes[name]}
          value={alerts[name]}
          to={(on) => ({ alerts: { [name]: on } })}
        />
      ))}
      <Muted />
      <QuietHours />
      <Test />
    </Group>
  );
}

/** A switch for each window that there is. */
function Muted(): ReactElement {
  const all = useWords();
  const words = all.settings.alerts;
  const { mutedWindows } = useSettings().alerts;
  const windows = useSnapshot()?.windows ?? [];
  return (
    <>
      {windows.map(({ id, label }) => (
        <SwitchRow
          key={id}
          label={words.window(windowName({ id, label }, all))}
          value={!mutedWindows.includes(id)}
          to={(on) => ({
            alerts: {
              mutedWindows: on ? mutedWindows.filter((each) => each !== id) : [...mutedWindows, id],
            },
          })}
        />
      ))}
    </>
  );
}

function Test(): ReactElement {
  const words = useWords().settings.alerts;
  const bridge = useBridge();
  const [result, setResult] = useState<{ readonly error: string | null } | null>(null);
  return (
    <Row
      label={words.test}
      note={<span role="status">{result?.error === null ? words.sent : ''}</span>}
      error={result?.error ?? null}
      control={() => (
        <button
          type="button"
          className="btn"
          onClick={() =>
            void bridge.testAlert().then((error) => {
              setResult({ error });
            })
          }
        >
          {words.testButton}
        </button>
      )}
    />
  );
}
