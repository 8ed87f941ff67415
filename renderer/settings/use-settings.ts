import { createContext, use, useCallback, useEffect, useState } from 'react';
import type { Settings } from '../../electron/core/settings';
import type { Argument } from '../../electron/ipc/contract';
import { send } from '../bridge';
import { useBridge } from '../page-context';

export type Change = Argument<'changeSettings'>;

/** The settings as main has them; `null` for the moment before they are known. */
export function useSettingsOfMain(): Settings | null {
  const bridge = useBridge();
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    const off = bridge.on('settings', setSettings);
    send(bridge.getSettings().then(setSettings));
    return off;
  }, [bridge]);
  return settings;
}

export const SettingsContext = createContext<Settings | null>(null);

/** The settings, below `SettingsContext`. */
export function useSettings(): Settings {
  const settings = use(SettingsContext);
  if (settings === null) throw new Error('no SettingsContext above this component');
  return settings;
}

/** What a control needs to change something: the sentence of the last refusal, and the change. */
export interface Changer {
  readonly error: string | null;
  /** Asks main; true when it was stored. What is shown changes only when main says so. */
  readonly change: (change: Change) => Promise<boolean>;
}

export function useChanger(): Changer {
  const bridge = useBridge();
  const [error, setError] = useState<string | null>(null);
  const change = useCallback(
    async (wish: Change) => {
      const refusal = await bridge.changeSettings(wish);
      setError(refusal);
      return refusal === null;
    },
    [bridge],
  );
  return { error, change };
}
