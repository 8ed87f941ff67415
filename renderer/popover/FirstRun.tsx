import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { gap } from '../../electron/core/i18n/join';
import { formatNumber, formatPercent } from '../../electron/core/text/format';
import type { CallResult } from '../../electron/ipc/contract';
import { useSettingsOfMain } from '../settings/use-settings';
import { send } from '../state/bridge';
import { useBridge, useLocale } from '../state/page-context';
import { useWords } from '../text/use-words';

/** The line of the first run: where Quotide is, the two switches that matter, and a sample alert. */
export function FirstRun(): ReactElement | null {
  const bridge = useBridge();
  const words = useWords().firstRun;
  if (!useIsShown()) return null;
  return (
    <aside className="notice first-run" aria-labelledby="first-run-title">
      <p>
        <b id="first-run-title">{words.title}</b>
        {gap(words.title)}
        {words.again}
      </p>
      <AutostartSwitch />
      <AlertSwitch />
      <div className="first-run__actions">
        <SampleButton />
        <button type="button" className="btn" onClick={() => send(bridge.endFirstRun())}>
          {words.done}
        </button>
      </div>
    </aside>
  );
}

function useIsShown(): boolean {
  const bridge = useBridge();
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    // Subscribed before the request: a push is newer than the answer, whichever comes first.
    let pushed = false;
    const off = bridge.on('firstRun', (next) => {
      pushed = true;
      setShown(next);
    });
    send(
      bridge.getFirstRun().then((first) => {
        if (!pushed) setShown(first);
      }),
    );
    return off;
  }, [bridge]);
  return isShown;
}

interface SwitchProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function LabelledSwitch({ label, checked, onChange }: SwitchProps): ReactElement {
  return (
    <label className="first-run__switch">
      <span>{label}</span>
      <input
        type="checkbox"
        role="switch"
        className="switch"
        checked={checked}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      />
    </label>
  );
}

/** Absent where this copy cannot start at login. */
function AutostartSwitch(): ReactElement | null {
  const bridge = useBridge();
  const words = useWords().firstRun;
  const [state, setState] = useState<CallResult<'getAutostart'> | null>(null);
  useEffect(() => {
    send(bridge.getAutostart().then(setState));
  }, [bridge]);
  if (state === null || state.state === 'unsupported') return null;
  return (
    <>
      <LabelledSwitch
        label={words.autostart}
        checked={state.on}
        onChange={(on) => {
          send(bridge.setAutostart(on).then(setState));
        }}
      />
      {state.note !== null && <p role="status">{state.note}</p>}
    </>
  );
}

function AlertSwitch(): ReactElement | null {
  const bridge = useBridge();
  const locale = useLocale();
  const words = useWords().firstRun;
  const settings = useSettingsOfMain();
  if (settings === null) return null;
  const { on, thresholds } = settings.alerts;
  const last = thresholds.at(-1);
  const before = thresholds.slice(0, -1).map((percent) => formatNumber(percent, locale));
  return (
    <LabelledSwitch
      label={
        last === undefined
          ? words.alertsWithoutPercents
          : words.alerts(before.join(', '), formatPercent(last, locale))
      }
      checked={on}
      onChange={(next) => {
        send(bridge.changeSettings({ alerts: { on: next } }));
      }}
    />
  );
}

/** Sends a sample, by which the system also asks for its permission now and not at the first real alert. */
function SampleButton(): ReactElement {
  const bridge = useBridge();
  const words = useWords();
  const [result, setResult] = useState<{ readonly error: string | null } | null>(null);
  return (
    <>
      <button
        type="button"
        className="btn"
        onClick={() => {
          send(
            bridge.testAlert().then((error) => {
              setResult({ error });
            }),
          );
        }}
      >
        {words.firstRun.sample}
      </button>
      <span className="first-run__result" role="status">
        {result === null ? '' : (result.error ?? words.settings.alerts.sent)}
      </span>
    </>
  );
}
