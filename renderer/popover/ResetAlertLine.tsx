import type { ReactElement } from 'react';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { spellAt } from '../../electron/core/text/spell';
import type { Bridge } from '../../electron/ipc/contract';
import { send } from '../state/bridge';
import { useBridge, useLocale, useNow } from '../state/page-context';
import { useWords } from '../text/use-words';
import { Icon } from '../ui/Icon';

/** Whether an alert follows at the reset of the limit that is reached, and the button that turns it on. */
export function ResetAlertLine({ snapshot }: { readonly snapshot: ShownSnapshot }): ReactElement | null {
  const bridge = useBridge();
  const now = useNow();
  const locale = useLocale();
  const words = useWords().popover.resetAlert;
  const alert = snapshot.resetAlert ?? null;
  if (alert === null || alert.at <= now) return null;
  const at = spellAt(alert.at, now, locale);
  if (alert.state !== 'off')
    return <p className="more">{alert.state === 'on' ? words.on(at) : words.later}</p>;
  return (
    <>
      <p className="more">{words.off}</p>
      <div className="actions">
        <button type="button" className="btn" onClick={() => send(turnOn(bridge, alert.window))}>
          <Icon name="bell" />
          {words.turnOn(at)}
        </button>
      </div>
    </>
  );
}

/** Allows alerts, that of resets, and those of this window; all other choices stay. */
async function turnOn(bridge: Bridge, window: string): Promise<unknown> {
  const { mutedWindows } = (await bridge.getSettings()).alerts;
  return bridge.changeSettings({
    alerts: { on: true, reset: true, mutedWindows: mutedWindows.filter((id) => id !== window) },
  });
}
