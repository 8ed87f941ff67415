import { describe, expect, it } from 'vitest';
import { emptyTracker } from '../../../../electron/core/tracker/tracker';
import type { ExtraUsage, Observation } from '../../../../electron/core/usage/usage';
import { HOUR, MINUTE, NOON, Story, api, headers, observation, limitWindow, words } from './story';

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

describe('emptyTracker', () => {
  it('an empty tracker has no windows, no facts and no source', () => {
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

  it('the first reading raises no event', () => {
    const story = new Story();
    story.sees(api(NOON, limitWindow(100, { severity: 'reached' }), limitWindow(99, { id: 'seven_day' })));
    expect(story.events).toEqual([]);
  });
});

describe('observe: another account', () => {
  const other = (at: number, ...windows: Parameters<typeof limitWindow>[0][]): Observation => ({
    ...api(at, ...windows.map((percent) => limitWindow(percent))),
    account: 'org-2',
    organizationId: 'uuid-2',
  });

  it('an observation of another account empties the state and raises one account_switched event', () => {
    const story = new Story();
    story.sees({
      ...api(NOON, limitWindow(97), limitWindow(60, { id: 'seven_day' })),
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

  it('the first percent of a new account raises no event, and later ones do', () => {
    const story = new Story();
    story.sees(api(NOON, limitWindow(2)));
    story.sees(other(NOON + MINUTE, 90));
    expect(words(story.events)).toEqual(['account_switched null']);
    const events = story.sees(other(NOON + 2 * MINUTE, 96));
    expect(events.map((event) => [event.kind, event.value, event.account])).toEqual([
      ['threshold_crossed', 95, 'org-2'],
    ]);
  });

  it('the first observation of an account raises no account_switched event', () => {
    const story = new Story();
    story.waitsUntil(NOON);
    expect(story.sees(other(NOON + MINUTE, 90))).toEqual([]);
    expect(story.state).toMatchObject({ account: 'org-2', clock: { at: NOON + MINUTE, steadySince: NOON } });
  });

  it('a cached, late or estimated observation of another account changes nothing', () => {
    const story = new Story();
    story.sees(api(NOON, limitWindow(40)));
    story.sees({ ...other(NOON + MINUTE, 90), fresh: false });
    story.sees(other(NOON - 1, 90), NOON + MINUTE);
    story.sees({ ...other(NOON + MINUTE, 90), source: 'local_estimate' });
    expect(story.events).toEqual([]);
    expect(story.state.account).toBe('org-1');
    expect(story.view()?.utilization).toBe(40);
    expect(words(story.sees(other(NOON, 90), NOON + MINUTE))).toEqual(['account_switched null']);
  });

  it('a reset that came due before an account switch still raises its event', () => {
    const story = new Story();
    story.sees(api(NOON, limitWindow(42)));
    story.ticksUntil(NOON + 3 * HOUR + MINUTE);
    const events = story.sees({ ...other(NOON + 3 * HOUR + 3 * MINUTE, 1), fresh: false });
    expect(words(events)).toEqual(['window_reset 42']);
  });
});

describe('observe: facts beside the windows', () => {
  const shares = [{ key: 'claude_code', label: 'Claude Code', percent: 80 }];
  const banked = { grants: [{ id: 'launch', left: 1, startsAt: null, endsAt: NOON }] };
  const full = { extraUsage: money, breakdown: shares, bankedResets: banked };

  it('the tracker stores a fact with its source and moment', () => {
    const story = new Story();
    story.sees({ ...api(NOON, limitWindow(40)), ...full, organizationId: 'uuid' });
    expect(story.state).toMatchObject({
      extraUsage: { value: money, source: 'official_api', observedAt: NOON },
      breakdown: { value: shares, source: 'official_api', observedAt: NOON },
      bankedResets: { value: banked, source: 'official_api', observedAt: NOON },
      organizationId: 'uuid',
    });
  });

  it('a fact stays when a source lacks it, and ends when a source gives none', () => {
    const story = new Story();
    story.sees({ ...api(NOON, limitWindow(40)), ...full, organizationId: 'uuid' });
    story.sees(headers(NOON + MINUTE, limitWindow(41)));
    expect(story.state.extraUsage).toMatchObject({ value: money, observedAt: NOON });
    expect(story.state.organizationId).toBe('uuid');
    story.sees({
      ...api(NOON + 2 * MINUTE, limitWindow(41)),
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

  it('an older or cached fact never replaces another one, and fills in a missing one', () => {
    const story = new Story();
    story.sees({ ...api(NOON, limitWindow(40)), ...full, fresh: false });
    expect(story.state.breakdown?.value).toEqual(shares);
    const newer = { ...full, breakdown: [] };
    story.sees({ ...api(NOON - 1, limitWindow(40)), ...newer }, NOON + MINUTE);
    story.sees({ ...api(NOON + MINUTE, limitWindow(40)), ...newer, fresh: false });
    expect(story.state.breakdown?.value).toEqual(shares);
    story.sees({ ...api(NOON, limitWindow(40)), ...newer }, NOON + MINUTE);
    expect(story.state.breakdown?.value).toEqual([]);
  });

  it('the headers’ extra usage counts where the API gave none', () => {
    const story = new Story();
    story.sees({ ...api(NOON, limitWindow(40)), extraUsage: null });
    story.sees(observation('response_headers', NOON + 1, [], { extraUsage: vague }));
    expect(story.state.extraUsage?.value).toEqual(vague);
  });

  it('headers without amounts do not delete the API’s amounts', () => {
    const story = new Story();
    const fromHeaders = (at: number, extraUsage: ExtraUsage | null): Observation =>
      observation('response_headers', at, [], { extraUsage });
    story.sees(fromHeaders(NOON, vague));
    expect(story.state.extraUsage?.value).toEqual(vague);
    story.sees(fromHeaders(NOON + 1, { ...vague, utilization: 106 }));
    expect(story.state.extraUsage?.value?.utilization).toBe(106);
    story.sees({ ...api(NOON + 2, limitWindow(1)), extraUsage: money });
    story.sees(fromHeaders(NOON + 3, vague));
    story.sees(fromHeaders(NOON + 4, null));
    expect(story.state.extraUsage).toMatchObject({ value: money, observedAt: NOON + 2 });
    story.sees(fromHeaders(NOON + 5, { ...money, utilization: 40 }));
    expect(story.state.extraUsage).toMatchObject({ value: { utilization: 40 }, source: 'response_headers' });
    story.sees({ ...api(NOON + 6, limitWindow(1)), extraUsage: vague });
    expect(story.state.extraUsage?.value).toEqual(vague);
  });
});
