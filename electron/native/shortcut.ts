import { globalShortcut } from 'electron';

/** The one global shortcut, which opens the popover. */
export interface Shortcut {
  /** Takes over an accelerator, or none; false when the system keeps it for something else. */
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
      // Not a key that Electron knows.
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
