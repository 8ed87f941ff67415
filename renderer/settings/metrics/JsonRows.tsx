import { useState } from 'react';
import type { ReactElement } from 'react';
import { send } from '../../state/bridge';
import { useBridge } from '../../state/page-context';
import { useWords } from '../../text/use-words';
import { Switch, SwitchRow } from '../controls';
import { Row } from '../Row';
import { useSettings } from '../use-settings';

/** The JSON for other programs on this machine: its switch, its key, and a line that reads it. */
export function JsonRows({ note }: { readonly note: string }): ReactElement {
  const words = useWords().telemetry;
  const { telemetry } = useSettings();
  return (
    <>
      <SwitchRow
        label={words.json}
        note={<span role="status">{note}</span>}
        value={telemetry.json}
        to={(json) => ({ telemetry: { json } })}
      />
      {telemetry.json && <KeyRow />}
      {telemetry.json && <RequestRow />}
    </>
  );
}

/** The switch of the key, which the main process makes: a page can only ask for one. */
function KeyRow(): ReactElement {
  const words = useWords().telemetry;
  const bridge = useBridge();
  const { telemetry } = useSettings();
  const [error, setError] = useState<string | null>(null);
  const change = (wanted: boolean) => {
    const changing = wanted ? bridge.makeJsonKey() : bridge.changeSettings({ telemetry: { jsonKey: null } });
    send(changing.then(setError));
  };
  return (
    <Row
      label={words.jsonKey}
      note={words.jsonKeyNote}
      error={error}
      control={(ids) => <Switch ids={ids} checked={telemetry.jsonKey !== null} onChange={change} />}
    />
  );
}

function RequestRow(): ReactElement {
  const words = useWords().telemetry;
  const bridge = useBridge();
  const [copied, setCopied] = useState(false);
  return (
    <Row
      label={words.jsonRequest}
      control={() => (
        <>
          <span role="status" className="sr">
            {copied ? words.copied : ''}
          </span>
          <button
            type="button"
            className="btn"
            onClick={() => send(bridge.copy('json_request').then(() => setCopied(true)))}
          >
            {copied ? words.copied : words.copy}
          </button>
        </>
      )}
    />
  );
}
