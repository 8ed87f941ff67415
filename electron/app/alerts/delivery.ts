import type { Alert } from '../../core/alerts/alert';
import type { Words } from '../../core/i18n/words';
import type { UndeliveredAlerts } from '../../core/snapshot/snapshot-types';
import type { NameState } from '../../platform/session-bus';
import type { Log } from '../log';
import type { SavedAlerts } from './saved-alerts';

/** The outcome of a notification. `no_answer`: the system neither showed nor refused it in time. */
export type Outcome = 'shown' | 'no_answer' | { readonly refused: string };

export interface DeliveryParts {
  readonly show: (alert: Alert, sound: boolean) => Promise<Outcome>;
  /** Whether a service shows notifications on this desktop; `null`: unknown. */
  readonly service: () => Promise<NameState | null>;
  readonly sound: () => boolean;
  readonly words: () => Words['alerts'];
  readonly platform: string;
  readonly saved: Pick<SavedAlerts, 'failure' | 'saveFailure'>;
  readonly now: () => number;
  readonly log: Log;
  /** Shows undelivered alerts in tray, popover and settings. */
  readonly notice: (notices: UndeliveredAlerts) => void;
}

/** Delivers alerts to the user. */
export interface Delivery {
  readonly say: (alert: Alert) => Promise<void>;
  /** Shows a sample; the error as a sentence, or `null`: it was shown. */
  readonly sample: () => Promise<string | null>;
  /** To be called when the popover opens (true) or closes: then an undelivered alert has been seen. */
  readonly seen: (visible: boolean) => void;
  /** Builds the sentences again, after a change of language. */
  readonly renew: () => void;
  /** Ends saving and showing. */
  readonly close: () => void;
}

/** Sends alerts to the system. If it shows none, the last one and the reason stay in the popover until it is opened. */
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

/** The reason why it was not shown. Without an answer, only a desktop without a service counts as a refusal. */
async function refusalOf(outcome: Outcome, service: DeliveryParts['service']): Promise<string | null> {
  if (outcome === 'shown') return null;
  if (outcome !== 'no_answer') return outcome.refused;
  return (await service()) === 'absent' ? 'no notification service runs' : null;
}

function refusalWords({ refused }: Words['alerts'], platform: string): string {
  return platform === 'darwin' ? refused.mac : platform === 'linux' ? refused.linux : refused.other;
}
