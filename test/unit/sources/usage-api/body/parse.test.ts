import { describe, expect, test } from 'vitest';
import type { ExtraUsage } from '../../../../../electron/core/usage/usage';
import { unwrapGetUsage } from '../../../../../electron/sources/usage-api/get-usage';
import { parseUsage } from '../../../../../electron/sources/usage-api/body/parse';
import { apiFixture, apiFixtureNames, type ApiFixture } from '../../../../fakes/fixtures';
import { CONTEXT, parsed, rows } from '../support';

const OFF: ExtraUsage = {
  enabled: false,
  used: null,
  limit: null,
  utilization: null,
  balance: null,
  disabledReason: null,
  userDisabled: false,
};
const usd = (amount: number) => ({ amount, currency: 'USD' });
const SHARES = [
  { key: 'claude_code', label: 'Claude Code', percent: 99 },
  { key: 'chat', label: 'Chats', percent: 1 },
  { key: 'cowork', label: 'Cowork', percent: 0 },
  { key: 'other', label: 'Other', percent: 0 },
];
const SEPTEMBER = {
  at: '2026-09-29T13:33:00Z',
  windows: [
    ['five_hour', 11, '2026-09-29T13:50:00.000Z', 'normal'],
    ['seven_day', 70, '2026-10-01T00:00:00.000Z', 'normal'],
    ['seven_day_fable', 0, '2026-10-01T00:00:00.000Z', 'normal'],
  ],
  extraUsage: { ...OFF, used: usd(0), userDisabled: true },
  breakdown: SHARES,
} as const;

interface Expected {
  readonly at: string;
  readonly windows: readonly unknown[];
  readonly extraUsage: ExtraUsage | null;
  readonly breakdown?: readonly unknown[];
  readonly bankedResets?: unknown;
}

const GOOD: Partial<Record<ApiFixture, Expected>> = {
  'usage-2026-03-10-early-2026': {
    at: '2026-03-10T02:00:00Z',
    windows: [
      ['five_hour', 37, '2026-03-10T05:00:00.000Z', 'normal'],
      ['seven_day', 26, '2026-03-15T15:00:00.000Z', 'normal'],
      ['seven_day_sonnet', 1, '2026-03-16T21:00:00.000Z', 'normal'],
    ],
    extraUsage: OFF,
  },
  'usage-2026-05-18-extra-enabled': {
    at: '2026-05-18T02:00:00Z',
    windows: [
      ['five_hour', 11, '2026-05-18T04:10:00.000Z', 'normal'],
      ['seven_day', 15, '2026-05-22T02:00:00.000Z', 'normal'],
      ['seven_day_sonnet', 11, '2026-05-22T02:00:00.000Z', 'normal'],
    ],
    extraUsage: { ...OFF, enabled: true, used: usd(47.52), limit: usd(140), utilization: 33.942857 },
  },
  'usage-2026-05-19-extra-disabled': {
    at: '2026-05-19T01:00:00Z',
    windows: [
      ['five_hour', 12, '2026-05-19T02:20:00.000Z', 'normal'],
      ['seven_day', 33, '2026-05-22T02:00:00.000Z', 'normal'],
      ['seven_day_sonnet', 26, '2026-05-22T02:00:00.000Z', 'normal'],
    ],
    extraUsage: OFF,
  },
  'usage-2026-07-03-codexbar-fable': {
    at: '2026-07-03T00:00:00Z',
    windows: [
      ['five_hour', 11, '2026-07-03T00:30:00.000Z', 'normal'],
      ['seven_day', 9, '2026-07-08T09:00:00.000Z', 'normal'],
      ['seven_day_fable', 5, '2026-07-08T09:00:00.000Z', 'normal'],
    ],
    extraUsage: null,
  },
  'usage-2026-07-06-max-full': {
    at: '2026-07-06T09:00:00Z',
    windows: [
      ['five_hour', 96, '2026-07-06T11:00:00.000Z', 'critical'],
      ['seven_day', 65, '2026-07-08T16:00:00.000Z', 'normal'],
      ['seven_day_fable', 83, '2026-07-08T16:00:00.000Z', 'warning'],
    ],
    extraUsage: { ...OFF, used: usd(0), limit: usd(200), utilization: 0, disabledReason: 'out_of_credits' },
  },
  'usage-2026-07-dollar-windows': {
    at: '2026-07-03T12:00:00Z',
    windows: [
      ['five_hour', 20, '2026-07-03T15:00:00.000Z', 'normal'],
      ['seven_day', 60, '2026-07-07T00:00:00.000Z', 'warning'],
      ['seven_day_fable', 85, '2026-07-07T00:00:00.000Z', 'critical'],
    ],
    // Uncapped: spend.percent says 0, and that would be a lie.
    extraUsage: { ...OFF, enabled: true, used: usd(50.9), balance: usd(250) },
  },
  'usage-2026-09-29-max-latest-shape': SEPTEMBER,
  'sdk-get_usage-control-response-2026-09-29': SEPTEMBER,
  'cedar_ember-2026-09-22-team': {
    at: '2026-09-23T12:00:00Z',
    windows: [
      ['five_hour', 1, null, 'normal'],
      ['seven_day', 60, null, 'normal'],
    ],
    extraUsage: null,
    // One of three grants: the others are spent and expired.
    bankedResets: {
      grants: [
        {
          id: 'opus55-launch-team-20260921',
          left: 1,
          startsAt: Date.parse('2026-09-22T16:00:00Z'),
          endsAt: Date.parse('2026-10-22T16:00:00Z'),
        },
      ],
    },
  },
};

function bodyOf(name: ApiFixture): unknown {
  const body = apiFixture(name);
  return name.startsWith('sdk-') ? unwrapGetUsage(body) : body;
}

describe('parseUsage with captured answers', () => {
  test.each(Object.entries(GOOD))(
    'parseUsage with captured answers %s gives exactly its facts',
    (name, expected) => {
      const observedAt = Date.parse(expected.at);
      const usage = parsed(bodyOf(name as ApiFixture), { observedAt });
      expect(rows(usage.windows)).toEqual(expected.windows);
      expect(usage.extraUsage).toEqual(expected.extraUsage);
      expect(usage.breakdown).toEqual(expected.breakdown);
      expect('bankedResets' in usage).toBe('bankedResets' in expected);
      expect(usage.bankedResets).toEqual(expected.bankedResets);
      expect(usage).toMatchObject({ source: 'official_api', observedAt, fresh: true, httpStatus: 200 });
      expect(usage).toMatchObject({ account: 'acct', organizationId: 'org', unknown: [], odd: [] });
    },
  );

  test.each(apiFixtureNames().filter((name) => !(name in GOOD)))(
    'parseUsage with captured answers %s is no usage answer',
    (name) => {
      const result = parseUsage(apiFixture(name as ApiFixture), CONTEXT);
      expect(result).toMatchObject({ ok: false, error: { kind: 'contract_changed' } });
    },
  );

  test('a window has its label, and its reset as it was written', () => {
    const { windows } = parsed(apiFixture('usage-2026-07-06-max-full'), {
      observedAt: Date.parse('2026-07-06T09:00:00Z'),
    });
    expect(windows.map((each) => each.label)).toEqual(['5-hour', '7-day', '7-day Fable']);
    expect(windows.map((each) => each.rawResetsAt)).toEqual([
      '2026-07-06T10:59:59.800387+00:00',
      '2026-07-08T15:59:59.800406+00:00',
      '2026-07-08T15:59:59.800706+00:00',
    ]);
    expect(windows.every((each) => !each.exactReset)).toBe(true);
  });

  test('an observation has the source that was given, where that is not the API', () => {
    const usage = parsed({ five_hour: { utilization: 1 } }, { source: 'statusline', httpStatus: null });
    expect(usage).toMatchObject({ source: 'statusline', httpStatus: null });
  });
});

describe('parseUsage with Claude Code’s get_usage', () => {
  test('the inner response of get_usage is read, and models beside the limits', () => {
    const inner = {
      rate_limits: { five_hour: { utilization: 3 } },
      model_scoped: [{ display_name: 'Opus', utilization: 8, resets_at: '2026-10-02T00:00:00Z' }],
    };
    expect(rows(parsed(unwrapGetUsage(inner)).windows)).toEqual([
      ['five_hour', 3, null, 'normal'],
      ['seven_day_opus', 8, '2026-10-02T00:00:00.000Z', 'normal'],
    ]);
  });

  test.each([
    null,
    'x',
    {},
    { type: 'control_response', response: { subtype: 'error', error: 'no' } },
    { rate_limits: null },
  ])('parseUsage with Claude Code’s get_usage %j holds no limits', (message) => {
    expect(unwrapGetUsage(message)).toBeNull();
  });
});
