import { useState, type ReactElement } from 'react';
import { join } from '../../electron/core/i18n/join';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { send } from '../state/bridge';
import { useBridge } from '../state/page-context';
import { useWords } from '../text/use-words';

/** The unusable parts of the settings file, with the two ways out; nothing when the whole file is valid. */
export function SettingsNotice({ snapshot }: { readonly snapshot: ShownSnapshot }): ReactElement | null {
  const bridge = useBridge();
  const words = useWords().settingsFile;
  const [refusal, setRefusal] = useState<string | null>(null);
  const { settingsFile } = snapshot;
  if (settingsFile === null) return null;
  return (
    <aside className="notice" aria-label={settingsFile.message}>
      <p>{join(settingsFile.message, settingsFile.advice)}</p>
      {refusal !== null && <p role="alert">{refusal}</p>}
      <button type="button" className="btn" onClick={() => send(bridge.showFile('settings'))}>
        {words.showFile}
      </button>
      <button
        type="button"
        className="btn"
        onClick={() => send(bridge.useDefaultSettings().then(setRefusal))}
      >
        {words.useDefaults}
      </button>
    </aside>
  );
}
