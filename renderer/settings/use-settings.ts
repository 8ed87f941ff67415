import { createContext, use, useCallback, useEffect, useState } from 'react';
import type { Settings } from '../../electron/core/settings/settings';
import type { Argument } from '../../electron/ipc/contract';
import { send } from '../state/bridge';
import { useBridge } from '../state/page-context';

export type Change = Argument<'changeSettings'>;

/** The settings of main; `null` until they have arrived. */
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

/** The settings, for components below `SettingsContext`. */
export function useSettings(): Settings {
  const settings = use(SettingsContext);
  if (settings === null) throw new Error('no SettingsContext above this component');
  return settings;
}

/** Changes settings, and holds the sentence of the last refusal. */
export interface Changer {
  readonly error: string | null;
  /** Sends a change to main; resolves to true when it was stored. The page shows the new value after main pushed it. */
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
