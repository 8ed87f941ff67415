import type { ReactElement } from 'react';
import { useSnapshot } from '../../state/page-context';
import { useWords } from '../../text/use-words';
import { NumberRow, SwitchRow } from '../controls';
import { Program } from './Program';
import { QuietHours } from './QuietHours';
import { Group, Heading, MoreRows } from '../Row';
import { SampleAlert } from './SampleAlert';
import { SpendAlerts } from './SpendAlerts';
import { PercentsRow } from './Thresholds';
import { useSettings } from '../use-settings';
import { WindowAlerts } from './WindowAlerts';

type Flag = 'runsOut' | 'reached' | 'earlyReset' | 'credentials' | 'bankedExpiry' | 'limitChange' | 'sound';

/** The alerts: which are sent, when, and how. */
export function Alerts(): ReactElement {
  const words = useWords().settings.alerts;
  const { alerts } = useSettings();
  const refusal = useSnapshot()?.undelivered.refusal ?? null;
  const flags = (names: readonly Flag[]) =>
    names.map((name) => (
      <SwitchRow
        key={name}
        label={words[name]}
        note={words.notes[name]}
        value={alerts[name]}
        to={(on) => ({ alerts: { [name]: on } })}
      />
    ));
  return (
    <Group id="alerts" title={words.title}>
      <SwitchRow
        label={words.on}
        note={refusal ?? words.onNote}
        value={alerts.on}
        to={(on) => ({ alerts: { on } })}
      />
      <Heading>{words.notify}</Heading>
      <PercentsRow
        label={words.thresholds}
        note={words.thresholdsNote}
        values={alerts.thresholds}
        to={(thresholds) => ({ alerts: { thresholds } })}
      />
      {flags(['runsOut', 'reached'])}
      <SwitchRow
        label={words.reset}
        note={words.resetNote}
        value={alerts.reset}
        to={(reset) => ({ alerts: { reset } })}
      />
      {alerts.reset && (
        <NumberRow
          label={words.resetLevel}
          unit="%"
          value={alerts.resetLevel}
          to={(resetLevel) => ({ alerts: { resetLevel } })}
        />
      )}
      {flags(['earlyReset', 'credentials'])}
      <SpendAlerts />
      {flags(['bankedExpiry', 'limitChange'])}
      <MoreRows title={words.perWindow}>
        <WindowAlerts />
      </MoreRows>
      <Heading>{words.delivery}</Heading>
      {flags(['sound'])}
      <QuietHours />
      <Program />
      <SampleAlert />
    </Group>
  );
}
