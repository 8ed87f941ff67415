import { describe, expect, it } from 'vitest';
import { emptyTracker } from '../../../../electron/core/tracker/tracker';
import type { ExtraUsage, Observation } from '../../../../electron/core/usage/usage';
import { HOUR, MINUTE, NOON, Story, api, headers, observation, said, words } from './story';

const money: ExtraUsage = {
  enabled: true,
  used: { amount: 47.52, currency: 'USD' },
  limit: { amount: 140, currency: 'USD' },
  utilization: 33.94,
  balance: null,
  disabledReason: null,
  userDisabled: false,
};
const vague: ExtraUsage = { ...money, used: null, limit: null, utilization: 105 };

describe('an empty tracker', () => {
  it('knows nothing', () => {
    expect(emptyTracker('a')).toEqual({
      version: 1,
      account: 'a',
      windows: [],
      extraUsage: null,
      breakdown: null,
      bankedResets: null,
      promoCredits: null,
      limitMode: { slow: null, grace: null, extra: null, told: null },
      organizationId: null,
      newest: null,
      completeAt: null,
      clock: null,
    });
    expect(new Story().view()).toBeUndefined();
  });

  it('tells nothing at the first reading', () => {
    const story = new Story();
    story.sees(api(NOON, said(100, { severity: 'reached' }), said(99, { id: 'seven_day' })));
    expect(story.told).toEqual([]);
  });
});

describe('another account', () => {
  const other = (at: number, ...windows: Parameters<typeof said>[0][]): Observation => ({
    ...api(at, ...windows.map((percent) => said(percent))),
    account: 'org-2',
    organizationId: 'uuid-2',
  });

  it('starts afresh with one event and no other', () => {
    const story = new Story();
    story.sees({
      ...api(NOON, said(97), said(60, { id: 'seven_day' })),
      extraUsage: money,
      organizationId: 'uuid-1',
    });
    const events = story.sees(other(NOON + MINUTE, 2));
    expect(events).toEqual([
      {
        kind: 'account_switched',
        at: NOON + MINUTE,
        window: null,
        value: null,
        early: false,
        account: 'org-2',
      },
    ]);
    expect(story.state).toMatchObject({ account: 'org-2', organizationId: 'uuid-2', extraUsage: null });
    expect(story.state.windows.map((window) => [window.id, window.utilization])).toEqual([['five_hour', 2]]);
  });

  it('is quiet about what it has used already, then tells as usual', () => {
    const story = new Story();
    story.sees(api(NOON, said(2)));
    story.sees(other(NOON + MINUTE, 90));
    expect(words(story.told)).toEqual(['account_switched null']);
    const events = story.sees(other(NOON + 2 * MINUTE, 96));
    expect(events.map((event) => [event.kind, event.value, event.account])).toEqual([
      ['threshold_crossed', 95, 'org-2'],
    ]);
  });

  it('before the first data is no switch: the key was not known yet', () => {
    const story = new Story();
    story.waitsUntil(NOON);
    expect(story.sees(other(NOON + MINUTE, 90))).toEqual([]);
    expect(story.state).toMatchObject({ account: 'org-2', clock: { at: NOON + MINUTE, steadySince: NOON } });
  });

  it('needs more than a cached, a late or an estimated word', () => {
    const story = new Story();
    story.sees(api(NOON, said(40)));
    story.sees({ ...other(NOON + MINUTE, 90), fresh: false });
    story.sees(other(NOON - 1, 90), NOON + MINUTE);
    story.sees({ ...other(NOON + MINUTE, 90), source: 'local_estimate' });
    expect(story.told).toEqual([]);
    expect(story.state.account).toBe('org-1');
    expect(story.view()?.utilization).toBe(40);
    expect(words(story.sees(other(NOON, 90), NOON + MINUTE))).toEqual(['account_switched null']);
  });

  it('tells what came due before it was seen', () => {
    const story = new Story();
    story.sees(api(NOON, said(42)));
    story.ticksUntil(NOON + 3 * HOUR + MINUTE);
    const events = story.sees({ ...other(NOON + 3 * HOUR + 3 * MINUTE, 1), fresh: false });
    expect(words(events)).toEqual(['window_reset 42']);
  });
});

describe('what is said beside the windows', () => {
  const shares = [{ key: 'claude_code', label: 'Claude Code', percent: 80 }];
  const banked = { grants: [{ id: 'launch', left: 1, startsAt: null, endsAt: NOON }] };
  const full = { extraUsage: money, breakdown: shares, bankedResets: banked };

  it('is kept with its source and age', () => {
    const story = new Story();
    story.sees({ ...api(NOON, said(40)), ...full, organizationId: 'uuid' });
    expect(story.state).toMatchObject({
      extraUsage: { value: money, source: 'official_api', observedAt: NOON },
      breakdown: { value: shares, source: 'official_api', observedAt: NOON },
      bankedResets: { value: banked, source: 'official_api', observedAt: NOON },
      organizationId: 'uuid',
    });
  });

  it('stays when a source does not speak of it, and goes when one says there is none', () => {
    const story = new Story();
    story.sees({ ...api(NOON, said(40)), ...full, organizationId: 'uuid' });
    story.sees(headers(NOON + MINUTE, said(41)));
    expect(story.state.extraUsage).toMatchObject({ value: money, observedAt: NOON });
    expect(story.state.organizationId).toBe('uuid');
    story.sees({
      ...api(NOON + 2 * MINUTE, said(41)),
      extraUsage: null,
      bankedResets: { grants: [] },
      organizationId: 'new',
    });
    expect(story.state.extraUsage).toEqual({
      value: null,
      source: 'official_api',
      observedAt: NOON + 2 * MINUTE,
    });
    expect(story.state.bankedResets?.value).toEqual({ grants: [] });
    expect(story.state.breakdown?.value).toEqual(shares);
    expect(story.state.organizationId).toBe('new');
  });

  it('is not replaced by an older or cached word, but found by one', () => {
    const story = new Story();
    story.sees({ ...api(NOON, said(40)), ...full, fresh: false });
    expect(story.state.breakdown?.value).toEqual(shares);
    const newer = { ...full, breakdown: [] };
    story.sees({ ...api(NOON - 1, said(40)), ...newer }, NOON + MINUTE);
    story.sees({ ...api(NOON + MINUTE, said(40)), ...newer, fresh: false });
    expect(story.state.breakdown?.value).toEqual(shares);
    story.sees({ ...api(NOON, said(40)), ...newer }, NOON + MINUTE);
    expect(story.state.breakdown?.value).toEqual([]);
  });

  it('takes what headers know where the API said there is none', () => {
    const story = new Story();
    story.sees({ ...api(NOON, said(40)), extraUsage: null });
    story.sees(observation('response_headers', NOON + 1, [], { extraUsage: vague }));
    expect(story.state.extraUsage?.value).toEqual(vague);
  });

  it('keeps the amounts that headers do not know', () => {
    const story = new Story();
    const fromHeaders = (at: number, extraUsage: ExtraUsage | null): Observation =>
      observation('response_headers', at, [], { extraUsage });
    story.sees(fromHeaders(NOON, vague));
    expect(story.state.extraUsage?.value).toEqual(vague);
    story.sees(fromHeaders(NOON + 1, { ...vague, utilization: 106 }));
    expect(story.state.extraUsage?.value?.utilization).toBe(106);
    story.sees({ ...api(NOON + 2, said(1)), extraUsage: money });
    story.sees(fromHeaders(NOON + 3, vague));
    story.sees(fromHeaders(NOON + 4, null));
    expect(story.state.extraUsage).toMatchObject({ value: money, observedAt: NOON + 2 });
    story.sees(fromHeaders(NOON + 5, { ...money, utilization: 40 }));
    expect(story.state.extraUsage).toMatchObject({ value: { utilization: 40 }, source: 'response_headers' });
    story.sees({ ...api(NOON + 6, said(1)), extraUsage: vague });
    expect(story.state.extraUsage?.value).toEqual(vague);
  });
});
