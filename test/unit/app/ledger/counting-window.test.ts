import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistoryReport } from '../../../../electron/app/reports/history-report';
import { readSessionsReport } from '../../../../electron/app/reports/sessions-report';
import type { TestParts } from '../../../support/test-parts';
import { countingWindow, type FiveHourLimit } from '../../../../electron/core/usage/five-hour';
import { simulateMonth } from '../../../fakes/month';
import { useOf } from '../../../fakes/token-use';
import { IdentityWorld } from '../accounts/identity-world';

const DAY = 86_400_000;
const DAYS = 8;

describe('the window that shares and busy hours are a part of', () => {
  let world: IdentityWorld;
  beforeEach(async () => {
    world = await IdentityWorld.start();
  });
  afterEach(async () => {
    await world.end();
  });

  it.each([
    ['present', 'five_hour'],
    ['unknown', 'five_hour'],
    ['none', 'seven_day'],
    ['temporary', 'seven_day'],
    [undefined, 'five_hour'],
  ] as const)('with a 5-hour limit that is %s is %s', (limit, window) => {
    expect(countingWindow(limit)).toBe(window);
  });

  it('is the week where there is no 5-hour limit, over a week of readings', async () => {
    const start = Math.floor(Date.now() / DAY) * DAY - DAYS * DAY;
    const month = simulateMonth({ start, days: DAYS, seed: 1, earlyResetDay: null });
    const app = world.open();
    const owner = { key: month.account, plan: 'Max', tier: null, organizationId: null, name: null };
    for (const observation of month.observations.filter((_, index) => index % 3 === 0))
      app.history.append({ observation, account: owner, events: [], serverAheadMs: null, keep: {} });
    const as = (fiveHourLimit: FiveHourLimit): TestParts => ({
      ...app,
      accounts: {
        ...app.accounts,
        snapshot: () => ({
          ...app.accounts.snapshot(),
          account: owner,
          fiveHourLimit,
        }),
      },
    });
    const span = { since: start, until: Date.now() };
    const hours = async (limit: FiveHourLimit) => (await readHistoryReport(as(limit), span)).weekHours ?? [];
    const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
    const busiest = (window: string) =>
      sum(
        app.history
          .busiestHours({ ...span, account: month.account, window, timeZone: 'UTC' })
          .map(({ rise }) => rise),
      );
    const [short, week] = [sum(await hours('present')), sum(await hours('none'))];
    expect(busiest('five_hour')).toBeGreaterThan(busiest('seven_day'));
    expect(short / week).toBeCloseTo(busiest('five_hour') / busiest('seven_day'), 0);

    const used = month.observations.findLast(({ windows }) => (windows[0]?.utilization ?? 0) > 20);
    const { account } = month;
    app.history.ledger.add([useOf('a', { sessionId: 's1', at: used?.observedAt ?? 0, account })]);
    const share = async (limit: FiveHourLimit) =>
      (await readSessionsReport(as(limit), span)).sessions[0]?.share ?? null;
    const peaks = (window: string) =>
      app.history.periods({ ...span, account, window }).flatMap(({ peak }) => peak ?? []);
    expect(peaks('five_hour')).toContain(await share('present'));
    expect(peaks('seven_day')).toContain(await share('none'));
  });
});
