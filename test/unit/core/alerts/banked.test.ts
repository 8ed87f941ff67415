import { describe, expect, it } from 'vitest';
import { alertingEvents } from '../../../../electron/core/alerts/alerts';
import { lookAhead, type AlertMemory } from '../../../../electron/core/alerts/memory';
import { alertOf } from '../../../../electron/core/alerts/message';
import { bankedAt } from '../../../../electron/core/usage/banked-resets';
import { defaultSettings } from '../../../../electron/core/settings/settings';
import { DAY, HOUR, NOW, snapshot } from '../make-snapshot';

const END = NOW + 5 * DAY;
const known = {
  value: {
    grants: [
      { id: 'first', left: 1, startsAt: null, endsAt: END },
      { id: 'second', left: 2, startsAt: null, endsAt: END + 4 * DAY },
    ],
  },
  source: 'official_api' as const,
};
const viewAt = (now: number) => bankedAt({ ...known, observedAt: now - HOUR }, now);

function look(before: AlertMemory | null, now: number) {
  return lookAhead(before, {
    account: 'a',
    windows: [],
    extraUsage: null,
    bankedResets: viewAt(now),
    ended: [],
    spendThresholds: [],
    now,
  });
}

describe('the alert of an unused banked reset', () => {
  it('is raised three days before its end, once for each grant', () => {
    let memory: AlertMemory = { runsOut: {}, spend: null };
    const alertedAt: number[] = [];
    for (let now = NOW; now < END + 5 * DAY; now += HOUR) {
      const step = look(memory, now);
      memory = step.memory;
      alertedAt.push(...step.events.map(() => now));
    }
    expect(alertedAt).toEqual([END - 3 * DAY, END + DAY]);
  });

  it('has a sentence in each language', () => {
    const now = END - 3 * DAY;
    const { events } = look({ runsOut: {}, spend: null }, now);
    const said = (language: string) => {
      const locale = { language, timeZone: 'UTC' };
      const shown = snapshot({ takenAt: now, locale, bankedResets: viewAt(now) });
      const alert = alertOf(events, {
        settings: defaultSettings.alerts,
        snapshot: shown,
        amount: 'used',
        accountLabel: null,
        locale,
        now,
      });
      return `${alert?.title ?? ''} | ${alert?.body ?? ''}`.replaceAll(/[\u202f\u00a0]/g, ' ');
    };
    expect(said('en-GB')).toBe(
      '1 banked reset expires soon | It can be used until Thu 12:47, for about 3 days.',
    );
    expect(said('de-DE')).toMatch(/^1 aufgesparter Reset verfällt bald \| Einlösbar bis Do/);
    expect(said('ja-JP')).toMatch(/^保存済みリセット 1 回の期限が近づいています/);
  });

  it('is not raised if the user switched it off, and is on for a new user', () => {
    const now = END - 3 * DAY;
    const { events } = look({ runsOut: {}, spend: null }, now);
    const settings = defaultSettings.alerts;
    expect(alertingEvents(events, { settings, now })).toHaveLength(1);
    expect(alertingEvents(events, { settings: { ...settings, bankedExpiry: false }, now })).toEqual([]);
  });

  it('has no known count any more once the answer is two days old', () => {
    const observedAt = NOW;
    expect(bankedAt({ ...known, observedAt }, NOW + 2 * DAY)).toMatchObject({ count: 3, nextExpiresAt: END });
    expect(bankedAt({ ...known, observedAt }, NOW + 2 * DAY + 1)).toBeNull();
    expect(bankedAt({ ...known, observedAt: END - HOUR }, END)).toMatchObject({ count: 2 });
  });
});
