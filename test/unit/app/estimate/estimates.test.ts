import { describe, expect, it } from 'vitest';
import type { LocalEstimate } from '../../../../electron/core/estimate/basis';
import type { Account } from '../../../../electron/core/usage/usage';
import { useOf } from '../../../fakes/token-use';
import { HOUR, MINUTE } from '../../history/support';
import { ACCOUNT, estimateWorld, WEEK_RATE } from './estimate-world';

/** Some days of work, learned from. */
function learned(days = 3, elsewhere = 0) {
  const world = estimateWorld();
  const estimates = world.open();
  estimates.start(() => [ACCOUNT]);
  world.work(days, elsewhere);
  world.pass(10 * MINUTE);
  const of = (window: string): LocalEstimate | undefined =>
    estimates.count(world.facts(), world.now()).estimates?.[window];
  return Object.assign(world, { estimates, of });
}

describe('createEstimates', () => {
  it('learns in the background from readings and the ledger, and estimates the use after the last reading', () => {
    const { of, use, pass, truth } = learned();
    expect(of('seven_day')).toMatchObject({ calibrated: true, basis: 'official', off: null });
    pass(10 * HOUR);
    use(1.5);
    pass(MINUTE);
    const week = of('seven_day');
    expect(Math.abs((week?.utilization ?? 0) - truth().week)).toBeLessThan(0.15 * 1.5 * WEEK_RATE);
    expect(week?.low).toBeLessThanOrEqual(truth().week);
    expect(week?.high).toBeGreaterThanOrEqual(truth().week);
    expect(of('five_hour')?.utilization).toBeGreaterThan(20);
  });

  it('estimates the part of a window that this machine used, and the part of other devices', () => {
    const { of, truth } = learned(4, 2);
    const week = of('seven_day');
    expect(week?.here).toBeGreaterThan(5);
    expect(week?.elsewhere).toBeGreaterThan(5);
    expect((week?.here ?? 0) + (week?.elsewhere ?? 0)).toBeCloseTo(week?.utilization ?? -1);
    expect(Math.abs((week?.elsewhere ?? 0) - 24)).toBeLessThan(0.5 * 24);
    expect(truth().week).toBeGreaterThan(24);
  });

  it('names the machines whose ledgers were imported in the part of other devices, and learns the same without them', () => {
    const [alone, world] = [learned(4, 2), learned(4, 2)];
    const tokens = { input: 1.5e6, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
    const model = 'claude-sonnet-5-5';
    const rows = ['laptop', 'server'].map((name, index) => ({
      name,
      use: {
        key: String(index).repeat(40),
        at: world.now() - HOUR,
        model,
        account: null,
        tokens,
        onPlan: true,
      },
    }));
    for (const { name, use } of rows) {
      const staging = world.history.machineUses.stage();
      staging.add([use]);
      Array.from(staging.store(name, world.now(), world.now()));
    }
    world.uses.changed(0);
    const [before, week] = [alone.of('seven_day'), world.of('seven_day')];
    expect(week).toMatchObject({ here: before?.here, elsewhere: before?.elsewhere });
    expect(week?.machines?.map(({ machine }) => machine)).toEqual(['laptop', 'server']);
    for (const { percent } of week?.machines ?? [])
      expect(Math.abs(percent - 1.5 * WEEK_RATE)).toBeLessThan(0.2 * 1.5 * WEEK_RATE);
    expect(week?.split?.machines).toHaveLength(2);
    expect(before?.split).not.toHaveProperty('machines');
  });

  it('gives the same estimates after a restart, also after a crash before the last learning was stored', () => {
    const world = learned();
    world.pass(8 * HOUR);
    const [before, now] = [world.of('seven_day'), world.now()];
    const again = world.open();
    expect(again.count(world.facts(), now).estimates?.['seven_day']?.calibrated).toBe(true);
    world.estimates.stop();
    expect(world.open().count(world.facts(), now).estimates?.['seven_day']).toEqual(before);
  });

  it('starts to learn only when the ledger is complete', () => {
    const world = estimateWorld();
    world.setCaughtUp(false);
    const estimates = world.open();
    estimates.start(() => [ACCOUNT]);
    world.work(2);
    const calibrated = () => estimates.count(world.facts(), world.now()).estimates?.['seven_day']?.calibrated;
    expect(calibrated()).toBeUndefined();
    world.setCaughtUp(true);
    world.pass(10 * MINUTE);
    expect(calibrated()).toBe(true);
  });

  it.each([
    ['another vendor’s model', 'glm-5'],
    ['a Claude model on a cloud', 'us.anthropic.claude-opus-5-5-v1:0'],
    ['a model under the name that Anthropic gives it', 'claude-sonnet-5-5'],
  ])('learns nothing from use that the plan does not pay for: %s', (_, model) => {
    const calibrated = (foreign: number) => {
      const world = estimateWorld();
      const tokens = { input: 2e6, output: 1e5, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
      const start = world.now();
      world.history.ledger.add(
        Array.from({ length: foreign }, (__, index) =>
          useOf(`f${String(index)}`, {
            at: start + index * 20 * MINUTE,
            model,
            tokens,
            onPlan: false,
            account: index % 2 === 0 ? ACCOUNT.key : null,
          }),
        ),
      );
      const estimates = world.open();
      estimates.start(() => [ACCOUNT]);
      world.work(3);
      world.pass(10 * MINUTE);
      return estimates.count(world.facts(), world.now()).estimates;
    };
    const alone = calibrated(0);
    expect(alone?.['seven_day']?.calibrated).toBe(true);
    expect(calibrated(3 * 72)).toEqual(alone);
  });

  it('learns in short steps, and reads no response twice', () => {
    const world = estimateWorld();
    world.work(3);
    let [steps, rows] = [0, 0];
    const { history } = world;
    const uses: typeof history.ledger.uses = (query, size) => {
      steps += 1;
      rows = Math.max(rows, size);
      return history.ledger.uses(query, size);
    };
    const counted = { ...history, ledger: { ...history.ledger, uses } };
    const estimates = world.open(counted);
    estimates.start(() => [ACCOUNT]);
    world.pass(HOUR);
    expect(rows).toBeLessThanOrEqual(500);
    expect(steps).toBeGreaterThan(4);
    steps = 0;
    world.pass(2 * HOUR);
    expect(steps).toBe(0);
  });

  it('records the error of each estimate when Anthropic answers again after a silence', () => {
    const world = learned();
    world.pass(10 * HOUR);
    world.use(1);
    world.others(1);
    world.pass(MINUTE);
    const guess = world.of('seven_day');
    world.read();
    world.pass(15 * MINUTE);
    const [miss] = world.estimates.misses(ACCOUNT.key).filter(({ window }) => window === 'seven_day');
    expect(miss).toMatchObject({ official: world.truth().week, calibrated: true });
    expect(miss?.estimate).toBeCloseTo(guess?.utilization ?? -1, 0);
    expect(world.of('seven_day')?.off).toBeCloseTo(Math.abs((miss?.estimate ?? 0) - world.truth().week));
    const stored = world.open().misses(ACCOUNT.key);
    expect(stored.map(({ window }) => window).sort()).toEqual(['five_hour', 'seven_day']);
    expect(world.lines.join()).toContain('an estimate was checked');
  });

  it('estimates by the plan’s weekly budget before anything is learned, and gives nothing without a plan', () => {
    const world = estimateWorld();
    const estimates = world.open();
    world.use(23);
    world.pass(HOUR);
    const guess = estimates.count(world.facts(), world.now()).estimates;
    expect(guess).toMatchObject({ seven_day: { utilization: 20, low: 0, basis: 'guess', resetsAt: null } });
    const withoutPlan = { ...ACCOUNT, tier: null, plan: null };
    expect(estimates.count(world.facts({ account: withoutPlan }), world.now()).estimates).toEqual({});
    expect(estimates.count(world.facts({ account: null }), world.now()).estimates).toEqual({});
  });

  it('gives no estimate by the budget alone while this machine has used nothing since Anthropic’s number', () => {
    const world = estimateWorld();
    const estimates = world.open();
    world.use(5);
    world.pass(HOUR);
    world.read();
    world.pass(HOUR);
    const week = () => estimates.count(world.facts(), world.now()).estimates?.['seven_day'];
    expect(week()).toBeUndefined();
    world.use(23);
    world.pass(MINUTE);
    expect(week()).toMatchObject({ calibrated: false, basis: 'official' });
    expect(week()?.utilization).toBeCloseTo(5 * WEEK_RATE + 20);
  });

  it('uses a plan that the user chose for that account only, until the user takes it back', () => {
    const world = estimateWorld();
    const estimates = world.open();
    world.use(23);
    world.pass(HOUR);
    const unknown = { ...ACCOUNT, tier: null, plan: null };
    const other = { ...unknown, key: 'org-2' };
    const percent = (account: Account) =>
      estimates.count(world.facts({ account }), world.now()).estimates?.['seven_day']?.utilization;
    estimates.setUserEntry(unknown.key, { plan: 'pro', week: null });
    expect([percent(unknown), percent(other), percent(ACCOUNT)]).toEqual([100, undefined, 20]);
    expect(world.open().userEntry(unknown.key).plan).toBe('pro');
    estimates.setUserEntry(unknown.key, { plan: null, week: null });
    expect(percent(unknown)).toBeUndefined();
  });

  it('stores nothing of an account again after its history was deleted', () => {
    const world = learned(1);
    world.history.forgetting.account(ACCOUNT.key);
    world.estimates.clear();
    world.estimates.stop();
    expect(world.history.kept(`estimate:${ACCOUNT.key}`)).toBeNull();
  });

  it('gives no estimates from a damaged history, and logs the error', () => {
    const world = learned(1);
    const ledger = {
      ...world.history.ledger,
      useSums: () => {
        throw new Error('database disk image is malformed');
      },
    };
    const estimates = world.open({ ...world.history, ledger });
    expect(estimates.count(world.facts(), world.now())).toEqual({ estimates: {} });
    expect(world.lines.join()).toContain('malformed');
  });
});
