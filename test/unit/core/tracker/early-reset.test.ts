import { describe, expect, it } from 'vitest';
import { alertOf } from '../../../../electron/core/alerts/message';
import { defaultSettings } from '../../../../electron/core/settings/settings';
import { buildSnapshot, noFacts } from '../../../../electron/core/snapshot/snapshot';
import type { BankedResets, UsageEvent } from '../../../../electron/core/usage/usage';
import { DAY, HOUR, MINUTE, NOON, Story, api, headers, limitWindow } from './story';

const WEEK = NOON + 3 * DAY;
const week = (percent: number) => limitWindow(percent, { id: 'seven_day', resetsAt: WEEK });
const banked = (left: number): { readonly bankedResets: BankedResets } => ({
  bankedResets: {
    grants: left === 0 ? [] : [{ id: 'launch', left, startsAt: null, endsAt: NOON + 10 * DAY }],
  },
});

/** Windows that fall from 80 and 60 %, confirmed by two answers; `before` and `after` hold their banked resets. */
function afterReset(
  [five, seven]: readonly [number, number],
  before: Partial<ReturnType<typeof banked>> = {},
  after: Partial<ReturnType<typeof banked>> = {},
): Story {
  const story = new Story();
  story.sees({ ...api(NOON, limitWindow(80), week(60)), ...before });
  story.sees(api(NOON + 5 * MINUTE, limitWindow(five), week(seven)));
  story.sees({ ...api(NOON + 10 * MINUTE, limitWindow(five), week(seven)), ...after });
  return story;
}

const resets = ({ events }: Story) => events.filter((event) => event.kind === 'window_reset');
const causes = (story: Story) => resets(story).map(({ window, cause }) => [window, cause]);

function alertOn(story: Story, event: UsageEvent | undefined) {
  if (event === undefined) throw new Error('no event');
  const locale = { language: 'en-GB', timeZone: 'UTC' };
  const account = { key: 'org-1', plan: null, tier: null, organizationId: null, name: null };
  const snapshot = buildSnapshot({ ...noFacts, tracker: story.state, account }, story.now, locale, 1);
  const alert = alertOf([event], {
    settings: defaultSettings.alerts,
    snapshot,
    amount: 'used',
    accountLabel: null,
    locale,
    now: story.now,
  });
  return alert?.body ?? '';
}

describe('withCauses', () => {
  it('an early reset has the cause banked if the confirming answer has one banked reset less', () => {
    const story = afterReset([0, 1], banked(2), banked(1));
    expect(causes(story)).toEqual([
      ['five_hour', 'banked'],
      ['seven_day', 'banked'],
    ]);
    expect(alertOn(story, resets(story)[0])).toContain('A banked reset was used; 1 left.');
  });

  it('an early reset of the 5-hour window has the cause restarted if the week kept its use', () => {
    const story = afterReset([0, 60]);
    expect(causes(story)).toEqual([['five_hour', 'restarted']]);
    expect(story.view()?.resetsAt).toBe(NOON + 3 * HOUR);
    const body = alertOn(story, resets(story)[0]);
    expect(body).toContain('by /limit-reset or by Anthropic');
    expect(body).toContain('still counts towards your week');
  });

  it('an early reset has no cause if the week fell too and no reset was banked', () => {
    for (const before of [{}, banked(0)]) {
      const story = afterReset([0, 1], before);
      expect(causes(story)).toEqual([
        ['five_hour', undefined],
        ['seven_day', undefined],
      ]);
      expect(alertOn(story, resets(story)[0])).toContain('Anthropic reset it early.');
    }
  });

  it('an early reset has an unknown cause if a banked reset may be spent and no answer has the new count', () => {
    const story = afterReset([0, 1], banked(1));
    expect(causes(story)).toEqual([
      ['five_hour', 'unknown'],
      ['seven_day', 'unknown'],
    ]);
    expect(alertOn(story, resets(story)[0])).toMatch(/^It was reset early\./);
  });

  it('an early reset has no cause if all banked resets are left', () => {
    expect(causes(afterReset([0, 1], banked(1), banked(1)))[0]).toEqual(['five_hour', undefined]);
  });

  it('an early reset has no cause if a grant has merely expired', () => {
    const story = new Story();
    const ending = { grants: [{ id: 'old', left: 1, startsAt: null, endsAt: NOON + 7 * MINUTE }] };
    story.sees({ ...api(NOON, limitWindow(80), week(60)), bankedResets: ending });
    story.sees(api(NOON + 5 * MINUTE, limitWindow(0), week(1)));
    story.sees({ ...api(NOON + 10 * MINUTE, limitWindow(0), week(1)), ...banked(0) });
    expect(causes(story)[0]).toEqual(['five_hour', undefined]);
  });

  it('a scheduled reset has no cause', () => {
    const story = new Story();
    story.sees({ ...api(NOON, limitWindow(80)), ...banked(2) });
    const next = limitWindow(1, { resetsAt: NOON + 8 * HOUR });
    story.sees({ ...headers(NOON + 3 * HOUR + MINUTE, next), ...banked(1) });
    expect(causes(story)).toEqual([['five_hour', undefined]]);
  });
});
