import { Notification } from 'electron';
import type { Alert } from '../core/alerts';

/** How long the system may take to show a notification or refuse it. */
const ANSWER_MS = 3000;

/** The system's notifications: one of ours at a time. */
export class Notifier {
  #shown: Notification | null = null;

  constructor(private readonly onClick: (alert: Alert) => void) {}

  /** Shows an alert in place of the one before; why the system refused it, or `null`. */
  show(alert: Alert, sound: boolean): Promise<string | null> {
    const { title, body, urgency } = alert;
    const notification = new Notification({ title, body, urgency, silent: !sound });
    // Without a reference the object is collected, and its click with it.
    this.#shown?.close();
    this.#shown = notification;
    notification.on('click', () => {
      this.onClick(alert);
    });
    return new Promise((resolve) => {
      const late = setTimeout(resolve, ANSWER_MS, null);
      notification.once('show', () => {
        clearTimeout(late);
        resolve(null);
      });
      // macOS refuses what is not signed.
      notification.once('failed', (_event, reason) => {
        clearTimeout(late);
        resolve(reason);
      });
      notification.show();
    });
  }
}
