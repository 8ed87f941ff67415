import { useState } from 'react';
import type { ReactElement } from 'react';
import { useBridge } from '../../state/page-context';
import { useWords } from '../../text/use-words';
import { Row } from '../Row';

/** A button that sends a sample notification. */
export function SampleAlert(): ReactElement {
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
