import { describe, expect, it } from 'vitest';
import { headlineOf } from '../../../../../electron/sources/usage-api/body/limit-rows';
import { apiFixture } from '../../../../fakes/fixtures';
import { parseUsage } from '../../../../../electron/sources/usage-api/body/parse';

const row = (kind: string, is_active: unknown, model: string | null = null) => ({
  kind,
  percent: 5,
  is_active,
  scope: model === null ? null : { model: { display_name: model }, surface: null },
});

describe('headlineOf', () => {
  it.each<readonly [string, unknown, string | null | undefined]>([
    ['the marked row', [row('session', false), row('weekly_all', true)], 'seven_day'],
    ['a session row', [row('session', true)], 'five_hour'],
    ['a model’s week', [row('weekly_all', false), row('weekly_scoped', true, 'Fable')], 'seven_day_fable'],
    ['the first of two marked ones', [row('weekly_all', true), row('session', true)], 'seven_day'],
    ['none, where no row is marked', [row('session', false)], null],
    ['none, where the marked row is no window', [row('inactive_pool', true)], null],
    [
      'nothing, where rows have no marks',
      [{ kind: 'session', percent: 5 }, row('weekly_all', 'yes')],
      undefined,
    ],
    ['nothing, without rows', [], undefined],
    ['nothing, without a list', { session: true }, undefined],
    ['nothing, with odd rows', [null, 7, 'x'], undefined],
  ])('headlineOf gives %s', (_, limits, expected) => {
    expect(headlineOf(limits)).toBe(expected);
  });

  it('headlineOf reads a captured answer, and gives nothing where the answer is older than the marks', () => {
    const context = { observedAt: 0, account: 'a', organizationId: null, httpStatus: 200 };
    const headline = (name: Parameters<typeof apiFixture>[0]) => {
      const parsed = parseUsage(apiFixture(name), context);
      return parsed.ok ? parsed.value.headline : 'not read';
    };
    expect(headline('usage-2026-09-29-max-latest-shape')).toBe('seven_day');
    expect(headline('usage-2026-03-10-early-2026')).toBeUndefined();
  });
});
