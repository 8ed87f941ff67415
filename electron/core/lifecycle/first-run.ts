import { AUTOSTART_FLAG } from './autostart';

/** The argument of a start that opens nothing by itself; a later start without it is still the first one. */
export const HIDDEN_FLAG = '--hidden';

/** The facts that decide whether a start is a person's first one. */
export interface FirstRunFacts {
  /** The arguments of the start. */
  readonly argv: readonly string[];
  /** Whether it is the demo, which a person starts to see the popover. */
  readonly demo: boolean;
  /** Whether the popover was opened so before; stored. */
  readonly shown: boolean;
  /** Whether the history has a reading: then Quotide ran here before it stored `shown`. */
  readonly hasReadings: boolean;
}

/** Whether a person started Quotide, and not the system at login. */
export function isByHand(argv: readonly string[]): boolean {
  return !argv.includes(AUTOSTART_FLAG) && !argv.includes(HIDDEN_FLAG);
}

/** Whether this start opens the popover with the line of the first run: once, and at each start of the demo. */
export function isFirstRun({ argv, demo, shown, hasReadings }: FirstRunFacts): boolean {
  return isByHand(argv) && (demo || (!shown && !hasReadings));
}

/** Where a system shows the icon. */
export type IconPlace = 'menuBar' | 'taskbar' | 'panel';

/** Where this system shows the icon, for the sentence that says so. */
export function placeOfIcon(platform: string): IconPlace {
  if (platform === 'darwin') return 'menuBar';
  return platform === 'win32' ? 'taskbar' : 'panel';
}
