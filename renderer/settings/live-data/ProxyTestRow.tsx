import { useState } from 'react';
import type { ReactElement } from 'react';
import type { ProxyTest } from '../../../electron/core/proxy';
import { send } from '../../state/bridge';
import { useBridge } from '../../state/page-context';
import { useWords } from '../../text/use-words';
import { Row } from '../Row';

/** A button that tests whether the proxy answers. The test sends nothing to Anthropic. */
export function ProxyTestRow(): ReactElement {
  const words = useWords().proxy;
  const bridge = useBridge();
  const [found, setFound] = useState<ProxyTest | null>(null);
  const bad = found !== null && found !== 'answers' ? words.tests[found] : null;
  return (
    <Row
      label={words.testNote}
      note={<span role="status">{found === 'answers' ? words.tests.answers : ''}</span>}
      error={bad}
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
