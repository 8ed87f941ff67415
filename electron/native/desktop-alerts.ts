import { watchAlerts, type AlertSource } from '../app/alerts/alerts';
import { createDelivery, type Delivery } from '../app/alerts/delivery';
import { watchDrift, type DriftWatchSource } from '../app/drift/drift-watch';
import { createSavedAlerts } from '../app/alerts/saved-alerts';
import { openProgram } from '../app/alerts/passing';
import { bodyMarkup, notificationService } from '../app/doctor/surroundings';
import type { Alert } from '../core/alerts/alert';
import { wordsOf } from '../core/i18n/words';
import { createSignal, type Signal } from '../core/signal';
import type { UndeliveredAlerts } from '../core/snapshot/snapshot-types';
import { runCommand } from '../platform/run-command';
import { Notifier } from './notify';

export interface DesktopAlertsParts {
  readonly source: AlertSource & DriftWatchSource;
  /** Where the user's program runs. */
  readonly home: string;
  /** Shows alerts that the system did not show. */
  readonly showUndelivered: (notices: UndeliveredAlerts) => void;
}

/** Alerts on this desktop: notifications of the system, and the user's program. */
export interface DesktopAlerts extends Pick<Delivery, 'sample' | 'seen' | 'renew'> {
  /** A click on an alert: the id of the window that it was about, or `null`. */
  readonly clicked: Signal<string | null>;
  /** Shows a notification that is about no window; of urgency `normal` where none is given. */
  readonly notify: (
    notification: Pick<Alert, 'title' | 'body'> & { readonly urgency?: Alert['urgency'] },
  ) => void;
  readonly close: () => void;
}

/** Opens the ways by which alerts reach a person, and alerts from now on. */
export function openDesktopAlerts({ source, home, showUndelivered }: DesktopAlertsParts): DesktopAlerts {
  const { env, platform } = process;
  const { settings, locale, clock, log, history } = source;
  const saved = createSavedAlerts(history);
  const clicked = createSignal<string | null>();
  const notifier = new Notifier(
    ({ window }) => {
      clicked.publish(window);
    },
    () => bodyMarkup(env, platform, runCommand),
  );
  const delivery = createDelivery({
    show: (alert, sound) => notifier.show(alert, sound),
    service: () => notificationService(env, platform, runCommand),
    sound: () => settings.get().alerts.sound,
    words: () => wordsOf(locale()).alerts,
    platform,
    saved: saved,
    now: clock.now,
    log: log.scope('alerts'),
    notice: showUndelivered,
  });
  const program = openProgram({ settings, clock, log }, saved, { env, platform, home });
  const watch = watchAlerts(source, {
    say: (alert) => void delivery.say(alert),
    pass: program.pass,
  });
  const endDriftWatch = watchDrift(source, watch.add);
  return {
    sample: delivery.sample,
    seen: delivery.seen,
    renew: delivery.renew,
    clicked,
    notify: (notification) => {
      void notifier.show({ urgency: 'normal', ...notification, window: null, account: null }, false);
    },
    close: () => {
      endDriftWatch();
      watch.close();
      delivery.close();
      program.close();
    },
  };
}
