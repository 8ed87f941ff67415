import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cutText,
  escapedLine,
  graphemesOf,
  jsonText,
  plainLine,
  plainText,
} from '../../../../electron/core/text/plain-text';
import { runs } from '../../../support/runs';
import { hostileText, unsafeIn } from '../../../support/hostile-text';

describe('plainLine', () => {
  it.each([
    ['an escape sequence', 'a\u001b[31mred\u001b[0m', 'a [31mred [0m'],
    ['a sequence of one C1 character', '\u009b2Jx', '2Jx'],
    ['a title that ends with BEL', '\u001b]0;owned\u0007b', ']0;owned b'],
    ['NUL, backspace and delete', 'a\u0000b\bc\u007fd', 'a b c d'],
    ['line ends of every kind', 'a\r\nb\u2028c\u2029d\u0085e\vf\fg', 'a b c d e f g'],
    ['direction overrides', 'file\u202egpj.exe\u202c', 'file gpj.exe'],
    ['isolates and marks', '\u2066a\u2069b\u200e\u200f\u061cc', 'a bc'],
    ['characters without a width', 'pa\u2060y\u00adp\ufeffal', 'paypal'],
    ['a space without a width', 'a\u200bb', 'a b'],
    ['fillers that look like a space', '\u3164\u115f\u1160\uffa0a', 'a'],
    ['tag characters', 'a\u{e0001}\u{e0041}\u{e007f}b', 'ab'],
    ['half characters', 'a\ud800b\udc00c', 'a\ufffdb\ufffdc'],
    ['noncharacters and characters for private use', 'a\uffffb\u{10ffff}c\ue000', 'a\ufffdb\ufffdc\ufffd'],
    ['annotations', 'a\ufff9b\ufffac\ufffb', 'abc'],
    ['a joiner between letters', 'a\u200db\u200cc', 'abc'],
    ['joiners at the ends', '\u200d\u{1f469}\u200d', '\u{1f469}'],
    ['bytes hidden in variation selectors', 'a\ufe00\ufe01\u{e0101}\u{e0102}', 'a'],
    ['several selectors behind an emoji', '\u2764\ufe0f\ufe0f\ufe01', '\u2764\ufe0f'],
    ['nothing that can be seen', '\u200b\u202e\u0000 ', ''],
  ])('makes a safe line of %s', (_, text, expected) => {
    expect(plainLine(text)).toBe(expected);
    expect(unsafeIn(plainLine(text))).toEqual([]);
  });

  it.each([
    ['a family', '👩‍👩‍👧'],
    ['a kiss with two skin tones', '👩🏻‍❤️‍💋‍👨🏼'],
    ['a rainbow flag', '🏳️‍🌈'],
    ['a profession', '🧑🏽‍💻'],
    ['a key', '1️⃣ #️⃣'],
    ['a heart in colour and one as text', '❤️ ❤︎'],
    ['a country', '🇩🇪'],
    ['an emoji that is younger than this program', '\u{1fae9}'],
    ['Persian with a non-joiner', 'می‌خواهم کتاب‌ها'],
    ['Hindi with joiners', 'क्‍ष क्‌ष'],
    ['Malayalam with a joiner at the end of a word', 'അവന്‍ വന്നു'],
    ['Sinhala', 'ශ්‍රී ලංකා'],
    ['Bengali', 'র‍্যাব'],
    ['a Japanese name with a variant of a character', '葛\u{e0100}城'],
    ['letters with marks', 'Ça é ñ ก็ שָׁלוֹם'],
  ])('keeps %s whole', (_, text) => {
    expect(plainLine(text)).toBe(text);
  });

  it('breaks a chain of joined emoji that is no picture', () => {
    const chain = Array.from({ length: 200 }, () => '👩').join('\u200d');
    expect(Math.max(...graphemesOf(plainLine(chain)).map((each) => each.length))).toBeLessThan(16);
  });
});

describe('plainText', () => {
  it('keeps line feeds and the width of white space, and removes other invisible characters', () => {
    expect(plainText('a  b\r\nc\rd\te\u2028f\n')).toBe('a  b\nc d e f\n');
  });
});

describe('any text', () => {
  it('contains no steering character after each of the functions, which change nothing the second time', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const make of [plainLine, plainText, escapedLine]) {
          const once = make(text);
          expect(unsafeIn(once, make === plainText ? '\n' : '')).toEqual([]);
          expect(make(once)).toBe(once);
        }
      }),
      runs(300),
    );
  });

  it('is restored from JSON that contains no steering character', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const value = { [text]: [text, { deep: text }] };
        for (const indent of [undefined, 2]) {
          const json = jsonText(value, indent);
          expect(unsafeIn(json, '\n')).toEqual([]);
          expect(JSON.parse(json)).toEqual(value);
          expect(plainText(json)).toBe(json);
        }
      }),
      runs(300),
    );
  });

  it('is cut between two characters as a reader sees them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '👩‍👩‍👧', 'é', '語', '🇩🇪', 'क्‍ष')),
        fc.nat(40),
        (parts, length) => {
          const text = parts.join('');
          const cut = cutText(text, length);
          expect(cut.length).toBeLessThanOrEqual(Math.max(length, 0));
          expect(text.startsWith(cut)).toBe(true);
          // A character that is longer than the limit is cut.
          if (length >= 12) expect(parts.join('|').replaceAll('|', '').startsWith(cut)).toBe(true);
          if (length >= 12) expect(graphemesOf(text).slice(0, graphemesOf(cut).length).join('')).toBe(cut);
        },
      ),
      runs(300),
    );
  });
});

describe('escapedLine', () => {
  it('shows the original content in one line', () => {
    const text = 'a\nb\r\tc\u001b[1m\u2028\u{e0041}👩‍👩‍👧';
    expect(escapedLine(text)).toBe(String.raw`a\nb\r\tc\u001b[1m\u2028\udb40\udc41` + '👩‍👩‍👧');
  });
});
