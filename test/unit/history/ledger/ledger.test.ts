import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../../electron/cli/scan/memory-store';
import { noTokens, type CountedUse, type TokenUse } from '../../../../electron/core/tokens/tokens';
import { ALWAYS, newHistory, START } from '../support';

function useOf(messageId: string, rest: Partial<TokenUse> = {}): TokenUse {
  return {
    messageId,
    requestId: `req_${messageId}`,
    at: START,
    model: 'claude-opus-5-5',
    account: null,
    tokens: { input: 1, output: 10, cacheRead: 100, cacheWrite5m: 1000, cacheWrite1h: 0 },
    origin: 'transcript',
    sessionId: 's1',
    project: '/p',
    branch: 'main',
    sidechain: false,
    onPlan: true,
    copied: false,
    fast: false,
    terms: 0,
    ...rest,
  };
}

/** As the ledger gives it back. */
function withoutIds(use: TokenUse): CountedUse {
  const entries = Object.entries(use).filter(([name]) => name !== 'messageId' && name !== 'requestId');
  return Object.fromEntries(entries) as unknown as CountedUse;
}

const keys = [...Object.keys(withoutIds(useOf('a'))), ...Object.keys(noTokens)];

describe('the ledger', () => {
  it('the ledger counts a response once: the largest output, the first time', () => {
    const { ledger } = newHistory();
    const small = useOf('a', { tokens: { ...noTokens, output: 3 }, at: START + 5 });
    expect(ledger.add([small, useOf('a', { at: START + 9 }), small])).toEqual({ added: 1, changed: 1 });
    expect(ledger.add([useOf('a', { at: START + 7 })])).toEqual({ added: 0, changed: 0 });
    expect(ledger.sums({ account: null, since: START + 5 })).toEqual({ messages: 1, ...useOf('a').tokens });
    expect(ledger.sums({ account: null, since: START + 6 })).toEqual({ messages: 0, ...noTokens });
  });

  it('the ledger merges copies of a response alike in any order and any batches', () => {
    const maybe = (...words: readonly string[]) => fc.constantFrom(null, ...words);
    const use = fc.record({
      id: fc.constantFrom('a', 'msg_b', 'msg_c', '0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f'),
      requestId: maybe('r1', 'r2'),
      at: fc.integer({ min: START, max: START + 50 }),
      // Equal outputs are what streams and copies are full of.
      output: fc.integer({ min: 0, max: 4 }),
      input: fc.integer({ min: 0, max: 2 }),
      model: fc.constantFrom('claude-opus-5-5', 'claude-sonnet-5'),
      account: maybe('org-1', 'org-2'),
      origin: fc.constantFrom('proxy' as const, 'transcript' as const),
      sessionId: maybe('s1', 's2'),
      project: maybe('/p', '/q'),
      branch: maybe('main', 'next'),
      sidechain: fc.boolean(),
      fast: fc.boolean(),
      // Flags, with and without searches above them.
      terms: fc.constantFrom(0, 1, 2, 5, 16, 18, 35),
      onPlan: fc.boolean(),
      copied: fc.boolean(),
      cacheWrite5m: fc.integer({ min: 0, max: 2 }),
      cacheWrite1h: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(use, { maxLength: 8 }), { maxLength: 5 }), (batches) => {
        const { ledger } = newHistory();
        const byHand = createMemoryStore();
        for (const batch of batches) {
          const uses = batch.map(({ id, input, output, cacheWrite5m, cacheWrite1h, ...rest }) =>
            useOf(id, { ...rest, tokens: { ...noTokens, input, output, cacheWrite5m, cacheWrite1h } }),
          );
          byHand.sink.add(uses);
          ledger.add(uses);
        }
        const stored = [...ledger.uses({ ...ALWAYS, account: null }, 3)].flat();
        const sorted = (uses: readonly object[]) => uses.map((one) => JSON.stringify(one, keys)).toSorted();
        expect(sorted(stored)).toEqual(sorted([...byHand.uses()].map(withoutIds)));
        expect(stored.map(({ at }) => at)).toEqual(stored.map(({ at }) => at).toSorted((a, b) => a - b));
      }),
      { numRuns: process.env['QUOTIDE_LONG'] === undefined ? 60 : 3000, seed: 9 },
    );
  });

  it('the ledger gives the uses of a span, of an account and without an account, in pages', () => {
    const { ledger } = newHistory();
    ledger.add([
      useOf('a', { at: START, account: 'org-1' }),
      useOf('b', { at: START, account: 'org-2' }),
      useOf('c', { at: START }),
      useOf('d', { at: START + 1, account: 'org-1' }),
      useOf('e', { at: START + 2, account: 'org-1' }),
    ]);
    const pages = (since: number, until: number, rows: number) =>
      [...ledger.uses({ since, until, account: 'org-1' }, rows)].map((page) =>
        page.map(({ at }) => at - START),
      );
    expect(pages(START, START + 2, 2)).toEqual([[0, 0], [1]]);
    expect(pages(START + 1, Infinity, 5)).toEqual([[1, 2]]);
    expect(pages(-Infinity, START, 5)).toEqual([[]]);
  });

  it('the ledger stores a batch whole or not at all', () => {
    const { ledger } = newHistory();
    const broken = useOf('b', { at: 1.5 });
    expect(() => ledger.add([useOf('a'), broken])).toThrow();
    expect(ledger.sums({ account: null, since: 0 }).messages).toBe(0);
  });

  it('the ledger sums by account and family, with the uses without an account in each account’s sum', () => {
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

  it('the ledger gives sessions their best title, the latest of its kind', () => {
    const { ledger } = newHistory();
    ledger.title([{ sessionId: 's1', kind: 'summary', title: 'The tray was mended' }]);
    ledger.title([{ sessionId: 's1', kind: 'ai', title: 'Mend the tray, perhaps' }]);
    ledger.title([{ sessionId: 's1', kind: 'ai', title: 'Mend the tray' }]);
    ledger.title([{ sessionId: 's1', kind: 'summary', title: 'The tray was mended' }]);
    expect(ledger.titles()).toEqual(new Map([['s1', 'Mend the tray']]));
  });
});

describe('the memory of scans', () => {
  const row = (byte: number) => ({ names: `[${String(byte)}]`, numbers: Uint8Array.of(byte, 0, 255) });
  const bytes = (rows: readonly { readonly names: string; readonly numbers: Uint8Array }[]) =>
    rows.map(({ names, numbers }) => ({ names, numbers: Uint8Array.from(numbers) }));

  it('the memory of scans gives values in the order in which they were stored', () => {
    const { scanMemory } = newHistory();
    scanMemory.save([row(1), row(2)]);
    scanMemory.save([row(3)]);
    expect(bytes(scanMemory.load())).toEqual([row(1), row(2), row(3)]);
  });

  it('the memory of scans stores a value that replaces all before it, and adds later ones', () => {
    const { scanMemory } = newHistory();
    scanMemory.save([row(1), row(2)]);
    scanMemory.replace([row(4), row(5)]);
    scanMemory.save([row(6)]);
    expect(bytes(scanMemory.load())).toEqual([row(4), row(5), row(6)]);
  });
});
