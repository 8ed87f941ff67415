import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import type { Argument } from '../../electron/ipc/contract';
import { useBridge } from '../page-context';
import { useWords } from '../words/use-words';
import { Row } from './Row';

interface EraseProps {
  readonly what: Argument<'forgetHistory'>;
  readonly label: string;
  readonly note: string;
}

/** Deletes for good, after it was asked once more. */
export function Erase({ what, label, note }: EraseProps): ReactElement {
  const bridge = useBridge();
  const words = useWords().history;
  const own = useId();
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState('');
  const erase = async (): Promise<void> => {
    setAsking(false);
    setSaid(await bridge.forgetHistory(what));
  };
  return (
    <Row
      label={label}
      note={said === '' ? note : <span role="status">{said}</span>}
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
            // Its own words belong to its name: someone who speaks to the computer says what is written on it.
            id={own}
            aria-labelledby={`${ids['aria-labelledby']} ${own}`}
            aria-invalid={undefined}
            type="button"
            className="btn btn--danger"
            onClick={() => {
              setSaid('');
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
