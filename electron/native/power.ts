import { net, powerMonitor } from 'electron';
import type { Machine } from '../app/poller';

/** Idle time and network as the system tells them. */
export const thisMachine: Machine = {
  idleMs: () => powerMonitor.getSystemIdleTime() * 1000,
  isOnline: () => net.isOnline(),
};

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
