import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  editJsonText,
  parseJsonText,
  printJson,
  type JsonRecord,
} from '../../../../electron/app/settings/settings-text';

const RUNS = { seed: 20261130, numRuns: process.env['QUOTIDE_LONG'] === undefined ? 300 : 5000 };

const key = fc.oneof(fc.constantFrom('tray', 'style', 'a', '__proto__', 'constructor', ''), fc.string());
const leaf = fc.oneof(
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
})).value;
const record = fc.dictionary(key, value, { maxKeys: 5 });

/** `-0` is `0` in JSON. */
const plain = (json: unknown): JsonRecord => JSON.parse(JSON.stringify(json)) as JsonRecord;

/** The same JSON as a person may write it: comments anywhere, commas at the end, lines that end in CRLF. */
const byHand = (json: unknown, crlf: boolean): string => {
  const text = JSON.stringify(json, null, 2)
    .split('\n')
    .map((line) => (/^\s*[}\]]/.test(line) || line === '{' ? line : line.replace(/([^,{[])$/, '$1,')))
    .map((line, index) => (index % 2 === 0 ? `${line} // "no": {` : `/* ] */ ${line}`))
    .join(crlf ? '\r\n' : '\n');
  return `// first\n${text.replace(/,( \/\/ "no": \{)?$/, '$1')}\n/* last */`;
};

describe('parseJsonText and its edits', () => {
  it('parses as JSON.parse does, with and without comments and commas at the end', () => {
    fc.assert(
      fc.property(record, fc.boolean(), (raw, crlf) => {
        const json = plain(raw);
        for (const text of [JSON.stringify(json), printJson(json), byHand(json, crlf)])
          expect(parseJsonText(text)).toEqual({ ok: true, value: { text, values: json, repeated: [] } });
      }),
      RUNS,
    );
  });

  it('applies any change, and keeps each comment outside the changed values', () => {
    fc.assert(
      fc.property(record, record, fc.boolean(), (first, second, crlf) => {
        const [before, wanted] = [plain(first), plain({ ...first, ...second })];
        const read = parseJsonText(byHand(before, crlf));
        if (!read.ok) throw new Error('not read');
        const text = editJsonText(read.value, wanted);
        const after = parseJsonText(text);
        expect(after).toMatchObject({ ok: true, value: { values: wanted } });
        expect(text.startsWith('// first\n')).toBe(true);
        expect(text.endsWith('/* last */')).toBe(true);
      }),
      RUNS,
    );
  });

  it('parses or refuses a text that is cut off or has any bytes, and never throws', () => {
    fc.assert(
      fc.property(record, fc.nat(), fc.string({ unit: 'binary', maxLength: 20 }), (raw, at, noise) => {
        const text = byHand(plain(raw), false);
        const cut = at % (text.length + 1);
        const result = parseJsonText(text.slice(0, cut) + noise);
        expect(typeof result.ok).toBe('boolean');
        if (!result.ok && 'line' in result.error) {
          expect(result.error.line).toBeGreaterThan(0);
          expect(result.error.column).toBeGreaterThan(0);
        }
      }),
      RUNS,
    );
  });
});
