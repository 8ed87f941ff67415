import type { ReactElement } from 'react';
import { send } from '../state/bridge';
import { useBridge } from '../state/page-context';
import { useWords } from '../text/use-words';
import { Erase } from './Erase';
import { SwitchRow } from './controls';
import { Group, Row } from './Row';
import { useSettings } from './use-settings';

const files = ['data', 'settings', 'log'] as const;

/** The files of the app on this machine, and deleting them. */
export function Data(): ReactElement {
  const { history, settings, work } = useWords();
  const { privacy } = useSettings();
  const words = settings.data;
  const bridge = useBridge();
  return (
    <Group id="data" title={words.title} note={words.privacy}>
      {files.map((file) => (
        <Row
          key={file}
          label={words.files[file]}
          note={words.notes[file]}
          control={() => (
            <button
              type="button"
              className="btn"
              aria-label={words.showNamed(words.files[file])}
              onClick={() => send(bridge.showFile(file))}
            >
              {words.show}
            </button>
          )}
        />
      ))}
      <SwitchRow
        label={work.privacy.name}
        note={work.privacy.note}
        value={privacy.on}
        to={(on) => ({ privacy: { on } })}
      />
      <Erase what="account" label={history.forget} note={history.forgetNote} />
      <Erase what="everything" label={history.erase} note={history.eraseNote} />
    </Group>
  );
}
