import { describe, expect, it } from 'vitest';
import { doctorReport } from '../../../../electron/core/doctor/doctor';
import { doctorFacts, findingOf, HOUR, MINUTE, NOW } from './make-doctor-facts';

const died = (lastAt: number) => ({
  since: NOW - 48 * HOUR,
  deaths: [
    { name: 'popover' as const, count: 1, lastAt, reason: 'hung' },
    { name: 'network' as const, count: 12, lastAt: NOW - 30 * HOUR, reason: 'killed' },
  ],
});

describe('the finding about processes', () => {
  it('is absent while none has died', () => {
    expect(doctorReport(doctorFacts()).findings.some(({ id }) => id === 'processes')).toBe(false);
  });

  it('names each process that died, its deaths, its time and its reason, and is a warning for a day', () => {
    const finding = findingOf('processes', { processes: died(NOW - MINUTE) });
    expect(finding.state).toBe('warning');
    expect(finding.facts).toEqual([
      'The popover’s page ended unexpectedly once, last at 19:59 (hung).',
      'Chromium’s network service ended unexpectedly 12 times, last at Fri 14:00 (killed).',
      'Counted since Thu 20:00.',
    ]);
    expect(finding.action).toContain('graphics driver');
  });

  it('has no advice after a day', () => {
    expect(findingOf('processes', { processes: died(NOW - 25 * HOUR) })).toMatchObject({
      state: 'ok',
      action: null,
    });
  });
});
