import { errorMessage } from '../../core/error-message';
import {
  autostartCommand,
  canAutostart,
  desktopEntry,
  desktopEntryState,
  loginItemState,
  noAutostart,
  type AutostartState,
  type Installation,
  type LoginItemFacts,
} from '../../core/lifecycle/autostart';
import type { Words } from '../../core/i18n/words';
import { readAutostart, removeAutostart, writeAutostart } from './autostart-file';

/** The state, with a sentence for the user or `null`. */
export type Autostart = AutostartState & { readonly note: string | null };

/** Electron's login items: macOS and Windows. */
export interface LoginItems {
  readonly get: () => LoginItemFacts;
  readonly set: (openAtLogin: boolean) => void;
}

export interface AutostartParts {
  readonly installation: Installation;
  /** The autostart file of Linux. */
  readonly file: string;
  readonly loginItems: LoginItems;
  /** The words of the present language. */
  readonly words: () => Words;
}

/** The switch "start at login". Its state is read from the system each time. */
export interface AutostartSwitch {
  readonly get: () => Promise<Autostart>;
  /** Sets the switch; gives the system's state after that. Never throws. */
  readonly set: (on: boolean) => Promise<Autostart>;
}

export function createAutostart(parts: AutostartParts): AutostartSwitch {
  const { installation, file, loginItems } = parts;
  const linux = installation.platform === 'linux';

  const read = async (): Promise<AutostartState> => {
    if (!canAutostart(installation)) return noAutostart;
    return linux
      ? desktopEntryState(await readAutostart(file))
      : loginItemState(installation.platform, loginItems.get());
  };
  const write = async (on: boolean) => {
    if (!canAutostart(installation)) return;
    if (!linux) loginItems.set(on);
    else if (on) {
      const comment = parts.words().autostart.comment;
      await writeAutostart(file, desktopEntry(autostartCommand(installation), comment));
    } else await removeAutostart(file);
  };
  const present = async (failure: string | null): Promise<Autostart> => {
    const words = parts.words().autostart;
    try {
      const state = await read();
      return {
        ...state,
        note: failure === null ? noteOf(state, installation, words) : words.failed(failure),
      };
    } catch (error) {
      return { ...noAutostart, note: words.unreadable(errorMessage(error)) };
    }
  };
  return {
    get: () => present(null),
    set: async (on) => {
      try {
        await write(on);
        return await present(null);
      } catch (error) {
        return present(errorMessage(error));
      }
    },
  };
}

function noteOf(
  { state }: AutostartState,
  { confined }: Installation,
  words: Words['autostart'],
): string | null {
  if (state === 'requires_approval') return words.requiresApproval;
  if (state === 'blocked_by_system') return words.blockedBySystem;
  if (state === 'unsupported') return confined ? words.confined : words.notInstalled;
  return null;
}
