import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import type { Argument } from '../../electron/ipc/contract';
import { useBridge } from '../state/page-context';
import { useWords } from '../text/use-words';
import { Row } from './Row';

interface EraseProps {
  readonly what: Argument<'forgetHistory'>;
  readonly label: string;
  readonly note: string;
}

/** A button that deletes stored data after a second confirmation. */
export function Erase({ what, label, note }: EraseProps): ReactElement {
  const bridge = useBridge();
  const words = useWords().history;
  const own = useId();
  const [asking, setAsking] = useState(false);
  const [result, setResult] = useState('');
  const erase = async (): Promise<void> => {
    setAsking(false);
    setResult(await bridge.forgetHistory(what));
  };
  return (
    <Row
      label={label}
      note={result === '' ? note : <span role="status">{result}</span>}
      control={(ids) =>
        asking ? (
          <>
            <span>{words.sure}</span>
            <button type="button" className="btn btn--danger" autoFocus onClick={() => void erase()}>
              {words.yes}
            </button>
            <button
              type="button"
              className="btn"
              onClick={() => {
                setAsking(false);
              }}
            >
              {words.no}
            </button>
          </>
        ) : (
          <button
            {...ids}
            // The name contains the visible text, as speech control needs it.
            id={own}
            aria-labelledby={`${ids['aria-labelledby']} ${own}`}
            aria-invalid={undefined}
            type="button"
            className="btn btn--danger"
            onClick={() => {
              setResult('');
              setAsking(true);
            }}
          >
            {words.yes}…
          </button>
        )
      }
    />
  );
}
