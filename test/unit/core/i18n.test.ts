import { describe, expect, it } from 'vitest';
import { plural } from '../../../electron/core/i18n/plural';
import { languageOf, wordsOf, type Language } from '../../../electron/core/i18n/words';

const languages: readonly Language[] = ['en', 'de', 'ja'];
const catalogue = (words: Language) => wordsOf({ language: 'en-GB', timeZone: 'UTC', words });

/** Every entry with its path; functions are called with each kind of value they may get. */
function entriesOf(value: unknown, path: string): readonly (readonly [string, unknown])[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => entriesOf(inner, `${path}.${key}`));
  return [[path, value]];
}

function textsOf(entry: unknown): readonly string[] {
  if (typeof entry !== 'function') return [String(entry)];
  const call = entry as (...words: readonly unknown[]) => string;
  return [0, 1, 2, 'x'].map((argument) => call(argument, argument, argument, argument));
}

/** Texts that are the same everywhere, or may be empty: a note that there is nothing to note. */
const mayBeEmpty = /^settings\.(alerts|data)\.notes\./;
const sameEverywhere = /\.(states\.problem|themes\.system|systemLanguage|keepUnit|sampleTitle)$/;

describe.each(languages)('the catalogue %s', (language) => {
  const entries = entriesOf(catalogue(language), '').map(([path, entry]) => [path.slice(1), entry] as const);

  it('has the entries of English, each of the same kind', () => {
    const english = entriesOf(catalogue('en'), '').map(([path, entry]) => [path.slice(1), typeof entry]);
    expect(entries.map(([path, entry]) => [path, typeof entry])).toEqual(english);
  });

  it('says something everywhere', () => {
    const empty = entries.filter(([path, entry]) => !mayBeEmpty.test(path) && textsOf(entry).includes(''));
    expect(empty.map(([path]) => path)).toEqual([]);
    expect(
      entries.flatMap(([, entry]) => textsOf(entry)).filter((text) => /undefined|\[object/.test(text)),
    ).toEqual([]);
  });

  it('says what it is told', () => {
    const functions = entries.filter(
      ([path, entry]) => typeof entry === 'function' && !path.endsWith('summary'),
    );
    for (const [path, entry] of functions) expect(textsOf(entry).join(' '), path).toMatch(/x|1/);
  });
});

describe.each(['de', 'ja'] as const)('%s', (language) => {
  it('leaves nothing in English', () => {
    const english = new Map(entriesOf(catalogue('en'), ''));
    const same = entriesOf(catalogue(language), '').filter(
      ([path, entry]) =>
        typeof entry === 'string' &&
        entry !== '' &&
        entry === english.get(path) &&
        !sameEverywhere.test(path),
    );
    expect(same.map(([path, entry]) => `${path}: ${String(entry)}`)).toEqual([]);
  });
});

describe('which language', () => {
  it.each([
    ['de-AT', undefined, 'de'],
    ['ja', undefined, 'ja'],
    ['fr-FR', undefined, 'en'],
    ['de-DE', 'en', 'en'],
  ] as const)('%s, chosen %s: %s', (language, words, expected) => {
    expect(languageOf({ language, timeZone: 'UTC', words })).toBe(expected);
  });
});

it('a plural takes the form of its number', () => {
  const forms = { one: 'Minute', other: 'Minuten' };
  expect([0, 1, 2].map((count) => plural('de', count, forms))).toEqual([
    '0 Minuten',
    '1 Minute',
    '2 Minuten',
  ]);
  expect(plural('ja', 1, { other: '分' })).toBe('1 分');
});
