import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPricer } from '../../../../electron/core/prices/prices';
import { sessionsCsv } from '../../../../electron/core/sessions/sessions-csv';
import { countSessions, type SessionsParts } from '../../../../electron/core/sessions/sessions-report';
import { noTokens, type TokenUse } from '../../../../electron/core/tokens/tokens';
import { useOf } from '../../../fakes/token-use';

const START = 1_795_291_200_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const span = { since: START - 100 * HOUR, until: START + 100 * HOUR };

function report(uses: readonly TokenUse[], parts: Partial<SessionsParts> = {}) {
  const count = countSessions(span, {
    now: START,
    priceOf: createPricer(),
    titles: new Map(),
    periods: [],
    ...parts,
  });
  for (const use of uses) count.add(use);
  return count.report();
}

describe('countSessions', () => {
  it('sessions are listed newest first, with title, main model, cost, health and grade', () => {
    const uses = [
      useOf('a', { at: START - 3 * HOUR, sessionId: 's1', project: '/p' }),
      useOf('b', {
        at: START - 5 * HOUR,
        sessionId: 's1',
        model: 'claude-haiku-4-5',
        tokens: { ...noTokens, input: 5 },
      }),
      useOf('c', { at: START - HOUR, sessionId: 's2', model: 'no-such-model', project: null }),
      useOf('d', { sessionId: null }),
    ];
    const { sessions, live } = report(uses, { titles: new Map([['s1', 'Mend the tray']]) });
    expect(sessions).toMatchObject([
      {
        id: 's2',
        title: null,
        turns: 1,
        costUsd: null,
        knownCostUsd: 0,
        unpriced: { messages: 1 },
        project: null,
        share: null,
      },
      {
        id: 's1',
        title: 'Mend the tray',
        project: '/p',
        model: 'claude-opus-5-5',
        turns: 2,
        firstAt: START - 5 * HOUR,
        lastAt: START - 3 * HOUR,
        tokens: { input: 6, output: 10, cacheRead: 100, cacheWrite5m: 1000 },
        health: { level: 'ok', reasons: [] },
      },
    ]);
    expect(sessions[1]?.costUsd).toBeGreaterThan(0);
    expect(sessions[1]?.grade).not.toBeNull();
    expect(live).toBeNull();
  });

  it('a session is live until half an hour after its last turn', () => {
    const uses = [useOf('a', { at: START - HOUR }), useOf('b', { at: START - 30 * MINUTE })];
    expect(report(uses).live).toMatchObject({ id: 's1', lastTurns: [1111, 1111], health: { ageMs: HOUR } });
    expect(report(uses, { now: START + 1 }).live).toBeNull();
  });

  it('a session’s share is its part of the tokens in a 5-hour window, times the window’s percent', () => {
    const periods = [
      { from: START, until: START + 5 * HOUR, peak: 40 },
      { from: START - 5 * HOUR, until: START, peak: 80 },
      { from: START + 5 * HOUR, until: START + 10 * HOUR, peak: null },
    ];
    const uses = [
      useOf('a', { at: START - 1, sessionId: 's1' }),
      useOf('b', { at: START, sessionId: 's1' }),
      useOf('c', { at: START + HOUR, sessionId: 's2' }),
      useOf('d', { at: START + HOUR, sessionId: null }),
      useOf('e', { at: START + 2 * HOUR, sessionId: null }),
      useOf('f', { at: START + 6 * HOUR, sessionId: 's3' }),
    ];
    const shares = Object.fromEntries(report(uses, { periods }).sessions.map(({ id, share }) => [id, share]));
    expect(shares).toEqual({ s1: 80, s2: 10, s3: null });
  });

  it('a session that used up two windows has a share of 100 %, not 200 %', () => {
    const periods = [0, 1, 2].map((index) => ({
      from: START + index * 5 * HOUR,
      until: START + (index + 1) * 5 * HOUR,
      peak: index === 2 ? 30 : 100,
    }));
    const uses = [0, 6, 11].map((hours) => useOf(`m${hours}`, { at: START + hours * HOUR }));
    expect(report(uses, { periods }).sessions[0]?.share).toBe(100);
  });

  it('the shares of a window never add up to more than its percent', () => {
    const use = fc.record({
      at: fc.integer({ min: START, max: START + 10 * HOUR }),
      sessionId: fc.constantFrom(null, 's1', 's2', 's3'),
      output: fc.nat(1000),
    });
    const peak = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(fc.array(use), peak, peak, (generated, first, second) => {
        const uses = generated.map(({ output, ...rest }, index) =>
          useOf(`m${index}`, { ...rest, tokens: { ...noTokens, output } }),
        );
        const periods = [
          { from: START, until: START + 5 * HOUR, peak: first },
          { from: START + 5 * HOUR, until: START + 11 * HOUR, peak: second },
        ];
        const { sessions } = report(uses, { periods });
        const sum = sessions.reduce((all, { share }) => all + (share ?? 0), 0);
        expect(sum).toBeLessThanOrEqual(first + second + 1e-6);
        for (const { share } of sessions)
          expect(share ?? 0).toBeLessThanOrEqual(Math.max(first, second) + 1e-6);
      }),
      { seed: 3 },
    );
  });

  it('sessions in a CSV file are quoted, one row each, without formulas, and empty if unknown', () => {
    const uses = [useOf('a', { at: START - HOUR, project: '/a,"b"', model: 'no-such-model' })];
    const csv = sessionsCsv(report(uses, { titles: new Map([['s1', '=cmd()\n2']]) }).sessions, {
      titles: true,
      isPrivate: false,
    });
    const [head, ...rows] = csv.split('\r\n');
    expect(head).toBe(
      'session,title,project,model,turns,input,output,cache_read,cache_write_5m,cache_write_1h,cost_usd,' +
        'five_hour_share_percent,health,grade,first_turn,last_turn,' +
        'known_cost_usd,unpriced_answers,unpriced_tokens,own_priced_answers',
    );
    expect(rows).toEqual([
      `s1,'=cmd() 2,"/a,""b""",no-such-model,1,1,10,100,1000,0,,,ok,F,2026-11-21T19:00:00.000Z,2026-11-21T19:00:00.000Z,0,1,1111,0`,
      '',
    ]);
  });
});
