import { expect, it } from 'vitest';
import { emptyTracker, observe } from '../../../../electron/core/tracker/tracker';
import { HOUR, MINUTE, NOW } from '../make-snapshot';

it('the tracker raises the own thresholds of a window, and the common ones of all others', () => {
  const options = { thresholds: [80], windowThresholds: { five_hour: [60, 50, 50], seven_day_opus: [] } };
  const seen = (percent: number, at: number) => ({
    ...({ source: 'official_api', observedAt: at, account: 'a', organizationId: null } as const),
    httpStatus: 200,
    fresh: true,
    windows: ['five_hour', 'seven_day', 'seven_day_opus'].map((id) => ({
      id,
      label: id,
      utilization: percent,
      resetsAt: NOW + HOUR,
      rawResetsAt: null,
      exactReset: false,
      severity: 'normal' as const,
    })),
  });
  const first = observe(emptyTracker('a'), seen(10, NOW), NOW, options);
  const { events } = observe(first.state, seen(85, NOW + MINUTE), NOW + MINUTE, options);
  expect(events.map(({ window, value }) => `${String(window)} ${String(value)}`)).toEqual([
    ...['five_hour 50', 'five_hour 60', 'seven_day 80'],
  ]);
});
