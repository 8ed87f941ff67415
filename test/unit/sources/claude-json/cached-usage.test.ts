import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUsage } from '../../../../electron/sources/usage-api/body/parse';
import { observationOfBody } from '../../../../electron/sources/claude-code/body';
import { readCachedUsage } from '../../../../electron/sources/claude-json/cached-usage';
import latest from '../../../fixtures/api/usage-2026-09-29-max-latest-shape.json' with { type: 'json' };

const AT = Date.UTC(2026, 8, 29, 12);
const block = (utilization: unknown, more: object = {}) => ({
  fetchedAtMs: AT,
  accountUuid: 'acc-1',
  utilization,
  ...more,
});

function observed(value: unknown, at = AT) {
  const usage = readCachedUsage(value);
  return usage === null ? null : observationOfBody(usage.body, 'claude_code_cache', 'org-1', at);
}

describe('the reader of the answer in .claude.json', () => {
  it('the answer in .claude.json gives the windows, money and rows that the endpoint’s own answer gives, dated when Claude Code had it', () => {
    const kept = observed(block(latest));
    const asked = parseUsage(latest, {
      observedAt: AT,
      account: 'org-1',
      organizationId: null,
      httpStatus: null,
    });
    if (kept?.ok !== true || !asked.ok) throw new Error('no observation');
    expect(kept.value).toMatchObject({
      source: 'claude_code_cache',
      observedAt: AT,
      httpStatus: null,
      fresh: true,
    });
    expect(kept.value.windows).toEqual(asked.value.windows);
    expect(kept.value.extraUsage).toEqual(asked.value.extraUsage);
    expect(kept.value.windows.length).toBeGreaterThan(2);
    // Asked without the question for banked resets, so `null` there says nothing.
    expect('bankedResets' in kept.value).toBe(false);
  });

  it('the answer in .claude.json of an account without a 5-hour window gives none, and a true 0 stays 0', () => {
    const resets_at = new Date(AT + 3_600_000).toISOString();
    const kept = observed(block({ seven_day: { utilization: 0, resets_at }, five_hour: null }));
    expect(kept?.ok === true && kept.value.windows.map(({ id, utilization }) => [id, utilization])).toEqual([
      ['seven_day', 0],
    ]);
  });

  it.each([
    ['no block', undefined],
    ['null', null],
    ['a list', [1]],
    ['no date', { utilization: latest }],
    ['a date as text', block(latest, { fetchedAtMs: String(AT) })],
    ['a date that is no whole number', block(latest, { fetchedAtMs: 1e300 })],
    ['a date before Claude Code', block(latest, { fetchedAtMs: 12 })],
    ['seconds instead of milliseconds', block(latest, { fetchedAtMs: AT / 1000 })],
    ['no body', block('42 %')],
  ])('the answer in .claude.json gives no observation where it is %s', (_what, value) => {
    expect(readCachedUsage(value)).toBeNull();
  });

  it('the answer in .claude.json gives no account where the id cannot be one', () => {
    const ids = ['', 'a b', 'x'.repeat(101), 7, null, ['acc-1'], '__proto__\n'];
    expect(ids.map((accountUuid) => readCachedUsage(block({}, { accountUuid }))?.accountId)).toEqual(
      ids.map(() => null),
    );
  });

  it('the answer in .claude.json is read without impossible percents and dates', () => {
    const week = { utilization: 1e9, resets_at: '2099-01-01T00:00:00Z' };
    const kept = observed(block({ five_hour: { utilization: 12, resets_at: null }, seven_day: week }));
    expect(kept?.ok === true && kept.value.windows).toMatchObject([
      { id: 'five_hour', utilization: 12, resetsAt: null },
      { id: 'seven_day', utilization: null, resetsAt: null },
    ]);
  });

  it('the answer in .claude.json never throws for any content of the file, and gives percents of 0 to 1000 alone', () => {
    const key = fc.constantFrom(
      'five_hour',
      'seven_day',
      'limits',
      'extra_usage',
      'spend',
      'model_scoped',
      'x',
    );
    const body = fc.dictionary(key, fc.jsonValue({ maxDepth: 4 }));
    const any = fc.oneof(
      fc.jsonValue(),
      fc.record({ fetchedAtMs: fc.oneof(fc.constant(AT), fc.double()), utilization: body }),
    );
    fc.assert(
      fc.property(any, (value) => {
        const kept = observed(value);
        const windows = kept?.ok === true ? kept.value.windows : [];
        for (const { utilization } of windows)
          if (utilization !== null) expect(utilization >= 0 && utilization <= 1000).toBe(true);
      }),
      { seed: 17, numRuns: 300 },
    );
  });
});
