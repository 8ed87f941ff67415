import type { ReactElement } from 'react';
import { useWords } from '../../text/use-words';
import { DraftField, Switch } from '../controls';
import { Row } from '../Row';
import { useChanger, useSettings } from '../use-settings';

/** The hours in which alerts wait. */
export function QuietHours(): ReactElement {
  const words = useWords().settings.alerts;
  const { quietHours } = useSettings().alerts;
  const { error, change } = useChanger();
  const to = (part: Partial<typeof quietHours>) =>
    change({ alerts: { quietHours: { ...quietHours, ...part } } });
  return (
    <Row
      label={words.quiet}
      note={words.quietNote}
      error={error}
      control={(ids) => (
        <>
          <DraftField
            ids={{ 'aria-label': words.quietFrom }}
            className="field field--time"
            value={quietHours.from}
            onCommit={(from) => to({ from })}
          />
          –
          <DraftField
            ids={{ 'aria-label': words.quietUntil }}
            className="field field--time"
            value={quietHours.until}
            onCommit={(until) => to({ until })}
          />
          <Switch ids={ids} checked={quietHours.on} onChange={(on) => void to({ on })} />
        </>
      )}
    />
  );
}
