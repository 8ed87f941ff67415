import type { ReactElement } from 'react';
import { send } from '../bridge';
import { useBridge } from '../page';
import { useWords } from '../words/use-words';
import { Erase } from './Erase';
import { Group, Row } from './Row';

const files = ['data', 'settings', 'log'] as const;

/** Where things lie on this machine. */
export function Data(): ReactElement {
  const { history, settings } = useWords();
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
      <Erase what="account" label={history.forget} note={history.forgetNote} />
      <Erase what="everything" label={history.erase} note={history.eraseNote} />
    </Group>
  );
}
