import { useState } from 'react';
import type { ReactElement } from 'react';
import { useBridge } from '../../state/page-context';
import { useWords } from '../../text/use-words';
import { Row } from '../Row';
import { useSettings } from '../use-settings';

/** The program that runs on events. Only the system's file dialog can choose it. */
export function Program(): ReactElement {
  const words = useWords().settings.alerts;
  const bridge = useBridge();
  const { program } = useSettings().alerts;
  const [error, setError] = useState<string | null>(null);
  return (
    <Row
      label={words.program}
      note={
        <>
          {words.programNote}
          {program !== null && <code className="path">{program}</code>}
        </>
      }
      error={error}
      control={(ids) => (
        <span role="group" className="ctl" {...ids} aria-invalid={undefined}>
          {program !== null && (
            <button
              type="button"
              className="btn btn--quiet"
              onClick={() => void bridge.changeSettings({ alerts: { program: null } }).then(setError)}
            >
              {words.removeProgram}
            </button>
          )}
          <button type="button" className="btn" onClick={() => void bridge.chooseProgram().then(setError)}>
            {words.chooseProgram}
          </button>
        </span>
      )}
    />
  );
}
