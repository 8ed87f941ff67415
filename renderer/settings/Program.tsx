import type { ReactElement } from 'react';
import { useWords } from '../words/use-words';
import { DraftField, Switch } from './controls';
import { Row } from './Row';
import { useChanger, useSettings } from './use-settings';

/** A program of the user's that is run on each event. */
export function Program(): ReactElement {
  const words = useWords().settings.alerts;
  const { program } = useSettings().alerts;
  const { error, change } = useChanger();
  const to = (part: Partial<typeof program>) => change({ alerts: { program: { ...program, ...part } } });
  return (
    <Row
      label={words.program}
      note={words.programNote}
      error={error}
      control={(ids) => (
        <>
          <DraftField
            ids={{ 'aria-label': words.programPath }}
            className="field field--path"
            value={program.path}
            onCommit={(path) => to({ path: path.trim(), on: program.on && path.trim() !== '' })}
          />
          <Switch
            ids={ids}
            checked={program.on}
            disabled={program.path === ''}
            onChange={(on) => void to({ on })}
          />
        </>
      )}
    />
  );
}
