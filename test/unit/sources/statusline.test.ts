import { describe, expect, it } from 'vitest';
import { readStatusline } from '../../../electron/sources/statusline';

const input = {
  session_id: 'secret',
  cwd: '/home/x',
  rate_limits: {
    five_hour: { used_percentage: 42, resets_at: 1795304984 },
    seven_day: { used_percentage: 17.5, resets_at: null },
  },
};

const reads = (rate_limits: unknown) => readStatusline({ rate_limits });

describe('the reader of the status line’s input', () => {
  it('the status line gives the limits and nothing else', () => {
    expect(readStatusline(input)).toEqual({
      windows: [
        { id: 'five_hour', label: '5-hour', percent: 42, reset: '1795304984' },
        { id: 'seven_day', label: '7-day', percent: 17.5, reset: null },
      ],
      spend: null,
    });
  });

  it.each([null, 1, 'x', [], {}, { rate_limits: null }, { rate_limits: { five_hour: {} } }])(
    'the status line gives no limits with %j',
    (odd) => {
      expect(readStatusline(odd)).toBeNull();
    },
  );

  it.each([-1, NaN, 1001, '42', null])('the status line has no percentage with %j', (used_percentage) => {
    expect(reads({ five_hour: { used_percentage, resets_at: 1795304984 } })).toBeNull();
  });

  it('the status line rounds the noise of binary fractions away', () => {
    expect(reads({ five_hour: { used_percentage: 0.58 * 100 } })?.windows[0]?.percent).toBe(58);
  });

  it('the status line has the money of a gateway, with and without amounts', () => {
    expect(reads({ spend_limit: { used_percentage: 104.2 } })).toEqual({
      windows: [],
      spend: { percent: 104.2, used: null, limit: null },
    });
    const spend_limit = { used_percentage: 50, used_usd: 5, limit_usd: 10, period: 'monthly' };
    expect(reads({ spend_limit })?.spend).toEqual({ percent: 50, used: 5, limit: 10 });
  });

  it('the status line has the weeks of models in each form that later versions may have', () => {
    const row = { used_percentage: 80, resets_at: 1795304984 };
    const ids = (limits: object) => reads(limits)?.windows.map(({ id, label }) => [id, label]);
    expect(ids({ seven_day_opus: row })).toEqual([['seven_day_opus', '7-day Opus']]);
    expect(ids({ claude_routines: row })).toEqual([['seven_day_routines', '7-day Routines']]);
    expect(ids({ model_scoped: [{ ...row, display_name: 'Fable' }] })).toEqual([
      ['seven_day_fable', '7-day Fable'],
    ]);
    expect(
      ids({
        models: [
          { ...row, model: { display_name: 'Opus 4.5' } },
          { ...row, model: 'Fable' },
        ],
      }),
    ).toEqual([
      ['seven_day_opus_4_5', '7-day Opus 4.5'],
      ['seven_day_fable', '7-day Fable'],
    ]);
  });

  it('the status line loses no window to parts of another shape', () => {
    const odd = {
      prompt_cache: { warm: true, expires_at: 1795304984 },
      nimbus_quill: { used_percentage: 0, resets_at: null },
      seven_day_omelette: { used_percentage: 9 },
      'Odd Key': { used_percentage: 9 },
      constructor: { used_percentage: 9 },
      rows: [null, 7, { used_percentage: 9 }, { display_name: 'Fable' }],
    };
    expect(reads({ ...odd, five_hour: { used_percentage: 3 } })?.windows.map(({ id }) => id)).toEqual([
      'five_hour',
    ]);
  });
});
