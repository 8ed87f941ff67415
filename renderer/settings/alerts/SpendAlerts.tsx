import type { ReactElement } from 'react';
import { useSnapshot } from '../../state/page-context';
import { useWords } from '../../text/use-words';
import { SwitchRow } from '../controls';
import { PercentsRow } from './Thresholds';
import { useSettings } from '../use-settings';

/** Alerts about money; nothing for an account without extra usage. */
export function SpendAlerts(): ReactElement | null {
  const words = useWords().settings.alerts;
  const { spend, spendThresholds } = useSettings().alerts;
  const extra = useSnapshot()?.extraUsage ?? null;
  if (extra === null || extra.userDisabled) return null;
  return (
    <>
      <SwitchRow
        label={words.spend}
        note={words.notes.spend}
        value={spend}
        to={(on) => ({ alerts: { spend: on } })}
      />
      {spend && (
        <PercentsRow
          label={words.spendThresholds}
          note={words.spendThresholdsNote}
          values={spendThresholds}
          to={(values) => ({ alerts: { spendThresholds: values } })}
        />
      )}
    </>
  );
}
