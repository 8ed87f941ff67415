import { describe, expect, it } from 'vitest';
import {
  readStatusline,
  readStatuslineNote,
  statuslineObservation,
} from '../../../electron/sources/statusline';

const limits = {
  five_hour: { usedPercentage: 42, resetsAt: 1795304984 },
  seven_day: { usedPercentage: 17.5, resetsAt: null },
};
const input = {
  session_id: 'secret',
  cwd: '/home/x',
  rate_limits: {
    five_hour: { used_percentage: 42, resets_at: 1795304984 },
    seven_day: { used_percentage: 17.5, resets_at: 'soon' },
  },
};

describe('the status line', () => {
  it('takes the limits and nothing else', () => {
    expect(readStatusline(input)).toEqual(limits);
  });

  it.each([null, 1, 'x', [], {}, { rate_limits: null }, { rate_limits: { five_hour: {} } }])(
    'knows nothing of %j',
    (odd) => {
      expect(readStatusline(odd)).toBeNull();
    },
  );

  it.each([-1, NaN, 1001, '42', null])('takes a percentage of %j for none', (used_percentage) => {
    expect(
      readStatusline({ rate_limits: { five_hour: { used_percentage, resets_at: 1795304984 } } }),
    ).toBeNull();
  });

  it('is read back from its note as an observation', () => {
    const note = readStatuslineNote(JSON.stringify({ schema: 1, at: 5, limits }));
    if (note === null) throw new Error('it was not read');
    expect(statuslineObservation(note, 'a')).toMatchObject({
      ...{ source: 'statusline', observedAt: 5, account: 'a', httpStatus: null },
      windows: [
        { id: 'five_hour', utilization: 42, resetsAt: 1795304984_000, exactReset: true },
        { id: 'seven_day', utilization: 17.5, resetsAt: null, exactReset: false },
      ],
    });
    for (const text of [
      '',
      '{',
      '{"schema":2,"at":5}',
      '{"schema":1,"at":"5"}',
      '{"schema":1,"at":5,"limits":{}}',
    ])
      expect(readStatuslineNote(text)).toBeNull();
  });
});
