import { describe, expect, test } from 'vitest';
import { parsed, RESET, rows, scoped } from '../support';

const AT = '2026-10-01T15:00:00.000Z';

/** A name, a body, and the windows that must come of it. */
const SHAPES: readonly (readonly [string, unknown, readonly unknown[]])[] = [
  [
    '1.0 is one percent',
    { five_hour: { utilization: 1.0, resets_at: RESET } },
    [['five_hour', 1, AT, 'normal']],
  ],
  [
    '0.98 is under one percent',
    { seven_day: { utilization: 0.9884844 } },
    [['seven_day', 0.9884844, null, 'normal']],
  ],
  [
    'null is unknown, not 0',
    { five_hour: { utilization: null, resets_at: RESET } },
    [['five_hour', null, AT, 'normal']],
  ],
  ['not started', { five_hour: { utilization: 0, resets_at: null } }, [['five_hour', 0, null, 'normal']]],
  [
    'a window that is null is no window',
    { five_hour: null, seven_day: { utilization: 5 } },
    [['seven_day', 5, null, 'normal']],
  ],
  ['over 100 as it is', { five_hour: { utilization: 140 } }, [['five_hour', 140, null, 'normal']]],
  ['over 1000 is unknown', { five_hour: { utilization: 1000.5 } }, [['five_hour', null, null, 'normal']]],
  ['negative is unknown', { five_hour: { utilization: -1 } }, [['five_hour', null, null, 'normal']]],
  ['numeric text', { five_hour: { utilization: '42.5' } }, [['five_hour', 42.5, null, 'normal']]],
  ['other text is unknown', { five_hour: { utilization: '1e3' } }, [['five_hour', null, null, 'normal']]],
  [
    'the older words percent and reset_at',
    { seven_day: { percent: 7, reset_at: RESET, severity: 'warning' } },
    [['seven_day', 7, AT, 'warning']],
  ],
  [
    'epoch seconds',
    { five_hour: { utilization: 3, resets_at: Date.parse(AT) / 1000 } },
    [['five_hour', 3, AT, 'normal']],
  ],
  [
    'a reset that cannot be read',
    { five_hour: { utilization: 3, resets_at: 'soon' } },
    [['five_hour', 3, null, 'normal']],
  ],
  [
    'only limits[]',
    {
      limits: [
        {
          kind: 'weekly_all',
          group: 'weekly',
          percent: 9,
          severity: 'critical',
          resets_at: RESET,
          scope: null,
        },
        { kind: 'session', group: 'session', percent: 4, severity: 'mystery', resets_at: RESET, scope: null },
      ],
    },
    [
      ['five_hour', 4, AT, 'normal'],
      ['seven_day', 9, AT, 'critical'],
    ],
  ],
  [
    'legacy wins over limits[], and takes what it lacks from there',
    {
      five_hour: { utilization: 33.5 },
      seven_day: { utilization: null, resets_at: RESET },
      limits: [
        { kind: 'session', percent: 33, resets_at: RESET, severity: 'warning' },
        { kind: 'weekly_all', percent: 50 },
      ],
    },
    [
      ['five_hour', 33.5, AT, 'warning'],
      ['seven_day', 50, AT, 'normal'],
    ],
  ],
  [
    'a legacy model key wins over its row',
    {
      seven_day_opus: { utilization: 21, resets_at: RESET },
      limits: [scoped('Opus', 99, { severity: 'critical' })],
    },
    [['seven_day_opus', 21, AT, 'critical']],
  ],
  [
    'a null legacy model key leaves the row',
    { seven_day_opus: null, limits: [scoped('Opus', 99)] },
    [['seven_day_opus', 99, AT, 'normal']],
  ],
  [
    'a model by id or by plain text',
    {
      limits: [
        scoped('x', 1, { scope: { model: { id: 'fable' } } }),
        scoped('x', 2, { scope: { model: 'Sonnet' } }),
      ],
    },
    [
      ['seven_day_fable', 1, AT, 'normal'],
      ['seven_day_sonnet', 2, AT, 'normal'],
    ],
  ],
  [
    'surfaces as text and as object',
    {
      limits: [
        scoped('x', 1, { scope: { model: null, surface: 'Chat' } }),
        scoped('x', 2, { scope: { model: null, surface: { display_name: 'Cowork' } } }),
      ],
    },
    [
      ['seven_day_chat', 1, AT, 'normal'],
      ['seven_day_cowork', 2, AT, 'normal'],
    ],
  ],
  [
    'model and surface together',
    {
      limits: [
        scoped('x', 1, { scope: { model: { display_name: 'Opus 4.5' }, surface: 'Cowork' } }),
        scoped('x', 2, { scope: { model: { display_name: 'All models' }, surface: 'Cowork' } }),
      ],
    },
    [
      ['seven_day_cowork', 2, AT, 'normal'],
      ['seven_day_opus_4_5_cowork', 1, AT, 'normal'],
    ],
  ],
  [
    '"All models" is the main weekly row',
    {
      limits: [scoped('All models', 40), { kind: 'weekly_all', percent: 41, resets_at: null }],
    },
    [['seven_day', 41, AT, 'normal']],
  ],
  ['"All models" alone', { limits: [scoped('All models', 40)] }, [['seven_day', 40, AT, 'normal']]],
  [
    'rows without a name are left out',
    {
      limits: [
        { kind: 'weekly_opus', group: 'weekly', percent: 3, scope: null },
        { kind: 'inactive_pool', percent: 3 },
        scoped('***', 3),
        scoped('Fable', 5),
      ],
    },
    [['seven_day_fable', 5, AT, 'normal']],
  ],
  [
    'unknown kinds with a name are shown',
    {
      limits: [
        scoped('Fable', 5, { kind: 'monthly_new_meter', group: 'monthly' }),
        scoped('Fable', 6, { kind: 'weekly_model', group: null }),
      ],
    },
    [
      ['seven_day_fable', 6, AT, 'normal'],
      ['monthly_new_meter_fable', 5, AT, 'normal'],
    ],
  ],
  [
    'weekly_scoped before other weekly kinds of the name',
    { limits: [scoped('Fable', 1, { kind: 'inactive_pool' }), scoped('Fable', 2)] },
    [['seven_day_fable', 2, AT, 'normal']],
  ],
  [
    'cowork and routines',
    {
      seven_day_cowork: { utilization: 12, resets_at: RESET },
      claude_routines: { utilization: 3, resets_at: null },
    },
    [
      ['seven_day_cowork', 12, AT, 'normal'],
      ['seven_day_routines', 3, null, 'normal'],
    ],
  ],
  [
    'Claude Design shares the main limit',
    {
      five_hour: { utilization: 1 },
      seven_day_omelette: { utilization: 50 },
      omelette_promotional: { utilization: 50 },
      seven_day_design: { utilization: 50 },
    },
    [['five_hour', 1, null, 'normal']],
  ],
  [
    'a codename at rest is not shown, one with money or use is',
    {
      nimbus_quill: { utilization: 0, resets_at: null, limit_dollars: null },
      tangelo: { utilization: 2, resets_at: null },
      iguana_necktie: { utilization: 0.9884844, resets_at: '2026-11-05T07:59:00+00:00', limit_dollars: 250 },
      cinder_cove: { utilization: 0, limit_dollars: 100 },
      seven_day_oauth_apps: { utilization: 0, resets_at: null },
      copper_kite: { flag: true },
    },
    [
      ['cinder_cove', 0, null, 'normal'],
      ['iguana_necktie', 0.9884844, '2026-11-05T07:59:00.000Z', 'normal'],
      ['tangelo', 2, null, 'normal'],
    ],
  ],
  [
    'under an unknown key only `utilization` makes a window, and a stray percent is no number of ours',
    {
      five_hour: { utilization: null, percent: 40, resets_at: RESET },
      promo_meter: { percent: 40, resets_at: RESET },
      budget_pool: { limit_dollars: 100, percent: 3 },
      limits: [
        { kind: 'promo', scope: { model: 'Fable' }, resets_at: RESET },
        { kind: 'x', percent: 4 },
      ],
      tangelo: { utilization: 2 },
    },
    [
      ['five_hour', null, AT, 'normal'],
      ['tangelo', 2, null, 'normal'],
    ],
  ],
  [
    'an odd window costs no other',
    { five_hour: 'none', seven_day: [1], seven_day_opus: { utilization: 4 }, limits: 'no' },
    [['seven_day_opus', 4, null, 'normal']],
  ],
  [
    'an odd row costs no other',
    { limits: [null, 7, 'x', [], {}, scoped('Fable', 5)] },
    [['seven_day_fable', 5, AT, 'normal']],
  ],
];

describe('parseUsage with the shapes of answers', () => {
  test.each(SHAPES)('parseUsage with the shapes of answers %s', (_name, body, expected) => {
    expect(rows(parsed(body).windows)).toEqual(expected);
  });

  test('windows have labels of models, surfaces and allowances that fit a screen', () => {
    const { windows } = parsed({
      seven_day_oauth_apps: { utilization: 5 },
      tangelo: { utilization: 1 },
      limits: [scoped(`  Fa\u202Eble\n\u0000${'x'.repeat(100)}`, 1)],
    });
    expect(windows.map((each) => each.label)).toEqual([
      `7-day Fa ble ${'x'.repeat(33)}`,
      '7-day OAuth apps',
      'Other allowance',
    ]);
  });
});
