import { useCallback, useEffect } from 'react';
import type { ReactElement } from 'react';
import type { ProxyState } from '../../../electron/core/proxy';
import type { Words } from '../../../electron/core/i18n/words';
import { useBridge } from '../../state/page-context';
import { CopyText } from '../../ui/CopyText';
import { useWords } from '../../text/use-words';
import { NumberRow, SwitchRow } from '../controls';
import { ProxyEffects } from './ProxyEffects';
import { ProxyProof } from './ProxyProof';
import { ProxyTestRow } from './ProxyTestRow';
import { SecretPathRow } from './SecretPathRow';
import { Group, Row } from '../Row';
import { usePolled } from '../use-polled';
import { useSettings } from '../use-settings';

const LOOK_MS = 2000;

/** The proxy: its effects first, then the switch, the lines for the user's shell, and the traffic. */
export function Proxy(): ReactElement {
  const words = useWords().proxy;
  const bridge = useBridge();
  const { proxy } = useSettings();
  const ask = useCallback(() => bridge.getProxy(), [bridge]);
  const [report, look] = usePolled(ask, LOOK_MS);
  useEffect(look, [look, proxy.on, proxy.port, proxy.key]);
  return (
    <>
      <Group id="proxy" isPart title={words.title}>
        <Row label={words.benefit} note={words.onNote} />
        <ProxyEffects />
        {report !== null && report.managed.file !== null && (
          <Row label={<b className="caution">{words.managedFile(report.managed.file)}</b>} />
        )}
        {report?.managed.byPlan === true && report.managed.file === null && (
          <Row label={<b className="caution">{words.managedPlan}</b>} />
        )}
        <SwitchRow label={words.on} value={proxy.on} to={(on) => ({ proxy: { on } })} />
        <NumberRow
          label={words.port}
          note={words.portNote}
          value={proxy.port}
          to={(port) => ({ proxy: { port } })}
          unit=""
        />
        <SecretPathRow />
        <Row
          label={words.state}
          note={<span role="status">{report === null ? '' : stateText(report.state, words.states)}</span>}
        />
        {report?.state.kind === 'failed' && report.state.holder !== undefined && (
          <CopyText id="proxy_undo" title={words.undo} note={words.undoNote} text={report.lines.undo} />
        )}
        <ProxyTestRow key={`${String(proxy.on)} ${String(proxy.port)}`} />
      </Group>
      {report !== null && (
        <Group id="proxy-lines" isPart title={words.setup} note={words.setupNote}>
          <CopyText id="proxy_shell" title={words.shell} text={report.lines.shell} />
          <CopyText id="proxy_settings" title={words.settings} text={report.lines.settings} />
          <CopyText id="proxy_undo" title={words.undo} note={words.undoNote} text={report.lines.undo} />
        </Group>
      )}
      <Group id="proxy-proof" isPart title={words.proof} note={words.proofNote}>
        <ProxyProof figures={report?.figures ?? null} />
      </Group>
    </>
  );
}

function stateText(state: ProxyState, words: Words['proxy']['states']): string {
  switch (state.kind) {
    case 'off':
      return words.off;
    case 'listening':
      return words.listening(String(state.port));
    case 'starting':
      return state.again ? words.again : words.starting;
    case 'failed':
      if (state.holder !== undefined) return words.stranger(state.holder.user);
      return state.code === 'EADDRINUSE' ? words.taken : words.failed(state.code);
  }
}
