import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonMembers, smallValue } from '../../../../electron/proxy/tap/json-members';

const LONG = process.env['QUOTIDE_LONG'] !== undefined;
const NAMES = ['id', 'model', 'usage', 'a"b', ''];

describe('jsonMembers', () => {
  it('jsonMembers finds the same values as JSON.parse in any object, however it is spaced', () => {
    const key = fc.oneof(fc.constantFrom(...NAMES), fc.string());
    const object = fc.dictionary(key, fc.jsonValue({ maxDepth: 4 }));
    fc.assert(
      fc.property(object, fc.constantFrom('', ' ', '\t', '\n  '), (value, space) => {
        const text = JSON.stringify(value, null, space);
        const members = jsonMembers(Buffer.from(text), NAMES);
        const parsed = JSON.parse(text) as Record<string, unknown>;
        for (const name of NAMES)
          expect(smallValue(members?.get(name))).toEqual(
            Object.hasOwn(parsed, name) ? parsed[name] : undefined,
          );
      }),
      { seed: 19, numRuns: LONG ? 50_000 : 1000 },
    );
  });

  it('jsonMembers takes the last of equal keys, also of one with escapes', () => {
    const members = jsonMembers(Buffer.from(String.raw`{"id":"a","\u0069d":"b"}`), ['id']);
    expect(smallValue(members?.get('id'))).toBe('b');
  });

  it.each([
    ['an object that is cut off', '{"id":"a","usage":{"input_tok'],
    ['a string without its end', String.raw`{"id":"a\"}`],
    ['a list', '[1]'],
    ['no value', '{"id":}'],
    ['no comma', '{"id":1 "model":2}'],
    ['nothing', ''],
    ['500,000 lists in each other', `{"a":${'['.repeat(500_000)}${']'.repeat(500_000)}}`],
    ['500,000 objects in each other', `{"a":${'{"a":'.repeat(500_000)}1${'}'.repeat(500_000)}}`],
  ])('jsonMembers gives null for %s', (_name, text) => {
    expect(jsonMembers(Buffer.from(text), ['id'])).toBeNull();
  });

  it('smallValue parses no value above 8 kB', () => {
    expect(smallValue(Buffer.from(`"${'x'.repeat(8000)}"`))).toHaveLength(8000);
    expect(smallValue(Buffer.from(`"${'x'.repeat(8200)}"`))).toBeUndefined();
  });
});
