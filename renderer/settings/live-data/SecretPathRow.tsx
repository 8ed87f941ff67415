import { useState } from 'react';
import type { ReactElement } from 'react';
import { send } from '../../state/bridge';
import { useBridge } from '../../state/page-context';
import { useWords } from '../../text/use-words';
import { Switch } from '../controls';
import { Row } from '../Row';
import { useSettings } from '../use-settings';

/** The switch of the proxy's secret path. The key is made in the main process; a page can only ask for one. */
export function SecretPathRow(): ReactElement {
  const words = useWords().proxy;
  const bridge = useBridge();
  const { proxy } = useSettings();
  const [error, setError] = useState<string | null>(null);
  const change = (wanted: boolean) => {
    const changing = wanted ? bridge.makeProxyKey() : bridge.changeSettings({ proxy: { key: null } });
    send(changing.then(setError));
  };
  return (
    <Row
      label={words.secretPath}
      note={words.secretPathNote}
      error={error}
      control={(ids) => <Switch ids={ids} checked={proxy.key !== null} onChange={change} />}
    />
  );
}
