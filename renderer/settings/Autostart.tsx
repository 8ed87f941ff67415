import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { CallResult } from '../../electron/ipc/contract';
import { send } from '../state/bridge';
import { useBridge } from '../state/page-context';
import { useWords } from '../text/use-words';
import { Switch } from './controls';
import { Row } from './Row';

/** The start at login. The state is requested again when the page comes to the front: the system can change it too. */
export function Autostart(): ReactElement {
  const words = useWords().settings.general;
  const bridge = useBridge();
  const [state, setState] = useState<CallResult<'getAutostart'> | null>(null);
  useEffect(() => {
    const ask = (): void => send(bridge.getAutostart().then(setState));
    ask();
    window.addEventListener('focus', ask);
    return () => window.removeEventListener('focus', ask);
  }, [bridge]);
  return (
    <Row
      label={words.autostart}
      note={state?.note}
      control={(ids) => (
        <Switch
          ids={ids}
          checked={state?.on ?? false}
          disabled={state === null || state.state === 'unsupported'}
          onChange={(on) => send(bridge.setAutostart(on).then(setState))}
        />
      )}
    />
  );
}
