import { existsSync } from 'node:fs';
import type { Log } from '../../app/log';
import { watchTrayHost, type HostWatch } from '../../app/lifecycle/tray-host';
import { AUTOSTART_FLAG } from '../../core/lifecycle/autostart';
import type { Words } from '../../core/i18n/words';
import { noTrayNotice, type Notice } from '../../core/snapshot/notice';
import { createSignal, type Signal } from '../../core/signal';
import type { HostStep } from '../../core/tray/tray-host';
import type { History } from '../../history/history';
import { currentDesktop, sessionBusAddress, type Run } from '../../platform/session-bus';
import { trayHost } from '../../platform/tray-host';

export interface TrayGuardParts {
  readonly history: Pick<History, 'kept' | 'keep'>;
  /** Epoch ms. */
  readonly now: () => number;
  readonly words: () => Words['desktop'];
  readonly log: Log;
  readonly run: Run;
}

/** Handles a desktop without a tray: notifies once, and opens the popover, since no icon can. */
export interface TrayGuard {
  readonly hasTray: () => boolean;
  /** Looks for a tray now, so that the popover opens next in the right way. */
  readonly look: () => Promise<void>;
  /** The notice about the desktop in the popover; `null`: there is none. */
  readonly notice: () => Notice | null;
  /** Dismisses the notice. */
  readonly dismiss: () => void;
  /** Published when the notice may have changed. */
  readonly noticed: Signal<Notice | null>;
  /** Published when a panel has appeared: the icon must be made again. */
  readonly panelCame: Signal<undefined>;
  /** Published when the popover must open, since there is no icon to open it. */
  readonly unreachable: Signal<undefined>;
  /** Published with the notification that no panel shows the icon. */
  readonly warned: Signal<{ readonly title: string; readonly body: string }>;
  /** Watches the desktop from now on. */
  readonly start: () => void;
  readonly close: () => void;
}

const systemTray: TrayGuard = {
  hasTray: () => true,
  look: () => Promise.resolve(),
  notice: () => null,
  dismiss: () => undefined,
  noticed: createSignal(),
  panelCame: createSignal(),
  unreachable: createSignal(),
  warned: createSignal(),
  start: () => undefined,
  close: () => undefined,
};

/** The name in the history's `kept` table of the state of the notice: `unread`, `read`. */
const SAVED = 'no_tray';

/** Watches for the tray of a Linux desktop; macOS and Windows always have one. */
export function guardTray(parts: TrayGuardParts): TrayGuard {
  return process.platform === 'linux' ? new LinuxTrayGuard(parts) : systemTray;
}

class LinuxTrayGuard implements TrayGuard {
  readonly #parts: TrayGuardParts;
  readonly #kind = noTrayNotice(currentDesktop(process.env));
  readonly #noticed = createSignal<Notice | null>();
  readonly #panelCame = createSignal<undefined>();
  readonly #unreachable = createSignal<undefined>();
  readonly #warned = createSignal<{ readonly title: string; readonly body: string }>();
  #watch: HostWatch | null = null;
  #isRead: boolean;
  #host = 'unknown';

  constructor(parts: TrayGuardParts) {
    this.#parts = parts;
    this.#isRead = parts.history.kept(SAVED) !== 'unread';
  }

  readonly noticed: Signal<Notice | null> = this.#noticed;
  readonly panelCame: Signal<undefined> = this.#panelCame;
  readonly unreachable: Signal<undefined> = this.#unreachable;
  readonly warned: TrayGuard['warned'] = this.#warned;

  readonly start = (): void => {
    const { env, argv } = process;
    const { history, run } = this.#parts;
    this.#watch = watchTrayHost({
      look: () => trayHost(run, sessionBusAddress(env, existsSync)),
      quiet: argv.includes(AUTOSTART_FLAG),
      told: history.kept(SAVED) !== null,
      now: () => performance.now(),
      act: this.#act,
    });
  };

  readonly close = (): void => {
    this.#watch?.close();
  };

  readonly hasTray = (): boolean => this.#watch?.host() !== 'absent';

  readonly look = (): Promise<void> => this.#watch?.look() ?? Promise.resolve();

  readonly notice = (): Notice | null => (this.#isRead || this.hasTray() ? null : this.#kind);

  readonly dismiss = (): void => {
    this.#save('read');
  };

  readonly #act = ({ remake, notify, open, state }: HostStep): void => {
    const { log, words } = this.#parts;
    if (state.host !== this.#host) log.info('tray: the panel that shows icons', { host: state.host });
    this.#host = state.host;
    if (remake) this.#panelCame.publish(undefined);
    if (notify) {
      const { noTrayTitle, noTrayGnome, noTray } = words();
      this.#save('unread');
      this.#warned.publish({
        title: noTrayTitle,
        body: this.#kind === 'no_tray_gnome' ? noTrayGnome : noTray,
      });
    }
    if (open) this.#unreachable.publish(undefined);
    if (remake) this.#noticed.publish(this.notice());
  };

  #save(value: 'unread' | 'read'): void {
    const { history, now } = this.#parts;
    this.#isRead = value === 'read';
    history.keep(SAVED, value, now());
    this.#noticed.publish(this.notice());
  }
}
