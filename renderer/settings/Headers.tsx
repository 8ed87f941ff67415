import { useState } from 'react';
import type { ReactElement } from 'react';
import { useBridge } from '../page-context';
import { useWords } from '../words/use-words';
import { Row } from './Row';

/** The headers of a push. What is kept is never shown again: it went into the keychain. */
export function Headers({ kept }: { readonly kept: boolean }): ReactElement {
  const words = useWords().telemetry;
  const bridge = useBridge();
  const [draft, setDraft] = useState('');
  const [error, setError] = useState<string | null>(null);
  const keep = async (text: string | null): Promise<void> => {
    const refusal = await bridge.setOtlpHeaders(text);
    setError(refusal);
    if (refusal === null) setDraft('');
  };
  return (
    <Row
      label={words.headers}
      note={kept ? words.headersKept : words.headersNote}
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
          <button type="button" className="btn" disabled={draft === ''} onClick={() => void keep(draft)}>
            {words.keepHeaders}
          </button>
          {kept && (
            <button type="button" className="btn btn--quiet" onClick={() => void keep(null)}>
              {words.removeHeaders}
            </button>
          )}
        </>
      )}
    />
  );
}
