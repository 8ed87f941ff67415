import { net, powerMonitor } from 'electron';
import type { Machine } from '../../app/lifecycle/machine';
import { powerEvents, type PowerEvent } from '../../core/polling/pauses';

/** Idle time and network as the system reports them. */
export const thisMachine: Machine = {
  idleMs: () => powerMonitor.getSystemIdleTime() * 1000,
  isOnline: () => net.isOnline(),
};

/**
 * Calls back at each event that begins or ends a pause: lock, sleep, and on macOS a switch to another user. Without
 * logind (a container, some desktops) there is no event, and polling continues.
 */
export function watchPower(onEvent: (event: PowerEvent) => void): void {
  for (const event of Object.keys(powerEvents) as PowerEvent[]) {
    // The types have one signature an event; no argument of these is used.
    powerMonitor.on(event as 'resume', () => {
      onEvent(event);
    });
  }
}
