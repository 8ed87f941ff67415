import { useState } from 'react';
import type { ReactElement } from 'react';
import { useBridge } from '../../state/page-context';
import { useWords } from '../../text/use-words';
import { Row } from '../Row';

/** The HTTP headers of metric pushes. Stored headers are in the keychain and are never shown again. */
export function Headers({ isStored }: { readonly isStored: boolean }): ReactElement {
  const words = useWords().telemetry;
  const bridge = useBridge();
  const [draft, setDraft] = useState('');
  const [error, setError] = useState<string | null>(null);
  const store = async (text: string | null): Promise<void> => {
    const refusal = await bridge.setOtlpHeaders(text);
    setError(refusal);
    if (refusal === null) setDraft('');
  };
  return (
    <Row
      label={words.headers}
      note={isStored ? words.headersKept : words.headersNote}
      error={error}
      control={(ids) => (
        <>
          <input
            {...ids}
            className="field field--path"
            type="password"
            autoComplete="off"
            value={draft}
            onChange={(event) => {
              setDraft(event.target.value);
            }}
          />
          <button type="button" className="btn" disabled={draft === ''} onClick={() => void store(draft)}>
            {words.keepHeaders}
          </button>
          {isStored && (
            <button type="button" className="btn btn--quiet" onClick={() => void store(null)}>
              {words.removeHeaders}
            </button>
          )}
        </>
      )}
    />
  );
}
