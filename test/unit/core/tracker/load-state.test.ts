import { describe, expect, it } from 'vitest';
import { emptyTracker, reviveTracker } from '../../../../electron/core/tracker/tracker';
import { MINUTE, NOON, Story, api, said } from './story';

const extraUsage = {
  enabled: true,
  used: { amount: 47.52, currency: 'USD' },
  limit: null,
  utilization: 33.9,
  balance: { amount: 5, currency: 'EUR' },
  disabledReason: 'out_of_credits',
  userDisabled: false,
};

/** A state in which nothing is left empty. */
function fullStory(): Story {
  const story = new Story();
  story.sees({
    ...api(NOON, said(60), said(85, { id: 'seven_day' })),
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
  story.sees(api(NOON + MINUTE, said(0), said(96, { id: 'seven_day' })));
  return story;
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The paths of everything inside a value. */
function paths(value: Json, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...path, key]))];
}

/** A copy with what is at the path replaced, or taken away. */
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

describe('a stored state', () => {
  it('is read back as it was', () => {
    const story = fullStory();
    expect(reviveTracker(stored(story))).toEqual(story.state);
    expect(reviveTracker(emptyTracker('a'))).toEqual(emptyTracker('a'));
  });

  /** What a window's state lacks in each earlier version, by what that version did not know yet. */
  const added = {
    'the first one': ['rawResetsAt', 'httpStatus', 'reachedAt', 'firstAt', 'roseAt', 'loweredAt', 'proven'],
    'the one before rises were noted': ['firstAt', 'roseAt', 'loweredAt', 'proven'],
    'the one before use that Anthropic lowered was noted': ['firstAt', 'loweredAt', 'proven'],
  };

  it.each(Object.entries(added))('may be of %s', (_name, keys) => {
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

  it('may hold nothing where nothing is known', () => {
    const story = new Story();
    story.sees({
      ...api(NOON, said(null, { resetsAt: null })),
      extraUsage: null,
      bankedResets: { grants: [] },
    });
    expect(reviveTracker(stored(story))).toEqual(story.state);
  });

  it.each([null, undefined, 0, 'text', true, [], {}, [emptyTracker('a')]])('is not %j', (json) => {
    expect(reviveTracker(json)).toBeNull();
  });

  /** What a value is nothing without: one of these that is odd costs the whole value. */
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

  it('loses nothing but the field that is odd, wherever it is', () => {
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

  it('loses nothing to keys that are not known, wherever they are', () => {
    const story = fullStory();
    const json = stored(story);
    for (const path of paths(json)) {
      const inside = path.reduce<Json>((value, key) => (value as Record<string, Json>)[key] ?? null, json);
      if (typeof inside !== 'object' || inside === null || Array.isArray(inside)) continue;
      expect(reviveTracker(changed(json, [...path, 'later'], 1)), path.join('.')).toEqual(story.state);
    }
  });

  it('may be of a later version', () => {
    const story = fullStory();
    expect(reviveTracker(changed(stored(story), ['version'], 2))).toEqual(story.state);
    const foreign = changed(stored(story), ['windows', '0', 'source'], 'a_later_source');
    expect(reviveTracker(foreign)?.windows.map(({ id }) => id)).toEqual(['seven_day']);
  });

  it('repeats no event where it cannot be read what was said', () => {
    for (const path of ['windows.1.said', 'windows.1.said.thresholds', 'windows.1.said.limit']) {
      const story = fullStory();
      const back = reviveTracker(changed(stored(story), path.split('.'), 'odd'));
      if (back === null) throw new Error('not read back');
      story.state = back;
      const seen = api(NOON + 2 * MINUTE, said(0), said(97, { id: 'seven_day' }));
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
  ])('is none when %s is %j', (path, to) => {
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
  ])('may lack %s', (path) => {
    expect(reviveTracker(changed(stored(fullStory()), path.split('.'), null))).not.toBeNull();
  });

  it.each(['response_headers', 'official_api', 'statusline', 'local_estimate'])(
    'knows the source %s',
    (source) => {
      expect(reviveTracker(changed(stored(fullStory()), ['windows', '0', 'source'], source))).not.toBeNull();
    },
  );

  it.each(['normal', 'warning', 'critical', 'reached'])('knows the severity %s', (severity) => {
    const path = ['windows', '0', 'floor', 'severity'];
    expect(reviveTracker(changed(stored(fullStory()), path, severity))).not.toBeNull();
  });

  it.each(['open', 'reached', 'cleared'])('knows the limit %s', (limit) => {
    expect(
      reviveTracker(changed(stored(fullStory()), ['windows', '0', 'said', 'limit'], limit)),
    ).not.toBeNull();
  });
});
