import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { formatClock } from '../../electron/core/text/format';
import type { CallResult } from '../../electron/ipc/contract';
import { send } from '../state/bridge';
import { useBridge, useLocale, useNow } from '../state/page-context';
import { useWords } from '../text/use-words';
import { SwitchRow } from './controls';
import { Row } from './Row';
import { useSettings } from './use-settings';

type State = CallResult<'getUpdates'>;

/** The check for new versions and its result; nothing in a build without a feed. */
export function Updates(): ReactElement | null {
  const words = useWords().updates;
  const { check, install } = useSettings().updates;
  const state = useUpdates();
  const now = useNow();
  const locale = useLocale();
  if (state === null || state.silence === 'no_feed' || state.silence === 'sources') return null;
  const { newer, answeredAt, version } = state;
  const newest =
    newer === null && answeredAt !== null ? words.newest(version, formatClock(answeredAt, now, locale)) : '';
  return (
    <>
      <SwitchRow
        label={words.check}
        note={
          <>
            {words.checkNote} <span role="status">{state.isExpired && check ? words.expired : newest}</span>
          </>
        }
        value={check}
        to={(on) => ({ updates: { check: on } })}
      />
      {state.canInstall && check && (
        <SwitchRow
          label={words.install}
          note={words.installNote}
          value={install}
          to={(on) => ({ updates: { install: on } })}
        />
      )}
      {newer !== null && <Newer version={newer} state={state} />}
    </>
  );
}

function Newer({ version, state }: { readonly version: string; readonly state: State }): ReactElement {
  const words = useWords().updates;
  const bridge = useBridge();
  const isReady = state.install.kind === 'ready';
  const [label, go] = isReady
    ? ([words.restart, bridge.installUpdate] as const)
    : ([words.open, bridge.openReleases] as const);
  return (
    <Row
      label={<span role="status">{isReady ? words.ready(version) : words.available(version)}</span>}
      note={<NewerNote state={state} />}
      control={() => (
        <button type="button" className="btn" onClick={() => send(go())}>
          {label}
        </button>
      )}
    />
  );
}

/** How the new version is installed: by Quotide with its progress, or by the user. */
function NewerNote({ state: { install, way } }: { readonly state: State }): ReactElement {
  const words = useWords().updates;
  switch (install.kind) {
    case 'none':
      return <>{words.ways[way]}</>;
    case 'downloading':
      return <>{words.downloading(install.percent)}</>;
    case 'ready':
      return <>{words.readyNote}</>;
    case 'failed':
      return (
        <>
          {words.failures[install.reason]} {words.ways[way]}
        </>
      );
  }
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
