import { Notification } from 'electron';
import type { Outcome } from '../app/alerts/delivery';
import type { Alert } from '../core/alerts/alert';
import { notificationText, type BodyMarkup } from '../core/alerts/notification-text';

/** Ms for the system to show a notification or refuse it. */
const ANSWER_MS = 3000;

/** Shows notifications of the system, at most one for each window of an account. */
export class Notifier {
  // Without a reference the object is collected, and its click is lost.
  readonly #shown = new Map<string, Notification>();

  #before: Promise<unknown> = Promise.resolve();

  /** @param markup whether the system reads markup in a body; never rejects */
  constructor(
    private readonly onClick: (alert: Alert) => void,
    private readonly markup: () => Promise<BodyMarkup>,
  ) {}

  /** Shows an alert in place of an earlier one about the same window; gives the outcome. */
  show(alert: Alert, sound: boolean): Promise<Outcome> {
    if (!Notification.isSupported())
      return Promise.resolve({ refused: 'this system has no notifications' } as const);
    // One after the other, since the system's answer about markup may take a while.
    const markup = this.#before.then(this.markup);
    this.#before = markup;
    return markup.then((reads) => this.#show(alert, sound, reads));
  }

  #show(alert: Alert, sound: boolean, markup: BodyMarkup): Promise<Outcome> {
    const { urgency, account, window, title } = alert;
    const notification = new Notification({ ...notificationText(alert, markup), urgency, silent: !sound });
    // Notices about no account are different ones: a critical one must not go because another comes.
    const key = account === null && window === null ? title : `${account ?? ''}/${window ?? ''}`;
    // Electron cannot pass the `replaces_id` of the specification, so the earlier one is closed.
    this.#shown.get(key)?.close();
    this.#shown.set(key, notification);
    notification.on('click', () => {
      this.onClick(alert);
    });
    const forget = () => {
      if (this.#shown.get(key) === notification) this.#shown.delete(key);
    };
    notification.once('close', forget);
    return new Promise((resolve) => {
      const late = setTimeout(resolve, ANSWER_MS, 'no_answer');
      notification.once('show', () => {
        clearTimeout(late);
        resolve('shown');
      });
      // macOS refuses an unsigned app, Linux a desktop without a notification service.
      notification.once('failed', (_event, reason) => {
        clearTimeout(late);
        forget();
        resolve({ refused: reason });
      });
      notification.show();
    });
  }
}
