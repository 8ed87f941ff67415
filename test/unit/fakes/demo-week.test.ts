import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoAnchor, demoWeek } from '../../fakes/demo-week';

interface Body {
  readonly five_hour: { readonly utilization: number; readonly resets_at: string | null };
  readonly seven_day: { readonly utilization: number; readonly resets_at: string };
  readonly limits: readonly { readonly kind: string; readonly percent: number; readonly severity: string }[];
  readonly extra_usage: { readonly used_credits: number };
}

const HOUR = 3_600_000;
const start = Date.parse('2026-11-21T22:56:13Z');
const week = demoWeek(start);
const at = (hour: number): Body => week(hour * HOUR) as unknown as Body;
const fable = (body: Body): number => body.limits.find((row) => row.kind === 'weekly_scoped')?.percent ?? -1;
/** Every ten minutes for two weeks. */
const hours = Array.from({ length: 2 * 168 * 6 }, (_, step) => step / 6);

describe('the demo week', () => {
  it('the demo week starts some way into a window', () => {
    const { five_hour: five, seven_day: seven } = at(0);
    expect(five.utilization).toBeGreaterThanOrEqual(20);
    expect(five.utilization).toBeLessThanOrEqual(40);
    expect(seven.utilization).toBeGreaterThanOrEqual(20);
    expect(seven.utilization).toBeLessThanOrEqual(40);
    const elapsed = 1 - (Date.parse(five.resets_at ?? '') - start) / (5 * HOUR);
    expect(elapsed).toBeGreaterThan(0.38);
    expect(elapsed).toBeLessThan(0.45);
  });

  it('the demo week stays within 0..100, with whole numbers, for any instant and any start', () => {
    const instant = fc.integer({ min: 0, max: 60 * 24 * HOUR });
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 1000 }), (time, days) => {
        const body = demoWeek(start + days * 7_777_777)(time) as unknown as Body;
        const values = [body.five_hour.utilization, body.seven_day.utilization, fable(body)];
        for (const value of values) expect(Number.isInteger(value) && value >= 0 && value <= 100).toBe(true);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('the demo week has resets on whole minutes, in the future, that only go on; use only grows until then', () => {
    for (const name of ['five_hour', 'seven_day'] as const) {
      let reset = 0;
      let used = 0;
      for (const hour of hours) {
        const window = at(hour)[name];
        if (window.resets_at === null) {
          expect(window.utilization).toBe(0);
          continue;
        }
        const next = Date.parse(window.resets_at);
        expect(next % 60_000).toBe(0);
        expect(next).toBeGreaterThan(start + hour * HOUR);
        expect(next).toBeGreaterThanOrEqual(reset);
        if (next === reset) expect(window.utilization).toBeGreaterThanOrEqual(used);
        reset = next;
        used = window.utilization;
      }
    }
  });

  it('the demo week hits the 5-hour limit in the first eight hours, and then costs money', () => {
    const hit = hours.find((hour) => at(hour).five_hour.utilization === 100) ?? Infinity;
    expect(hit).toBeLessThan(8);
    expect(at(hit - 0.5).extra_usage.used_credits).toBe(at(0).extra_usage.used_credits);
    expect(at(hit + 1).extra_usage.used_credits).toBeGreaterThan(at(0).extra_usage.used_credits);
    expect(at(hit + 1).seven_day.utilization).toBe(at(hit + 0.2).seven_day.utilization);
    expect(at(hit).limits[0]).toMatchObject({ kind: 'session', severity: 'critical', is_active: true });
  });

  it('the demo week climbs to about 90 % in the week, resets once, and is idle at night', () => {
    const first = hours.filter((hour) => hour < 168);
    const peak = Math.max(...first.map((hour) => at(hour).seven_day.utilization));
    expect(peak).toBeGreaterThanOrEqual(85);
    expect(peak).toBeLessThanOrEqual(95);
    expect(new Set(first.map((hour) => at(hour).seven_day.resets_at)).size).toBe(2);
    expect(Math.max(...first.map((hour) => fable(at(hour))))).toBeGreaterThanOrEqual(80);
    expect(at(14).five_hour).toMatchObject({ utilization: 0, resets_at: null });
    expect(new Set(first.flatMap((hour) => at(hour).limits.map((row) => row.severity)))).toEqual(
      new Set(['normal', 'warning', 'critical']),
    );
  });

  it('the demo week counts from a whole ten minutes', () => {
    expect(demoAnchor(start)).toBe(Date.parse('2026-11-21T22:50:00Z'));
  });
});

describe('the demo week of other plans', () => {
  it('the demo week has no 5-hour limit at any time for Ultra, and a week that rises and stays within 100 %', () => {
    const ultra = demoWeek(start, 'ultra');
    const seen = hours.map((hour) => ultra(hour * HOUR) as unknown as Body);
    for (const body of seen) {
      expect(body).not.toHaveProperty('five_hour');
      expect(body.limits.map(({ kind }) => kind)).toEqual(['weekly_all', 'weekly_scoped']);
    }
    const weekly = seen.map((body) => body.seven_day.utilization);
    expect(Math.max(...weekly)).toBeGreaterThanOrEqual(80);
    expect(Math.max(...weekly)).toBeLessThanOrEqual(100);
    expect(new Set(seen.map((body) => body.extra_usage.used_credits)).size).toBe(1);
  });

  it('the demo week has no week of a model for Pro, and is that of Max where no plan is named', () => {
    const pro = demoWeek(start, 'pro')(0) as unknown as Body;
    expect(pro.limits.map(({ kind }) => kind)).toEqual(['session', 'weekly_all']);
    expect(demoWeek(start)(HOUR)).toEqual(demoWeek(start, 'max')(HOUR));
  });
});
