import { existsSync } from 'node:fs';
import { watchTrayHost } from '../app/tray-host';
import type { Engine } from '../app/engine';
import { AUTOSTART_FLAG } from '../core/autostart';
import { wordsOf } from '../core/i18n/words';
import { noTrayNotice, type Notice } from '../core/notice';
import type { HostStep } from '../core/tray-host';
import { currentDesktop, sessionBusAddress, type Run } from '../sources/desktop/session-bus';
import { trayHost } from '../sources/desktop/tray-host';

export interface TrayGuardParts {
  readonly engine: Engine;
  readonly run: Run;
  /** Makes the icon again. */
  readonly remake: () => void;
  readonly open: () => void;
  readonly notify: (title: string, body: string) => void;
  /** The popover's notice is another now. */
  readonly onNotice: (notice: Notice | null) => void;
}

/** Cares for a desktop without a tray: says so once, and keeps the app within reach. */
export interface TrayGuard {
  readonly hasTray: () => boolean;
  /** Looks at the desktop now, so that what opens next opens in the right way. */
  readonly look: () => Promise<void>;
  readonly notice: () => Notice | null;
  /** The person has understood. */
  readonly dismiss: () => void;
  readonly close: () => void;
}

const systemTray: TrayGuard = {
  hasTray: () => true,
  look: () => Promise.resolve(),
  notice: () => null,
  dismiss: () => undefined,
  close: () => undefined,
};

/** Where in the history's `kept` table it stands what a person was told: `unread`, `read`. */
const KEPT = 'no_tray';

/** Guards the tray of a Linux desktop; macOS and Windows always have one. */
export function guardTray(parts: TrayGuardParts): TrayGuard {
  const { env, platform, argv } = process;
  if (platform !== 'linux') return systemTray;
  const { engine, run } = parts;
  const { history, clock, log } = engine;
  const kind = noTrayNotice(currentDesktop(env));
  const told = history.kept(KEPT) !== null;
  let read = history.kept(KEPT) !== 'unread';
  let before = 'unknown';
  const keep = (value: 'unread' | 'read'): void => {
    read = value === 'read';
    history.keep(KEPT, value, clock.now());
    parts.onNotice(notice());
  };
  const act = ({ remake, tell, open, state }: HostStep): void => {
    if (state.host !== before) log.info('tray: the panel that shows icons', { host: state.host });
    before = state.host;
    if (remake) parts.remake();
    if (tell) {
      const words = wordsOf(engine.locale()).desktop;
      keep('unread');
      parts.notify(words.noTrayTitle, kind === 'no_tray_gnome' ? words.noTrayGnome : words.noTray);
    }
    if (open) parts.open();
    if (remake) parts.onNotice(notice());
  };
  const watch = watchTrayHost({
    look: () => trayHost(run, sessionBusAddress(env, existsSync)),
    quiet: argv.includes(AUTOSTART_FLAG),
    told,
    now: () => performance.now(),
    act,
  });
  const notice = (): Notice | null => (read || watch.host() !== 'absent' ? null : kind);
  return {
    hasTray: () => watch.host() !== 'absent',
    look: watch.look,
    notice,
    dismiss: () => {
      keep('read');
    },
    close: watch.close,
  };
}
