import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { formatClock } from '../../electron/core/format';
import type { CallResult } from '../../electron/ipc/contract';
import { send } from '../bridge';
import { useBridge, useLocale, useNow } from '../page';
import { useWords } from '../words/use-words';
import { SwitchRow } from './controls';
import { Row } from './Row';
import { useSettings } from './use-settings';

type State = CallResult<'getUpdates'>;

/** Whether new versions are looked for, and what was found; nothing where there is nobody to ask. */
export function Updates(): ReactElement | null {
  const words = useWords().updates;
  const { check } = useSettings().updates;
  const state = useUpdates();
  const now = useNow();
  const locale = useLocale();
  if (state === null || state.silence === 'no_feed' || state.silence === 'sources') return null;
  const { newer, answeredAt, version, way } = state;
  const heard =
    newer === null && answeredAt !== null ? words.newest(version, formatClock(answeredAt, now, locale)) : '';
  return (
    <>
      <SwitchRow
        label={words.check}
        note={
          <>
            {words.checkNote} <span role="status">{heard}</span>
          </>
        }
        value={check}
        to={(on) => ({ updates: { check: on } })}
      />
      {newer !== null && <Newer version={newer} way={way} />}
    </>
  );
}

function Newer({ version, way }: { readonly version: string; readonly way: State['way'] }): ReactElement {
  const words = useWords().updates;
  const bridge = useBridge();
  return (
    <Row
      label={<span role="status">{words.available(version)}</span>}
      note={words.ways[way]}
      control={() => (
        <button type="button" className="btn" onClick={() => send(bridge.openReleases())}>
          {words.open}
        </button>
      )}
    />
  );
}

function useUpdates(): State | null {
  const bridge = useBridge();
  const [state, setState] = useState<State | null>(null);
  useEffect(() => {
    const off = bridge.on('updates', setState);
    send(bridge.getUpdates().then(setState));
    return off;
  }, [bridge]);
  return state;
}
