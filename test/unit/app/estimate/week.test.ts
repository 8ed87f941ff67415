import { describe, expect, it } from 'vitest';
import { changeWeek, choosePlan, readWeek, type WeekSource } from '../../../../electron/app/estimate/week';
import { createStore } from '../../../../electron/app/accounts/store';
import type { Account } from '../../../../electron/core/usage/usage';
import { useOf } from '../../../fakes/token-use';
import { DAY, HOUR, MINUTE } from '../../history/support';
import { ACCOUNT, estimateWorld } from './estimate-world';

const locale = { language: 'en-GB', timeZone: 'UTC' };

/** An account with some token use, and the parts that its week needs. */
function weekOf(account: Account | null = ACCOUNT, { isRead = false } = {}) {
  const world = estimateWorld(undefined, account ?? ACCOUNT);
  const estimates = world.open();
  world.pass(DAY);
  world.use(11.5);
  if (isRead) world.read();
  world.pass(HOUR);
  const { count } = estimates;
  const store = createStore({
    now: world.now,
    locale: () => locale,
    facts: { ...world.facts(), account },
    count,
  });
  const source: WeekSource = {
    estimates,
    locale: () => locale,
    counting: { uses: world.uses },
    clock: { now: world.now },
    accounts: { chosen: () => ({ store }), retime: store.retime },
  };
  const percent = () => {
    store.retime();
    return readWeek(source)?.estimate?.utilization;
  };
  return Object.assign(world, { source, store, percent });
}

describe('changeWeek', () => {
  it('sets the percent without moving the reset, and does not count earlier use a second time', () => {
    const { source, percent, use, pass } = weekOf(ACCOUNT, { isRead: true });
    const before = readWeek(source);
    expect(changeWeek(source, { percent: 30 })).toBeNull();
    expect(percent()).toBeCloseTo(30);
    expect(readWeek(source)).toMatchObject({ startedAt: before?.startedAt, isSaid: true });
    expect(readWeek(source)?.estimate?.resetsAt).toBe((before?.startedAt ?? 0) + 7 * DAY);
    pass(MINUTE);
    use(11.5);
    pass(MINUTE);
    expect(percent()).toBeCloseTo(40);
  });

  it('converts weighted tokens to a percent by the plan’s budget', () => {
    const { source, percent } = weekOf();
    expect(changeWeek(source, { baseline: 57.5e6 })).toBeNull();
    expect(percent()).toBeCloseTo(50);
  });

  it('starts the week anew now, also when the start that the user gives is in the future', () => {
    const { source, percent, now, use, pass } = weekOf();
    expect(changeWeek(source, { startedAt: now() + DAY })).toBeNull();
    expect(readWeek(source)?.startedAt).toBe(now());
    pass(MINUTE);
    expect(percent()).toBe(0);
    use(23);
    pass(MINUTE);
    expect(percent()).toBeCloseTo(20);
    expect(changeWeek(source, { sync: true })).toBeNull();
    pass(MINUTE);
    expect(percent()).toBe(0);
  });

  it('refuses a request that is no edit with a sentence, and changes nothing', () => {
    const { source, percent } = weekOf();
    changeWeek(source, { percent: 30 });
    const before = [percent(), readWeek(source)];
    const bad = [{}, null, [], 'sync', { sync: false }, { percent: 101 }, { percent: -1 }, { percent: '30' }];
    const worse = [
      { startedAt: 'x' },
      { percent: 1, baseline: 2 },
      { baseline: 1e12 },
      { startedAt: 0 },
      { x: 1 },
    ];
    for (const request of [...bad, ...worse])
      expect(changeWeek(source, request)).toMatch(/Nothing was changed\.$/);
    expect([percent(), readWeek(source)]).toEqual(before);
  });

  it('restores the estimate when the user clears the entry', () => {
    const { source, percent } = weekOf();
    const before = percent();
    changeWeek(source, { percent: 77 });
    expect(changeWeek(source, { clear: true })).toBeNull();
    expect(percent()).toBe(before);
    expect(readWeek(source)?.isSaid).toBe(false);
  });

  it('loses its effect at Anthropic’s next number, whose reset then is the anchor', () => {
    const { source, percent, read, store, facts, truth, pass, use } = weekOf();
    changeWeek(source, { percent: 77 });
    read();
    store.update({ tracker: facts().tracker });
    const official = truth().week;
    pass(MINUTE);
    use(1.15);
    pass(MINUTE);
    expect(percent()).toBeCloseTo(official + 1);
    expect(readWeek(source)).toMatchObject({
      official,
      startedAt: expect.any(Number) as number,
    });
  });

  it('keeps the entry over a restart', () => {
    const { source, open, facts, now } = weekOf();
    changeWeek(source, { percent: 77 });
    expect(open().count(facts(), now()).estimates).toMatchObject({
      seven_day: { utilization: 77, basis: 'user' },
    });
  });

  it('accepts a percent but no tokens without a plan, and uses a plan that the user chooses', () => {
    const { source } = weekOf({ ...ACCOUNT, tier: null, plan: null });
    expect(changeWeek(source, { baseline: 5 })).toMatch(/plan is unknown/);
    expect(readWeek(source)).toMatchObject({ plan: null, estimate: null, weighted: null });
    expect(choosePlan(source, 'pro')).toBeNull();
    expect(readWeek(source)).toMatchObject({ plan: 'pro', chosenPlan: 'pro', planSaid: null });
    expect(readWeek(source)?.weighted).toEqual({ used: 11.5e6, budget: 23e6 });
    expect(choosePlan(source, null)).toBeNull();
    expect(readWeek(source)?.plan).toBeNull();
  });

  it('changes nothing while no account is known', () => {
    const { source } = weekOf(null);
    expect(readWeek(source)).toBeNull();
    expect(changeWeek(source, { sync: true })).toBe('No account is known yet.');
    expect(choosePlan(source, 'pro')).toBe('No account is known yet.');
  });
});

describe('the weight of a cache write', () => {
  it.each([
    ['cacheWrite5m', 25],
    ['cacheWrite1h', 40],
  ])(
    'is twice its tokens for one hour in the cache, and 1.25 times for five minutes: %s',
    (kind, percent) => {
      const { source, history, uses, now, pass, percent: used } = weekOf();
      changeWeek(source, { sync: true });
      const none = { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
      const written = { ...none, [kind]: 23e6 };
      history.ledger.add([
        useOf('w', { at: now() + 1000, model: 'claude-sonnet-5-5', account: ACCOUNT.key, tokens: written }),
      ]);
      uses.changed(now());
      pass(MINUTE);
      expect(used()).toBeCloseTo(percent);
    },
  );
});
