import { useState } from 'react';
import type { ReactElement } from 'react';
import type { PortTest } from '../../../electron/core/proxy';
import { send } from '../../state/bridge';
import { useBridge } from '../../state/page-context';
import type { Words } from '../../../electron/core/i18n/words';
import { useWords } from '../../text/use-words';
import { Row } from '../Row';

/** A button that tests whether the proxy answers. The test sends nothing to Anthropic. */
export function ProxyTestRow(): ReactElement {
  const words = useWords().proxy;
  const bridge = useBridge();
  const [found, setFound] = useState<PortTest | null>(null);
  return (
    <Row
      label={words.testNote}
      note={<span role="status">{found?.found === 'answers' ? words.tests.answers : ''}</span>}
      error={faultOf(found, words.tests)}
      control={() => (
        <button
          type="button"
          className="btn"
          onClick={() => {
            setFound(null);
            send(bridge.testProxy().then(setFound));
          }}
        >
          {words.test}
        </button>
      )}
    />
  );
}

/** The sentence of a test that did not find the proxy; `null`: it did, or there was no test yet. */
function faultOf(test: PortTest | null, words: Words['proxy']['tests']): string | null {
  if (test === null || test.found === 'answers') return null;
  return test.found === 'silent' ? words.silent : words.stranger(test.user);
}
