import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termsOf } from '../../../electron/core/prices/price-terms';
import type { TokenUse } from '../../../electron/core/tokens/tokens';
import { UsageLine } from '../../../electron/transcripts/parse/usage-line';
import { line } from './line-arbitraries';

type Json = Readonly<Record<string, unknown>>;

/** As JSON.parse has it. */
function expected(source: string): Partial<TokenUse> | null {
  const told = JSON.parse(source) as Json;
  const own = objectOf(told['message']);
  const used = objectOf(own?.['usage']);
  if (told['type'] !== 'assistant' || own === null || used === null) return null;
  if (told['isApiErrorMessage'] === true || own['model'] === '<synthetic>') return null;
  const split = objectOf(used['cache_creation']) ?? {};
  const [m5, h1] = [countOf(split['ephemeral_5m_input_tokens']), countOf(split['ephemeral_1h_input_tokens'])];
  const written = Math.max(countOf(used['cache_creation_input_tokens']) ?? 0, (m5 ?? 0) + (h1 ?? 0));
  const hour = Math.min(h1 ?? 0, written);
  const requestId = textOf(told['requestId']);
  return {
    messageId: textOf(own['id']) ?? requestId ?? textOf(told['uuid']) ?? 'its place',
    requestId,
    model: textOf(own['model']) ?? 'unknown',
    tokens: {
      input: countOf(used['input_tokens']) ?? 0,
      output: countOf(used['output_tokens']) ?? 0,
      cacheRead: countOf(used['cache_read_input_tokens']) ?? 0,
      cacheWrite5m: written - hour,
      cacheWrite1h: hour,
    },
    sessionId: textOf(told['sessionId']),
    project: textOf(told['cwd']),
    branch: textOf(told['gitBranch']),
    sidechain: told['isSidechain'] === true,
    fast: used['speed'] === 'fast',
    terms: termsOf({ ...used, searches: objectOf(used['server_tool_use'])?.['web_search_requests'] }),
  };
}

function objectOf(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function countOf(value: unknown): number | null {
  if (typeof value !== 'number') return null;
  const whole = Math.trunc(value);
  return Number.isSafeInteger(whole) && whole >= 0 ? whole : null;
}

function read(...lines: readonly string[]): readonly TokenUse[] {
  const uses: TokenUse[] = [];
  const reader = new UsageLine((use) => uses.push(use));
  for (const each of lines) {
    const bytes = Buffer.from(each);
    reader.read(bytes, 0, bytes.length, { account: null, fallbackAt: 7, place: () => 'its place' });
    // Lines of one response would become one use.
    reader.flush();
  }
  return uses;
}

describe('the parser of a line', () => {
  const spaced = (value: object, spaces: number) => JSON.stringify(value, null, spaces).replaceAll('\n', ' ');

  it('a line is read as JSON.parse reads it, with any content in it and around', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 0, max: 2 }),
        (told, spaces) => {
          const lines = told.map((each) => spaced(each, spaces));
          const wanted = lines.map(expected).filter((each) => each !== null);
          expect(read(...lines)).toMatchObject(wanted);
          expect(read(...lines)).toHaveLength(wanted.length);
        },
      ),
      { numRuns: 400, seed: 7 },
    );
  });

  it('a line that is cut off anywhere gives no use', () => {
    fc.assert(
      fc.property(line, fc.nat(), (told, place) => {
        const whole = Buffer.from(JSON.stringify({ ...told, type: 'assistant' }));
        const reader = new UsageLine(() => undefined);
        const context = { account: null, fallbackAt: 7, place: () => 'its place' };
        expect(reader.read(whole, 0, place % whole.length, context)).toBe('broken');
      }),
      { numRuns: 200, seed: 8 },
    );
  });
});
