import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTokens, mergeUse, noTokens, useKey, type TokenUse } from '../../../electron/core/tokens';
import { ALWAYS, HOUR, newHistory, START } from './support';

function useOf(messageId: string, rest: Partial<TokenUse> = {}): TokenUse {
  return {
    ...{ messageId, requestId: `req_${messageId}`, at: START, model: 'claude-opus-5-5', account: null },
    tokens: { input: 1, output: 10, cacheRead: 100, cacheWrite5m: 1000, cacheWrite1h: 0 },
    ...{
      origin: 'transcript',
      sessionId: 's1',
      project: '/p',
      branch: 'main',
      sidechain: false,
      fast: false,
    },
    ...rest,
  };
}

describe('ledger', () => {
  it('counts a response once: the largest output, the first time', () => {
    const { ledger } = newHistory();
    const small = useOf('a', { tokens: { ...noTokens, output: 3 }, at: START + 5 });
    expect(ledger.add([small, useOf('a', { at: START + 9 }), small])).toEqual({ added: 1, changed: 1 });
    expect(ledger.add([useOf('a', { at: START + 7 })])).toEqual({ added: 0, changed: 0 });
    expect(ledger.sums({ account: null, since: START + 5 })).toEqual({ messages: 1, ...useOf('a').tokens });
    expect(ledger.sums({ account: null, since: START + 6 })).toEqual({ messages: 0, ...noTokens });
  });

  it('comes to the same as merging by hand, in any order and any batches', () => {
    const use = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      requestId: fc.constantFrom(null, 'r1', 'r2'),
      at: fc.integer({ min: START, max: START + 1000 }),
      output: fc.integer({ min: 0, max: 50 }),
      origin: fc.constantFrom('proxy' as const, 'transcript' as const),
      sessionId: fc.constantFrom(null, 's1', 's2'),
      fast: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(fc.array(use, { maxLength: 8 }), { maxLength: 5 }), (batches) => {
        const { ledger } = newHistory();
        const byHand = new Map<string, TokenUse>();
        for (const batch of batches) {
          const uses = batch.map(({ id, output, ...rest }) =>
            useOf(id, { ...rest, tokens: { ...noTokens, output } }),
          );
          for (const told of uses) {
            const known = byHand.get(useKey(told));
            byHand.set(useKey(told), known === undefined ? told : mergeUse(known, told));
          }
          ledger.add(uses);
        }
        const uses = [...byHand.values()];
        const tokens = uses.reduce((sum, { tokens: own }) => addTokens(sum, own), noTokens);
        expect(ledger.sums({ account: null, since: 0 })).toEqual({ messages: uses.length, ...tokens });
        const fast = ledger.totals({ ...ALWAYS, by: 'model', timeZone: 'UTC' }).filter((group) => group.fast);
        const byHandFast = uses.filter((one) => one.fast).length;
        expect(fast.reduce((sum, { messages }) => sum + messages, 0)).toBe(byHandFast);
      }),
      { numRuns: 30, seed: 9 },
    );
  });

  it('stores a batch whole or not at all', () => {
    const { ledger } = newHistory();
    const broken = useOf('b', { at: 1.5 });
    expect(() => ledger.add([useOf('a'), broken])).toThrow();
    expect(ledger.sums({ account: null, since: 0 }).messages).toBe(0);
  });

  it('sums by account and family; what is nobody’s belongs to whoever asks', () => {
    const { ledger } = newHistory();
    ledger.add([
      useOf('a', { account: 'org-1' }),
      useOf('b', { account: 'org-2' }),
      useOf('c'),
      useOf('d', { model: 'claude-sonnet-5', account: 'org-1' }),
    ]);
    const count = (account: string | null, family?: string) =>
      ledger.sums({ account, since: 0, ...(family === undefined ? {} : { family }) }).messages;
    expect([count(null), count('org-1'), count('org-2'), count('org-1', 'opus'), count('org-3')]).toEqual([
      4, 3, 2, 2, 1,
    ]);
  });

  it('groups by day on the user’s calendar, by model, session and project', () => {
    const { ledger } = newHistory();
    ledger.add([
      // 20:00 UTC; in Kathmandu (+5:45) it is 01:45 of the next day.
      useOf('a', { at: START }),
      useOf('b', { at: START - 2 * HOUR, sessionId: null, project: '/q' }),
      useOf('c', { at: START - HOUR, model: 'claude-sonnet-5', fast: true }),
    ]);
    const keys = (by: 'day' | 'model' | 'session' | 'project', timeZone = 'UTC') =>
      ledger.totals({ ...ALWAYS, by, timeZone }).map(({ key, model, messages }) => [key, model, messages]);
    expect(keys('day')).toEqual([
      ['2026-11-21', 'claude-opus-5-5', 2],
      ['2026-11-21', 'claude-sonnet-5', 1],
    ]);
    expect(keys('day', 'Asia/Kathmandu')).toEqual([
      ['2026-11-21', 'claude-opus-5-5', 1],
      ['2026-11-22', 'claude-sonnet-5', 1],
      ['2026-11-22', 'claude-opus-5-5', 1],
    ]);
    expect(keys('session').map(([key]) => key)).toEqual([null, 's1', 's1']);
    expect(keys('project').map(([key]) => key)).toEqual(['/q', '/p', '/p']);
  });

  it('lists sessions by their titles, the newest first', () => {
    const { ledger } = newHistory();
    ledger.add([
      useOf('a'),
      useOf('b', { at: START + HOUR }),
      useOf('c', { sessionId: 's2', at: START - HOUR }),
    ]);
    ledger.nameSession({ sessionId: 's1', title: null, firstAt: START, lastAt: START });
    ledger.nameSession({ sessionId: 's1', title: 'Mend the tray', firstAt: START, lastAt: START });
    ledger.nameSession({ sessionId: 's1', title: null, firstAt: START, lastAt: START });
    expect(ledger.sessions(ALWAYS)).toMatchObject([
      {
        sessionId: 's1',
        title: 'Mend the tray',
        project: '/p',
        branch: 'main',
        messages: 2,
        lastAt: START + HOUR,
      },
      { sessionId: 's2', title: null, messages: 1 },
    ]);
    expect(ledger.sessions({ ...ALWAYS, limit: 1 })).toHaveLength(1);
  });
});

describe('scan memory', () => {
  it('remembers how far each transcript was read', () => {
    const { scanMemory } = newHistory();
    const file = {
      ...{ path: '/t/a.jsonl', inode: '18446744073709551615', device: '2049', size: 100, offset: 90 },
      ...{ headCheck: 'abc', mtimeMs: 1.25, lines: 9, skippedLines: 1 },
    };
    scanMemory.save([file, { ...file, path: '/t/b.jsonl' }]);
    scanMemory.save([{ ...file, offset: 100 }]);
    expect(scanMemory.load()).toEqual([
      { ...file, offset: 100 },
      { ...file, path: '/t/b.jsonl' },
    ]);
    scanMemory.drop(['/t/a.jsonl']);
    expect(scanMemory.load()).toHaveLength(1);
  });
});
