import { globalShortcut } from 'electron';

/** The one global shortcut, which opens the popover. */
export interface Shortcut {
  /** Registers an accelerator in place of the present one, or none; false: the system refused it. */
  readonly use: (accelerator: string | null) => boolean;
  readonly release: () => void;
}

/** A shortcut that calls `open`; nothing is registered yet. */
export function createShortcut(open: () => void): Shortcut {
  let held: string | null = null;
  const take = (accelerator: string): boolean => {
    try {
      return globalShortcut.register(accelerator, open);
    } catch {
      // Electron has no such key.
      return false;
    }
  };
  return {
    use: (accelerator) => {
      if (accelerator === held) return true;
      if (accelerator !== null && !take(accelerator)) return false;
      // The old one goes last, so that a refused new one leaves it working.
      if (held !== null) globalShortcut.unregister(held);
      held = accelerator;
      return true;
    },
    release: () => {
      globalShortcut.unregisterAll();
      held = null;
    },
  };
}
