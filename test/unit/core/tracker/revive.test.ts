import { describe, expect, it } from 'vitest';
import { emptyTracker, reviveTracker } from '../../../../electron/core/tracker';
import { MINUTE, NOON, Story, api, said } from './story';

const extraUsage = {
  ...{ enabled: true, used: { amount: 47.52, currency: 'USD' }, limit: null, utilization: 33.9 },
  ...{ balance: { amount: 5, currency: 'EUR' }, disabledReason: 'out_of_credits', userDisabled: false },
};

/** A state in which nothing is left empty. */
function fullStory(): Story {
  const story = new Story();
  story.sees({
    ...api(NOON, said(60), said(85, { id: 'seven_day' })),
    extraUsage,
    breakdown: [{ key: 'chat', label: 'Chat', percent: 12.5 }],
    bankedResets: { left: 2, nextExpiryAt: NOON },
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

  it('may be from before rises were noted', () => {
    const { state } = fullStory();
    const before = state.windows.map((window) =>
      Object.fromEntries(Object.entries(window).filter(([key]) => key !== 'roseAt')),
    );
    const unknown = state.windows.map((window) => ({ ...window, roseAt: null }));
    expect(state.windows[1]?.roseAt).toBe(NOON + MINUTE);
    expect(reviveTracker({ ...state, windows: before })).toEqual({ ...state, windows: unknown });
  });

  it('may hold nothing where nothing is known', () => {
    const story = new Story();
    story.sees({ ...api(NOON, said(null, { resetsAt: null })), extraUsage: null, bankedResets: null });
    expect(reviveTracker(stored(story))).toEqual(story.state);
  });

  it.each([null, undefined, 0, 'text', true, [], {}, [emptyTracker('a')]])('is not %j', (json) => {
    expect(reviveTracker(json)).toBeNull();
  });

  it('is refused with a field of another type, wherever it is', () => {
    const json = stored(fullStory());
    for (const path of paths(json)) {
      const odd = changed(json, path, { odd: true });
      expect(reviveTracker(odd), path.join('.')).toBeNull();
      if (path.length > 0) expect(reviveTracker(changed(json, path, ['x'])), path.join('.')).toBeNull();
    }
  });

  it('is refused with a field missing or a field too many', () => {
    const json = stored(fullStory());
    const isInList = (path: readonly string[]): boolean => /^\d+$/.test(path.at(-1) ?? '');
    const mayBeMissing = (path: readonly string[]): boolean => path.at(-1) === 'roseAt';
    for (const path of paths(json).filter((some) => some.length > 0 && !isInList(some))) {
      if (mayBeMissing(path)) continue;
      expect(reviveTracker(changed(json, path, undefined)), path.join('.')).toBeNull();
    }
    for (const path of paths(json).filter((some) => !isInList(some) || some.includes('windows'))) {
      const isObject = path.reduce<Json>((value, key) => (value as Record<string, Json>)[key] ?? null, json);
      if (typeof isObject !== 'object' || isObject === null || Array.isArray(isObject)) continue;
      expect(reviveTracker(changed(json, [...path, 'extra'], 1)), path.join('.')).toBeNull();
    }
  });

  it.each([
    ['version', 2],
    ['version', '1'],
    ['windows.0.utilization', -1],
    ['windows.0.utilization', '42'],
    ['windows.0.utilization', Number.NaN],
    ['windows.0.resetsAt', Number.POSITIVE_INFINITY],
    ['windows.0.observedAt', null],
    ['windows.0.source', 'rumour'],
    ['windows.0.floor.severity', 'mild'],
    ['windows.0.floor.source', null],
    ['windows.0.missed', 0.5],
    ['windows.0.missed', -1],
    ['windows.0.said.limit', 'near'],
    ['windows.0.said.thresholds.0', null],
    ['windows.0.said.thresholds.0', -1],
    ['windows.0.said.quiet', 0],
    ['windows.0.listed', null],
    ['extraUsage.value.used.currency', null],
    ['extraUsage.value.enabled', null],
    ['breakdown.value', null],
    ['breakdown.value', {}],
    ['bankedResets.value.left', null],
    ['newest.source', null],
    ['clock.at', null],
    ['account', null],
  ])('is refused when %s is %j', (path, to) => {
    const odd = changed(stored(fullStory()), path.split('.'), to);
    expect(reviveTracker(odd)).toBeNull();
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
    'bankedResets.value',
    'bankedResets.value.nextExpiryAt',
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
