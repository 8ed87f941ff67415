import type { ReactElement } from 'react';
import type { WindowView } from '../../../electron/core/snapshot/snapshot-types';
import { windowName } from '../../../electron/core/text/window-words';
import { useSnapshot } from '../../state/page-context';
import { useWords } from '../../text/use-words';
import { Switch } from '../controls';
import { Row } from '../Row';
import { Percents } from './Thresholds';
import { useChanger, useSettings } from '../use-settings';

/** One row for each window of the account: whether it has alerts, and at which percents. */
export function WindowAlerts(): ReactElement {
  const windows = useSnapshot()?.windows ?? [];
  return (
    <>
      {windows.map((window) => (
        <WindowAlert key={window.id} window={window} />
      ))}
    </>
  );
}

function WindowAlert({ window }: { readonly window: WindowView }): ReactElement {
  const all = useWords();
  const words = all.settings.alerts;
  const { id } = window;
  const label = windowName(window, all);
  const { thresholds, windowThresholds, mutedWindows } = useSettings().alerts;
  const { error, change } = useChanger();
  const own = windowThresholds[id] ?? null;
  const others = Object.fromEntries(Object.entries(windowThresholds).filter(([other]) => other !== id));
  const setOwn = (values: readonly number[] | null) =>
    change({ alerts: { windowThresholds: values === null ? others : { ...others, [id]: values } } });
  const isOn = !mutedWindows.includes(id);
  return (
    <Row
      label={words.window(label)}
      note={own === null ? words.windowCommon : own.length === 0 ? words.windowNone : null}
      error={error}
      control={(ids) => (
        <>
          {isOn && own !== null && <Percents ids={ids} values={own} onChange={setOwn} />}
          {isOn && (
            <button
              type="button"
              className="btn btn--quiet"
              aria-label={own === null ? words.ownThresholdsOf(label) : words.commonThresholdsOf(label)}
              onClick={() => void setOwn(own === null ? thresholds : null)}
            >
              {own === null ? words.ownThresholds : words.commonThresholds}
            </button>
          )}
          <Switch
            ids={ids}
            checked={isOn}
            onChange={(on) => {
              const rest = mutedWindows.filter((each) => each !== id);
              void change({ alerts: { mutedWindows: on ? rest : [...rest, id] } });
            }}
          />
        </>
      )}
    />
  );
}
