import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { noFacts, buildSnapshot } from '../../../../electron/core/snapshot/snapshot';
import { statusOf } from '../../../../electron/core/snapshot/status';
import { reviveTracker } from '../../../../electron/core/tracker/tracker';
import type { LimitModeReading } from '../../../../electron/core/limit-mode/mode-word';
import { join } from '../../../../electron/core/i18n/join';
import { readLimitMode } from '../../../../electron/sources/limit-mode-headers';
import { keepFormatters } from '../../../support/kept-formatters';
import { DAY, HOUR, MINUTE, NOON, Story, api, headers, limitWindow } from '../tracker/story';

vi.setConfig({ testTimeout: process.env['QUOTIDE_LONG'] === undefined ? 60_000 : 900_000 });
afterAll(keepFormatters());

const RESET = NOON + 3 * HOUR;
const WEEK = NOON + 3 * DAY;
const locale = { language: 'en-GB', timeZone: 'UTC' };
const P = 'anthropic-ratelimit-unified-';

const nothing: LimitModeReading = { slow: null, grace: null, extra: null };
const slow: LimitModeReading = {
  ...nothing,
  slow: { status: 'active', isOffered: true, usedPercent: 60, resetsAt: NOON + 6 * HOUR, retryAt: null },
};
const grace: LimitModeReading = { ...nothing, grace: { isActive: true, paidBy: null } };

const week = (percent = 40) => limitWindow(percent, { id: 'seven_day', resetsAt: WEEK });

function snapshotOf(story: Story, now = story.now) {
  const account = { key: 'org-1', plan: null, tier: null, organizationId: null, name: null };
  return buildSnapshot({ ...noFacts, tracker: story.state, account }, now, locale, 1);
}
const modeOf = (story: Story, now = story.now) => statusOf(snapshotOf(story, now)).mode;
const sentenceOf = (story: Story, now = story.now) => {
  const { claim, rest, note } = snapshotOf(story, now).verdict;
  return join(claim, rest, note).replaceAll(/[\u202f\u00a0]/g, ' ');
};

/** A full window at noon, with the headers of that answer. */
function fullStory(limitMode: LimitModeReading, httpStatus = 200): Story {
  const story = new Story();
  story.sees(api(NOON - MINUTE, limitWindow(99), week()));
  story.sees({ ...headers(NOON, limitWindow(100), week()), limitMode, httpStatus });
  return story;
}

describe('the words at a limit', () => {
  it('Claude answers again at the reset if the headers name no other mode', () => {
    const story = fullStory(nothing);
    expect(modeOf(story)).toBe('normal');
    expect(sentenceOf(story)).toContain('Claude answers again at 15:00');
  });

  it('low priority is one sentence with its allowance, and the reset stands below', () => {
    const story = fullStory(slow);
    expect(modeOf(story)).toBe('low_priority');
    expect(sentenceOf(story)).toBe(
      'Limit reached. Claude goes on at lower priority. 40 % of the allowance is left until 18:00. ' +
        'The 5-hour window resets at 15:00, in 3 hours.',
    );
  });

  it('the grace window has its own sentence', () => {
    expect(modeOf(fullStory(grace))).toBe('grace');
    expect(sentenceOf(fullStory(grace))).toContain('Claude goes on for a short while so you can finish.');
  });

  it('extra usage in use pays before any report of its amount, and names its payer', () => {
    const extra = { scope: 'team', period: null, inUse: true, isPaused: null } as const;
    const story = fullStory({ ...nothing, extra });
    expect(modeOf(story)).toBe('normal');
    expect(sentenceOf(story)).toContain('Your team’s extra usage covers this now.');
    expect(sentenceOf(story)).not.toContain('answers again');
  });

  it('a daily cap that has paused extra usage is named, without a time', () => {
    const extra = { scope: 'own', period: null, inUse: false, isPaused: true } as const;
    const text = sentenceOf(fullStory({ ...nothing, extra }, 429));
    expect(text).toContain('Your extra usage is paused: its limit for today is reached.');
    expect(text).not.toContain('answers again');
  });

  it('an offer is named as an offer, while Claude is still held back', () => {
    const offer = {
      status: null,
      isOffered: true,
      usedPercent: null,
      resetsAt: null,
      retryAt: null,
    } as const;
    const text = sentenceOf(fullStory({ ...nothing, slow: offer }, 429));
    expect(text).toContain('Claude answers again at 15:00');
    expect(text).toContain('You can go on at lower priority: type /low-priority in Claude Code.');
  });

  it.each(['ineligible', 'weekly_limit', 'budget_exhausted'] as const)(
    'no offer is shown while the lane has the state %s',
    (status) => {
      const closed = { status, isOffered: true, usedPercent: null, resetsAt: null, retryAt: null };
      expect(sentenceOf(fullStory({ ...nothing, slow: closed }, 429))).not.toContain('/low-priority');
    },
  );
});

describe('limitModeAt: the end of a mode', () => {
  it('a mode ends when its window resets', () => {
    const story = fullStory(slow);
    story.sees({ ...headers(RESET - 2 * MINUTE, limitWindow(100)), limitMode: slow });
    expect(modeOf(story, RESET - 1)).toBe('low_priority');
    expect(modeOf(story, RESET)).toBe('normal');
  });

  it('a mode ends when a newer answer does not name it', () => {
    const story = fullStory(slow);
    story.sees({ ...headers(NOON + MINUTE, limitWindow(100)), limitMode: nothing, httpStatus: 429 });
    expect(modeOf(story)).toBe('normal');
    expect(sentenceOf(story)).toContain('Claude answers again at 15:00');
  });

  it('a late older answer, a poll or an unreadable part does not end a mode', () => {
    const story = fullStory(slow);
    story.sees({ ...headers(NOON - 30_000, limitWindow(99)), limitMode: nothing }, NOON + MINUTE);
    story.sees(api(NOON + 2 * MINUTE, limitWindow(100), week()));
    story.sees({ ...headers(NOON + 3 * MINUTE, limitWindow(100)), limitMode: {} });
    expect(modeOf(story)).toBe('low_priority');
  });

  it('a mode is uncertain an hour after its last reading, and no time of an answer is promised', () => {
    for (const word of [slow, grace]) {
      const story = fullStory(word);
      expect(modeOf(story, NOON + HOUR)).not.toBe('normal');
      expect(modeOf(story, NOON + HOUR + 1)).toBe('normal');
      story.sees(api(NOON + 62 * MINUTE, limitWindow(100), week()));
      expect(sentenceOf(story)).not.toContain('answers again');
      expect(sentenceOf(story)).toContain('Claude may still answer');
    }
  });

  it('a mode ends when no window is full any more, as after /limit-reset with the same reset time', () => {
    const story = fullStory(grace);
    story.sees(api(NOON + 5 * MINUTE, limitWindow(0), week()));
    story.sees(api(NOON + 8 * MINUTE, limitWindow(0), week()));
    expect(modeOf(story)).toBe('normal');
    expect(sentenceOf(story)).not.toContain('short while');
  });

  it('a restart does not end a mode', () => {
    const story = fullStory(slow);
    const back = reviveTracker(JSON.parse(JSON.stringify(story.state)));
    if (back === null) throw new Error('not read back');
    expect(back).toEqual(story.state);
    story.state = back;
    expect(modeOf(story)).toBe('low_priority');
  });

  it('a state of an older version has no mode', () => {
    const later = ['limitMode', 'promoCredits'];
    const entries = Object.entries(fullStory(slow).state).filter(([key]) => !later.includes(key));
    const old = Object.fromEntries(entries);
    const story = new Story();
    const back = reviveTracker(JSON.parse(JSON.stringify(old)));
    if (back === null) throw new Error('not read back');
    story.state = back;
    expect(modeOf(story, NOON)).toBe('normal');
  });
});

describe('the events of a way to go on', () => {
  const kinds = (story: Story) => story.events.map(({ kind }) => kind);

  it('each way raises one event, and held_back is raised only for a refused request', () => {
    const story = fullStory(slow);
    story.sees({ ...headers(NOON + MINUTE, limitWindow(100)), limitMode: nothing });
    story.sees({ ...headers(NOON + 2 * MINUTE, limitWindow(100)), limitMode: slow });
    story.sees({ ...headers(NOON + 3 * MINUTE, limitWindow(100)), limitMode: nothing, httpStatus: 429 });
    story.sees({ ...headers(NOON + 4 * MINUTE, limitWindow(100)), limitMode: grace });
    expect(kinds(story).filter((kind) => kind.endsWith('_started') || kind === 'held_back')).toEqual([
      'low_priority_started',
      'held_back',
      'grace_started',
    ]);
  });

  it('no event is raised while no window is full', () => {
    const story = new Story();
    story.sees({ ...headers(NOON, limitWindow(40)), limitMode: slow });
    expect(story.events).toEqual([]);
  });

  it('the limit itself is reached once, and cleared at its end', () => {
    const story = fullStory(slow);
    story.ticksUntil(RESET + 3 * MINUTE);
    expect(kinds(story).filter((kind) => kind.startsWith('limit_'))).toEqual([
      'limit_reached',
      'limit_cleared',
    ]);
  });
});

/** One step: an answer's headers, a poll, time that passes, or a restart. */
const happening = fc.oneof(
  fc.record({
    what: fc.constant('headers' as const),
    percent: fc.constantFrom(40, 99, 100, 100, 100, 103),
    status: fc.constantFrom(200, 200, 429),
    fields: fc.dictionary(
      fc.constantFrom(
        ...['slow-status', 'slow-offer', 'slow-budget-utilization', 'slow-budget-reset', 'grace-status'],
        ...['grace-paid-by', 'overage-in-use', 'overage-scope', 'overage-daily-cap-paused', 'overage-status'],
      ),
      fc.constantFrom(
        ...[
          'active',
          'slot_busy',
          'budget_exhausted',
          'off',
          'eligible',
          'treatment',
          'control',
          'true',
          'false',
        ],
        ...['0.4', '3600', 'group_pool', 'credits', 'allowed', 'rejected', 'nonsense', ''],
      ),
    ),
  }),
  fc.record({ what: fc.constant('poll' as const), percent: fc.constantFrom(0, 40, 99, 100, 100) }),
  fc.record({ what: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ what: fc.constant('restart' as const) }),
);

const long = process.env['QUOTIDE_LONG'] !== undefined;

describe('the limit mode, for any sequence of headers and answers', () => {
  it('"answers again" is never shown while the mode is not normal, also after restarts', () => {
    let seen = 0;
    fc.assert(
      fc.property(fc.array(happening, { minLength: 2, maxLength: 15 }), (sequence) => {
        const story = new Story();
        let now = NOON;
        for (const each of sequence) {
          now += MINUTE;
          if (each.what === 'wait') story.waitsUntil((now += each.minutes * MINUTE));
          else if (each.what === 'poll') story.sees(api(now, limitWindow(each.percent), week()));
          else if (each.what === 'restart') {
            const before = modeOf(story, now);
            story.state = reviveTracker(JSON.parse(JSON.stringify(story.state))) ?? story.state;
            expect(modeOf(story, now)).toBe(before);
          } else {
            const pairs = Object.entries(each.fields).map(([name, value]) => [P + name, value] as const);
            const limitMode = readLimitMode(pairs, now);
            story.sees({ ...headers(now, limitWindow(each.percent)), limitMode, httpStatus: each.status });
          }
          if (modeOf(story, now) === 'normal') continue;
          seen += 1;
          expect(sentenceOf(story, now)).not.toMatch(/answers again/);
          expect(sentenceOf(story, now)).toMatch(/Claude (goes on|waits)/);
        }
      }),
      { seed: 1711, numRuns: long ? 20_000 : 150 },
    );
    expect(seen).toBeGreaterThan(50);
  });

  it('unknown values change nothing', () => {
    const unknown = fc.dictionary(
      fc.constantFrom('slow-status', 'grace-status', 'overage-in-use', 'overage-scope'),
      fc.string({ minLength: 1, maxLength: 12 }).map((text) => `?${text}`),
      { minKeys: 1 },
    );
    fc.assert(
      fc.property(fc.constantFrom(slow, grace, nothing), unknown, (word, fields) => {
        const story = fullStory(word);
        const before = story.state.limitMode;
        const pairs = Object.entries(fields).map(([name, value]) => [P + name, value] as const);
        const read = readLimitMode(pairs, NOON + MINUTE);
        // A part that the headers do not name is over; only named parts count here.
        const named = Object.fromEntries(Object.entries(read).filter(([, part]) => part !== null));
        expect(named).toEqual({});
        story.sees({ ...headers(NOON + MINUTE, limitWindow(100)), limitMode: named });
        expect(story.state.limitMode).toEqual(before);
      }),
      { seed: 1712, numRuns: long ? 5000 : 150 },
    );
  });
});
