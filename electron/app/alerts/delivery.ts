import type { Alert } from '../../core/alerts/alert';
import type { Words } from '../../core/i18n/words';
import type { UndeliveredAlerts } from '../../core/snapshot/snapshot-types';
import type { NameState } from '../../platform/session-bus';
import type { Log } from '../log';
import type { SavedAlerts } from './saved-alerts';

/** What became of a notification. `no_answer`: the system neither showed nor refused it in time. */
export type Outcome = 'shown' | 'no_answer' | { readonly refused: string };

export interface DeliveryParts {
  readonly show: (alert: Alert, sound: boolean) => Promise<Outcome>;
  /** Whether somebody shows notifications on this desktop; `null` where that cannot be asked. */
  readonly service: () => Promise<NameState | null>;
  readonly sound: () => boolean;
  readonly words: () => Words['alerts'];
  readonly platform: string;
  readonly saved: Pick<SavedAlerts, 'failure' | 'saveFailure'>;
  readonly now: () => number;
  readonly log: Log;
  /** Puts what could not be said where it is seen: tray, popover, settings. */
  readonly notice: (notices: UndeliveredAlerts) => void;
}

/** Alerts on their way to a person. */
export interface Delivery {
  readonly say: (alert: Alert) => Promise<void>;
  /** Shows a sample; why it was not shown, as a sentence, or `null`. */
  readonly sample: () => Promise<string | null>;
  /** The popover was opened or closed: what could not be shown has been seen once it closes. */
  readonly seen: (visible: boolean) => void;
  /** Words anew, after the language was changed. */
  readonly renew: () => void;
  /** Notes and shows nothing from now on. */
  readonly close: () => void;
}

/** Sends alerts to the system; where it shows none, says so and keeps the last one until somebody looks. */
export function createDelivery(parts: DeliveryParts): Delivery {
  const { saved, log, words } = parts;
  let undelivered: UndeliveredAlerts['last'] = null;
  let failure = saved.failure('notifications');
  let looking = false;
  let isClosed = false;

  const renew = () => {
    parts.notice({ last: undelivered, refusal: failure && refusalWords(words(), parts.platform) });
  };
  const note = (reason: string | null) => {
    if (reason === null && failure === null) return;
    failure = reason === null ? null : { at: parts.now(), reason };
    try {
      saved.saveFailure('notifications', failure, parts.now());
    } catch (error) {
      log.warn('a refused notification could not be remembered', { error: String(error) });
    }
  };
  const attempt = async (alert: Alert): Promise<string | null> => {
    const outcome = await parts.show(alert, parts.sound());
    const reason = await refusalOf(outcome, parts.service);
    if (isClosed) return reason;
    if (reason !== null) log.warn('the system showed no notification', { reason });
    note(reason);
    return reason;
  };
  return {
    say: async (alert) => {
      const reason = await attempt(alert);
      if (isClosed) return;
      if (reason !== null) undelivered = { title: alert.title, body: alert.body, window: alert.window };
      renew();
    },
    sample: async () => {
      const { sampleTitle: title, sampleBody: body, noService, failed } = words();
      if ((await parts.service()) === 'absent') return noService;
      const reason = await attempt({ title, body, window: null, account: null, urgency: 'normal' });
      renew();
      return reason === null ? null : failed(reason);
    },
    seen: (visible) => {
      if (!visible && looking && undelivered !== null) {
        undelivered = null;
        renew();
      }
      looking = visible;
    },
    renew,
    close: () => {
      isClosed = true;
    },
  };
}

/** Why nobody saw it; without an answer only a desktop that surely has no service counts as a refusal. */
async function refusalOf(outcome: Outcome, service: DeliveryParts['service']): Promise<string | null> {
  if (outcome === 'shown') return null;
  if (outcome !== 'no_answer') return outcome.refused;
  return (await service()) === 'absent' ? 'no notification service runs' : null;
}

function refusalWords({ refused }: Words['alerts'], platform: string): string {
  return platform === 'darwin' ? refused.mac : platform === 'linux' ? refused.linux : refused.other;
}
