import { describe, expect, it } from 'vitest';
import { createDelivery, type Delivery, type Outcome } from '../../../../electron/app/alerts/delivery';
import type { Failure } from '../../../../electron/app/alerts/saved-alerts';
import { createLog } from '../../../../electron/app/log';
import { wordsOf } from '../../../../electron/core/i18n/words';
import type { UndeliveredAlerts } from '../../../../electron/core/snapshot/snapshot-types';
import type { NameState } from '../../../../electron/platform/session-bus';
import { locale, NOW } from '../../core/make-snapshot';

const ALERT = {
  title: '5-hour limit reached',
  body: 'b',
  window: 'five_hour',
  account: 'a',
  urgency: 'critical',
} as const;
const { body, title, window } = ALERT;

class Desk {
  outcome: Outcome = 'shown';
  service: NameState | null = 'running';
  notices: UndeliveredAlerts | null = null;
  failure: Failure | null = null;
  shown = 0;

  open(platform = 'linux'): Delivery {
    return createDelivery({
      show: () => {
        this.shown += 1;
        return Promise.resolve(this.outcome);
      },
      service: () => Promise.resolve(this.service),
      sound: () => false,
      words: () => wordsOf(locale).alerts,
      platform,
      saved: { failure: () => this.failure, saveFailure: (_, failure) => void (this.failure = failure) },
      now: () => NOW,
      log: createLog('error', () => NOW, []),
      notice: (notices) => (this.notices = notices),
    });
  }
}

describe('createDelivery', () => {
  it.each<[string, Outcome, NameState | null, boolean]>([
    ['is shown', 'shown', 'running', true],
    ['is shown though nobody is said to run', 'shown', 'absent', true],
    ['gets no answer from a service that runs', 'no_answer', 'running', true],
    ['gets no answer and nobody can be asked', 'no_answer', null, true],
    ['gets no answer since there is no service', 'no_answer', 'absent', false],
    ['is refused', { refused: 'not signed' }, null, false],
  ])('%s', async (_name, outcome, service, arrives) => {
    const desk = Object.assign(new Desk(), { outcome, service });
    await desk.open().say(ALERT);
    expect(desk.notices?.last).toEqual(arrives ? null : { title, body, window });
    expect(desk.failure === null).toBe(arrives);
    expect(desk.notices?.refusal === null).toBe(arrives);
  });

  it('an alert that was not shown stays in the popover until that was opened and closed', async () => {
    const desk = Object.assign(new Desk(), { outcome: { refused: 'x' } });
    const delivery = desk.open();
    delivery.seen(true);
    delivery.seen(false);
    await delivery.say(ALERT);
    delivery.seen(false);
    expect(desk.notices?.last).not.toBeNull();
    delivery.seen(true);
    expect(desk.notices?.last).not.toBeNull();
    delivery.seen(false);
    expect(desk.notices).toMatchObject({ last: null, refusal: expect.any(String) as unknown });
  });

  it('a refusal of the system is shown, also after a restart, until an alert is shown', async () => {
    const desk = Object.assign(new Desk(), { outcome: { refused: 'x' } });
    await desk.open('darwin').say(ALERT);
    expect(desk.failure).toEqual({ at: NOW, reason: 'x' });
    const again = desk.open('darwin');
    again.renew();
    expect(desk.notices).toEqual({
      last: null,
      refusal: expect.stringContaining('signed app') as unknown,
    });
    Object.assign(desk, { outcome: 'shown' });
    await again.say(ALERT);
    expect(desk.failure).toBeNull();
    expect(desk.notices?.refusal).toBeNull();
  });

  it('a sample that was not shown gives the reason as a sentence', async () => {
    const desk = new Desk();
    expect(await desk.open().sample()).toBeNull();
    desk.outcome = { refused: 'because' };
    expect(await desk.open().sample()).toBe('The system refused the notification: because');
    expect(desk.notices?.last).toBeNull();
    desk.service = 'absent';
    desk.shown = 0;
    expect(await desk.open().sample()).toContain('No notification service runs');
    expect(desk.shown).toBe(0);
  });
});
