import { describe, expect, it } from 'vitest';
import { emptyTracker, reviveTracker } from '../../../../electron/core/tracker/tracker';
import { MINUTE, NOON, Story, api, limitWindow } from './story';

const extraUsage = {
  enabled: true,
  used: { amount: 47.52, currency: 'USD' },
  limit: null,
  utilization: 33.9,
  balance: { amount: 5, currency: 'EUR' },
  disabledReason: 'out_of_credits',
  userDisabled: false,
};

/** A state in which every field has a value. */
function fullStory(): Story {
  const story = new Story();
  story.sees({
    ...api(NOON, limitWindow(60), limitWindow(85, { id: 'seven_day' })),
    extraUsage,
    breakdown: [{ key: 'chat', label: 'Chat', percent: 12.5 }],
    bankedResets: { grants: [{ id: 'launch', left: 2, startsAt: null, endsAt: NOON }] },
    promoCredits: [
      {
        id: 'launch',
        label: 'Launch credit',
        used: { amount: 3, currency: 'USD' },
        limit: { amount: 20, currency: 'USD' },
        endsAt: NOON,
        isEnded: false,
      },
    ],
    limitMode: {
      slow: { status: 'active', isOffered: true, usedPercent: 60, resetsAt: NOON, retryAt: null },
      grace: { isActive: false, paidBy: 'allowance' },
      extra: { scope: 'team', period: 'monthly', inUse: true, isPaused: false },
    },
    organizationId: 'org-uuid',
  });
  story.sees(api(NOON + MINUTE, limitWindow(0), limitWindow(96, { id: 'seven_day' })));
  return story;
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The paths of all fields inside a value. */
function paths(value: Json, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...path, key]))];
}

/** A copy with the value at the path replaced, or removed. */
function changed(value: Json, path: readonly string[], to: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return to ?? null;
  const inside = (value as Record<string, Json>)[key] ?? null;
  const inner = rest.length > 0 ? changed(inside, rest, to) : to;
  if (Array.isArray(value)) return value.map((item, i) => (String(i) === key ? (inner ?? null) : item));
  const others = Object.entries(value as Record<string, Json>).filter(([name]) => name !== key);
  return Object.fromEntries(inner === undefined ? others : [...others, [key, inner]]);
}

function stored(story: Story): Json {
  return JSON.parse(JSON.stringify(story.state)) as Json;
}

describe('reviveTracker', () => {
  it('a stored state is loaded unchanged', () => {
    const story = fullStory();
    expect(reviveTracker(stored(story))).toEqual(story.state);
    expect(reviveTracker(emptyTracker('a'))).toEqual(emptyTracker('a'));
  });

  /** The fields that a window's state lacks in each earlier version. */
  const added = {
    'the first version': [
      'rawResetsAt',
      'httpStatus',
      'reachedAt',
      'firstAt',
      'roseAt',
      'loweredAt',
      'proven',
    ],
    'the version before roseAt': ['firstAt', 'roseAt', 'loweredAt', 'proven'],
    'the version before loweredAt': ['firstAt', 'loweredAt', 'proven'],
  };

  it.each(Object.entries(added))('a stored state of %s is loaded', (_name, keys) => {
    const { state } = fullStory();
    const windows = state.windows.map((window) =>
      Object.fromEntries(Object.entries(window).filter(([key]) => !keys.includes(key))),
    );
    const unknown = Object.fromEntries(keys.filter((key) => key !== 'proven').map((key) => [key, null]));
    expect(reviveTracker({ ...state, windows })).toEqual({
      ...state,
      windows: state.windows.map((window) => ({ ...window, ...unknown, proven: window.utilization })),
    });
  });

  it('a stored state may be empty', () => {
    const story = new Story();
    story.sees({
      ...api(NOON, limitWindow(null, { resetsAt: null })),
      extraUsage: null,
      bankedResets: { grants: [] },
    });
    expect(reviveTracker(stored(story))).toEqual(story.state);
  });

  it.each([null, undefined, 0, 'text', true, [], {}, [emptyTracker('a')]])(
    '%j is no stored state',
    (json) => {
      expect(reviveTracker(json)).toBeNull();
    },
  );

  /** Required fields: an unreadable one costs the whole value. */
  const needed = [
    'account',
    'id',
    'source',
    'observedAt',
    'amount',
    'currency',
    'key',
    'left',
    'value',
    'limitMode',
    'period',
    'label',
  ];

  it('an unreadable field costs only that field', () => {
    const json = stored(fullStory());
    for (const path of paths(json).filter((some) => some.length > 0)) {
      const isNeeded = path.some((key) => needed.includes(key)) || path[0] === 'version' || path.length === 1;
      for (const odd of [{ odd: true }, ['x'], 'odd', -1.5, undefined]) {
        const back = reviveTracker(changed(json, path, odd));
        if (path[0] === 'version' || path[0] === 'account') continue;
        expect(back, path.join('.')).not.toBeNull();
        if (isNeeded || !path.includes('windows')) continue;
        const ids = back?.windows.map(({ id }) => id);
        expect(ids?.length, path.join('.')).toBeGreaterThanOrEqual(path.length === 2 ? 1 : 2);
      }
    }
  });

  it('unknown keys cost nothing', () => {
    const story = fullStory();
    const json = stored(story);
    for (const path of paths(json)) {
      const inside = path.reduce<Json>((value, key) => (value as Record<string, Json>)[key] ?? null, json);
      if (typeof inside !== 'object' || inside === null || Array.isArray(inside)) continue;
      expect(reviveTracker(changed(json, [...path, 'later'], 1)), path.join('.')).toEqual(story.state);
    }
  });

  it('a state of a later version is loaded', () => {
    const story = fullStory();
    expect(reviveTracker(changed(stored(story), ['version'], 2))).toEqual(story.state);
    const foreign = changed(stored(story), ['windows', '0', 'source'], 'a_later_source');
    expect(reviveTracker(foreign)?.windows.map(({ id }) => id)).toEqual(['seven_day']);
  });

  it('a state whose raised events are unreadable repeats no event', () => {
    for (const path of ['windows.1.said', 'windows.1.said.thresholds', 'windows.1.said.limit']) {
      const story = fullStory();
      const back = reviveTracker(changed(stored(story), path.split('.'), 'odd'));
      if (back === null) throw new Error('not read back');
      story.state = back;
      const seen = api(NOON + 2 * MINUTE, limitWindow(0), limitWindow(97, { id: 'seven_day' }));
      expect(
        story.sees(seen).filter(({ window }) => window === 'seven_day'),
        path,
      ).toEqual([]);
    }
  });

  it.each([
    ['version', 'x'],
    ['version', null],
    ['account', null],
  ])('a state whose %s is %j is no state', (path, to) => {
    expect(reviveTracker(changed(stored(fullStory()), path.split('.'), to))).toBeNull();
  });

  it.each([
    'windows.0.utilization',
    'windows.0.resetsAt',
    'windows.0.doubtedAt',
    'extraUsage',
    'extraUsage.value',
    'extraUsage.value.used',
    'extraUsage.value.balance',
    'extraUsage.value.utilization',
    'extraUsage.value.disabledReason',
    'breakdown',
    'bankedResets',
    'bankedResets.value.grants.0.endsAt',
    'limitMode',
    'limitMode.slow',
    'limitMode.slow.value.usedPercent',
    'promoCredits',
    'promoCredits.value.0.limit',
    'organizationId',
    'newest',
    'completeAt',
    'clock',
  ])('a state without %s is loaded', (path) => {
    expect(reviveTracker(changed(stored(fullStory()), path.split('.'), null))).not.toBeNull();
  });

  it.each(['response_headers', 'official_api', 'statusline', 'local_estimate'])(
    'a stored window of the source %s is loaded',
    (source) => {
      expect(reviveTracker(changed(stored(fullStory()), ['windows', '0', 'source'], source))).not.toBeNull();
    },
  );

  it.each(['normal', 'warning', 'critical', 'reached'])(
    'a stored window of the severity %s is loaded',
    (severity) => {
      const path = ['windows', '0', 'floor', 'severity'];
      expect(reviveTracker(changed(stored(fullStory()), path, severity))).not.toBeNull();
    },
  );

  it.each(['open', 'reached', 'cleared'])('a stored window whose limit is %s is loaded', (limit) => {
    expect(
      reviveTracker(changed(stored(fullStory()), ['windows', '0', 'said', 'limit'], limit)),
    ).not.toBeNull();
  });
});
