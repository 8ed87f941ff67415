import { powerMonitor } from 'electron';

/** What the power monitor tells the poller. */
export interface PowerListener {
  readonly onPaused: (why: 'locked' | 'asleep') => void;
  readonly onAwake: () => void;
}

/** Listens for sleep and lock. Without logind (a container, some desktops) nothing ever comes, which is fine. */
export function watchPower({ onPaused, onAwake }: PowerListener): void {
  powerMonitor.on('suspend', () => {
    onPaused('asleep');
  });
  powerMonitor.on('lock-screen', () => {
    onPaused('locked');
  });
  powerMonitor.on('resume', onAwake);
  powerMonitor.on('unlock-screen', onAwake);
}
