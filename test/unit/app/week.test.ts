import { describe, expect, it } from 'vitest';
import { changeWeek, choosePlan, readWeek, type WeekSource } from '../../../electron/app/week';
import { createStore } from '../../../electron/app/store';
import type { Account } from '../../../electron/core/usage';
import { useOf } from '../../fakes/token-use';
import { DAY, HOUR, MINUTE } from '../history/support';
import { ACCOUNT, estimateWorld } from './estimate-world';

const locale = { language: 'en-GB', timeZone: 'UTC' };

/** An account that was used, and the parts that its week needs. */
function weekOf(account: Account | null = ACCOUNT, { told = false } = {}) {
  const world = estimateWorld(undefined, account ?? ACCOUNT);
  const estimates = world.open();
  world.pass(DAY);
  world.use(11.5);
  if (told) world.read();
  world.pass(HOUR);
  const { count } = estimates;
  const store = createStore(world.now, () => locale, { ...world.facts(), account }, count);
  const engine = {
    ...{ estimates, locale: () => locale, counting: { uses: world.uses }, clock: { now: world.now } },
    accounts: { chosen: () => ({ store }), retime: store.retime },
  } as unknown as WeekSource;
  const percent = () => {
    store.retime();
    return readWeek(engine)?.estimate?.utilization;
  };
  return { ...world, engine, store, percent };
}

describe('the user’s word on the week', () => {
  it('sets the percent without moving the reset (fault 7), and what was used before counts no second time', () => {
    const { engine, percent, use, pass } = weekOf(ACCOUNT, { told: true });
    const before = readWeek(engine);
    expect(changeWeek(engine, { percent: 30 })).toBeNull();
    expect(percent()).toBeCloseTo(30);
    expect(readWeek(engine)).toMatchObject({ startedAt: before?.startedAt, isSaid: true });
    expect(readWeek(engine)?.estimate?.resetsAt).toBe((before?.startedAt ?? 0) + 7 * DAY);
    pass(MINUTE);
    use(11.5);
    pass(MINUTE);
    expect(percent()).toBeCloseTo(40);
  });

  it('in weighted tokens is reckoned by the plan’s budget', () => {
    const { engine, percent } = weekOf();
    expect(changeWeek(engine, { baseline: 57.5e6 })).toBeNull();
    expect(percent()).toBeCloseTo(50);
  });

  it('syncs the week to now, with a start ahead of us taken as now, and counts from there', () => {
    const { engine, percent, now, use, pass } = weekOf();
    expect(changeWeek(engine, { startedAt: now() + DAY })).toBeNull();
    expect(readWeek(engine)?.startedAt).toBe(now());
    pass(MINUTE);
    expect(percent()).toBe(0);
    use(23);
    pass(MINUTE);
    expect(percent()).toBeCloseTo(20);
    expect(changeWeek(engine, { sync: true })).toBeNull();
    pass(MINUTE);
    expect(percent()).toBe(0);
  });

  it('of what is no edit is refused with a sentence, and nothing changes: never a sync by accident', () => {
    const { engine, percent } = weekOf();
    changeWeek(engine, { percent: 30 });
    const before = [percent(), readWeek(engine)];
    const bad = [{}, null, [], 'sync', { sync: false }, { percent: 101 }, { percent: -1 }, { percent: '30' }];
    const worse = [
      { startedAt: 'x' },
      { percent: 1, baseline: 2 },
      { baseline: 1e12 },
      { startedAt: 0 },
      { x: 1 },
    ];
    for (const request of [...bad, ...worse])
      expect(changeWeek(engine, request)).toMatch(/Nothing was changed\.$/);
    expect([percent(), readWeek(engine)]).toEqual(before);
  });

  it('can be taken back', () => {
    const { engine, percent } = weekOf();
    const before = percent();
    changeWeek(engine, { percent: 77 });
    expect(changeWeek(engine, { clear: true })).toBeNull();
    expect(percent()).toBe(before);
    expect(readWeek(engine)?.isSaid).toBe(false);
  });

  it('gives way to Anthropic’s next number, whose reset then is the anchor (fault 6)', () => {
    const { engine, percent, read, store, facts, truth, pass, use } = weekOf();
    changeWeek(engine, { percent: 77 });
    read();
    store.update({ tracker: facts().tracker });
    const official = truth().week;
    pass(MINUTE);
    use(1.15);
    pass(MINUTE);
    expect(percent()).toBeCloseTo(official + 1);
    expect(readWeek(engine)).toMatchObject({
      official,
      startedAt: expect.any(Number) as number,
    });
  });

  it('survives a restart', () => {
    const { engine, open, facts, now } = weekOf();
    changeWeek(engine, { percent: 77 });
    expect(open().count(facts(), now()).estimates).toMatchObject({
      seven_day: { utilization: 77, basis: 'user' },
    });
  });

  it('without a plan takes a percent, not tokens; a chosen plan serves until Anthropic names one', () => {
    const { engine } = weekOf({ ...ACCOUNT, tier: null, plan: null });
    expect(changeWeek(engine, { baseline: 5 })).toMatch(/plan is unknown/);
    expect(readWeek(engine)).toMatchObject({ plan: null, estimate: null, weighted: null });
    expect(choosePlan(engine, 'pro')).toBeNull();
    expect(readWeek(engine)).toMatchObject({ plan: 'pro', chosenPlan: 'pro', planSaid: null });
    expect(readWeek(engine)?.weighted).toEqual({ used: 11.5e6, budget: 23e6 });
    expect(choosePlan(engine, null)).toBeNull();
    expect(readWeek(engine)?.plan).toBeNull();
  });

  it('needs an account', () => {
    const { engine } = weekOf(null);
    expect(readWeek(engine)).toBeNull();
    expect(changeWeek(engine, { sync: true })).toBe('No account is known yet.');
    expect(choosePlan(engine, 'pro')).toBe('No account is known yet.');
  });
});

describe('cache writes that are kept for an hour', () => {
  it.each([
    ['cacheWrite5m', 25],
    ['cacheWrite1h', 40],
  ])('weigh twice their tokens, others 1.25 times (fault 13): %s', (kind, percent) => {
    const { engine, history, uses, now, pass, percent: used } = weekOf();
    changeWeek(engine, { sync: true });
    const none = { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
    const written = { ...none, [kind]: 23e6 };
    history.ledger.add([
      useOf('w', { at: now() + 1000, model: 'claude-sonnet-5-5', account: ACCOUNT.key, tokens: written }),
    ]);
    uses.changed(now());
    pass(MINUTE);
    expect(used()).toBeCloseTo(percent);
  });
});
