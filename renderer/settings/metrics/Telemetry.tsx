import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { scrapeConfig, type TelemetryState } from '../../../electron/core/metrics/metrics-state';
import { send } from '../../state/bridge';
import { useBridge } from '../../state/page-context';
import { useWords } from '../../text/use-words';
import { DraftField, NumberRow, SwitchRow } from '../controls';
import { Headers } from './Headers';
import { JsonRows } from './JsonRows';
import { Group, Row } from '../Row';
import { useTelemetryNotes } from './telemetry-notes';
import { useChanger, useSettings } from '../use-settings';

const optIns = ['organizationId', 'accountHash', 'hostName'] as const;

/** Metrics for other systems: pushed by OTLP, or scraped by Prometheus. */
export function Telemetry(): ReactElement {
  const words = useWords().telemetry;
  const { telemetry } = useSettings();
  const state = useTelemetry();
  const notes = useTelemetryNotes(state, telemetry);
  return (
    <Group id="telemetry" title={words.title} note={words.note}>
      <SwitchRow
        label={words.push}
        note={<span role="status">{notes.push}</span>}
        value={telemetry.otlp}
        to={(otlp) => ({ telemetry: { otlp } })}
      />
      <Endpoint />
      <Headers isStored={state?.push.hasHeaders ?? false} />
      <SwitchRow
        label={words.scrape}
        note={<span role="status">{notes.scrape}</span>}
        value={telemetry.scrape}
        to={(scrape) => ({ telemetry: { scrape } })}
      />
      <NumberRow
        label={words.port}
        unit=""
        value={telemetry.scrapePort}
        to={(scrapePort) => ({ telemetry: { scrapePort } })}
      />
      {telemetry.scrape && <ScrapeConfig port={telemetry.scrapePort} />}
      <JsonRows note={notes.json} />
      {optIns.map((name) => (
        <SwitchRow
          key={name}
          label={words[name]}
          note={name === 'hostName' ? undefined : words[`${name}Note`]}
          value={telemetry[name]}
          to={(on) => ({ telemetry: { [name]: on } })}
        />
      ))}
    </Group>
  );
}

function useTelemetry(): TelemetryState | null {
  const bridge = useBridge();
  const [state, setState] = useState<TelemetryState | null>(null);
  useEffect(() => {
    const off = bridge.on('telemetry', setState);
    send(bridge.getTelemetry().then(setState));
    return off;
  }, [bridge]);
  return state;
}

function Endpoint(): ReactElement {
  const words = useWords().telemetry;
  const { endpoint } = useSettings().telemetry;
  const { error, change } = useChanger();
  return (
    <Row
      label={words.endpoint}
      note={words.endpointNote}
      error={error}
      control={(ids) => (
        <DraftField
          ids={ids}
          className="field field--path"
          value={endpoint ?? ''}
          onCommit={(text) => change({ telemetry: { endpoint: text.trim() === '' ? null : text.trim() } })}
        />
      )}
    />
  );
}

function ScrapeConfig({ port }: { readonly port: number }): ReactElement {
  const words = useWords().telemetry;
  const bridge = useBridge();
  const [copied, setCopied] = useState(false);
  return (
    <Row
      label={words.config}
      note={<code className="path path--lines">{scrapeConfig(port)}</code>}
      control={() => (
        <>
          <span role="status" className="sr">
            {copied ? words.copied : ''}
          </span>
          <button
            type="button"
            className="btn"
            onClick={() => send(bridge.copyScrapeConfig().then(() => setCopied(true)))}
          >
            {copied ? words.copied : words.copy}
          </button>
        </>
      )}
    />
  );
}
