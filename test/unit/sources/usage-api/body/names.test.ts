import { expect, test } from 'vitest';
import { cleanName, keyWord, shortPlain, slugOf } from '../../../../../electron/sources/usage-api/body/names';

test('slugOf makes a key of a name', () => {
  expect(['Fable', 'Opus 4.5', '  All models ', 'Café', '***', ''].map(slugOf)).toEqual([
    'fable',
    'opus_4_5',
    'all_models',
    'café',
    null,
    null,
  ]);
});

test('names are one short line', () => {
  expect(cleanName(' a\r\n\tb\u200b\u2066c ')).toBe('a b c');
  expect(cleanName('😀'.repeat(50))).toBe('😀'.repeat(40));
  expect([cleanName(' \n '), cleanName(5), cleanName(null)]).toEqual([null, null, null]);
});

test('text of an answer for the log holds no secret', () => {
  const text = shortPlain(
    'HTTP 401 bad Bearer abc.def for sk-ant-oat01-XYZ_1 eyJhbGciOiJIUzI1NiJ9.e30 of jane.doe@example.com <b>\u0007',
  );
  expect(text).toBe('HTTP 401 bad Bearer [redacted] for [redacted] [redacted] of [redacted] <b>');
  expect(shortPlain('x'.repeat(5000))).toHaveLength(120);
  expect([keyWord('five_hour'), keyWord('a b'), keyWord('x'.repeat(65))]).toEqual([
    'five_hour',
    '(odd key)',
    '(odd key)',
  ]);
});
