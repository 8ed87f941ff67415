import { describe, expect, it, onTestFinished } from 'vitest';
import { DriftAccess } from '../../../../electron/app/drift/drift-access';
import { createLog } from '../../../../electron/app/log';
import { createHistory } from '../../../../electron/history/history';
import { openHistory } from '../../../../electron/history/open';
import { limitStep, STEP_WINDOW, storeLimitStep } from '../../../fakes/limit-step';
import { useOf } from '../../../fakes/token-use';
import { ManualClock } from '../../../support/manual-clock';
import { DAY, folder, HOUR, KEY, START } from '../../history/support';

const account = { key: KEY, plan: 'Max', tier: null, organizationId: KEY, name: null };
const step = { account: KEY, until: START, days: 21, changedDaysAgo: 8, factor: 0.7 };

function openAccess(isCaughtUp: () => boolean = () => true) {
  const { db } = openHistory(folder(), START);
  // A power cut costs nothing here.
  db.pragma('synchronous = OFF');
  const history = createHistory(db);
  onTestFinished(history.close);
  storeLimitStep(history, step);
  const clock = new ManualClock(START);
  const queries: number[] = [];
  const access = new DriftAccess({
    history: {
      ...history,
      windowsOf: (key) => {
        queries.push(clock.now());
        return history.windowsOf(key);
      },
    },
    estimates: { planOf: () => null },
    counting: { isCaughtUp },
    clock,
    log: createLog('error', clock.now, []),
  });
  return { access, history, clock, queries };
}

describe('the drift of an account', () => {
  it('has the change of the limit, from the readings and the ledger', async () => {
    const { access } = openAccess();
    const report = await access.report(account);
    expect(report?.windows.map(({ window }) => window)).toEqual([STEP_WINDOW]);
    const [first] = report?.windows ?? [];
    if (first === undefined) throw new Error('no window');
    const { changes, points, isEnough } = first;
    expect(isEnough).toBe(true);
    expect(points.length).toBeGreaterThan(5);
    expect(changes).toHaveLength(1);
    expect(Math.abs((changes[0]?.at ?? 0) - (START - 8 * DAY))).toBeLessThanOrEqual(DAY);
    expect(changes[0]?.low).toBeLessThan(-0.25);
    expect(changes[0]?.high).toBeGreaterThan(-0.36);
  });

  it('is computed once an hour, and again after the history was deleted', async () => {
    const { access, clock, queries } = openAccess();
    await Promise.all([access.report(account), access.report(account)]);
    await access.csv(account);
    expect(queries).toHaveLength(1);
    clock.pass(HOUR + 1);
    await access.report(account);
    expect(queries).toHaveLength(2);
    access.clear();
    await access.report(account);
    expect(queries).toHaveLength(3);
  });

  it('is unknown without an account, and while transcripts are still read', async () => {
    const { access, queries } = openAccess(() => false);
    expect(await access.report(null)).toBeNull();
    expect(await access.report(account)).toBeNull();
    expect(queries).toEqual([]);
  });

  it('leaves out tokens that the plan does not pay for', async () => {
    const { access, history } = openAccess();
    const own = await access.csv(account);
    const tokens = { input: 1e8, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
    const foreign = { at: START - 9 * DAY, model: 'claude-haiku-4-5', account: KEY, tokens, onPlan: false };
    history.ledger.add([useOf('elsewhere', foreign)]);
    access.clear();
    expect(await access.csv(account)).toBe(own);
  });

  it('exports its pairs of readings, which add up to the tokens of the ledger', async () => {
    const { access } = openAccess();
    const [head, ...rows] = (await access.csv(account)).trim().split('\r\n');
    expect(head).toBe(
      'window,from,until,from_percent,until_percent,rise,model_family,weighted_tokens,percent_per_million',
    );
    const whole = limitStep(step).uses.reduce((sum, { tokens }) => sum + tokens.input, 0) / 3;
    const exported = rows.reduce((sum, row) => sum + Number(row.split(',')[7]), 0);
    expect(exported).toBeLessThanOrEqual(whole * 1.001);
    expect(exported).toBeGreaterThan(whole * 0.85);
  });
});
