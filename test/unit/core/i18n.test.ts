import { describe, expect, it } from 'vitest';
import { gap, join } from '../../../electron/core/i18n/join';
import { plural } from '../../../electron/core/i18n/plural';
import type { Language } from '../../../electron/core/i18n/languages';
import { languageOf, wordsOf } from '../../../electron/core/i18n/words';

const languages: readonly Language[] = ['en', 'de', 'ja'];
const catalogue = (words: Language) => wordsOf({ language: 'en-GB', timeZone: 'UTC', words });

type Entry = readonly [path: string, value: unknown];
type Call = (...words: readonly string[]) => unknown;

/** Every entry with its path in the catalogue. */
function entriesOf(value: unknown, path = ''): readonly Entry[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) =>
      entriesOf(inner, path === '' ? key : `${path}.${key}`),
    );
  }
  return [[path, value]];
}

const english = new Map(entriesOf(catalogue('en')));
/** The number of arguments of an entry, which is that of the English one. */
const takes = (path: string) => (english.get(path) as Call).length;

/**
 * The text of an entry with these arguments; its two parts joined, if it has two. Digits serve as words and as counts.
 */
function textOf(entry: unknown, given: readonly string[]): string {
  if (typeof entry !== 'function') return String(entry);
  const answer = (entry as Call)(...given);
  return typeof answer === 'object' && answer !== null
    ? join(...Object.values(answer).map(String))
    : String(answer);
}

const counts = ['0', '1', '2', '27'];
const textsOf = ([path, entry]: Entry): readonly string[] =>
  typeof entry === 'function'
    ? counts.map((count) =>
        textOf(
          entry,
          Array.from({ length: takes(path) }, () => count),
        ),
      )
    : [String(entry)];

/** The entry that is an empty note. */
const mayBeEmpty = /^settings\.(alerts|data)\.notes\./;

describe.each(languages)('the catalogue %s', (language) => {
  const entries = entriesOf(catalogue(language));

  it('has the entries of English, each of the same kind', () => {
    const kinds = (list: readonly Entry[]) => list.map(([path, entry]) => [path, typeof entry]);
    expect(kinds(entries)).toEqual(kinds([...english]));
  });

  it('has no empty text', () => {
    const empty = entries.filter((entry) => !mayBeEmpty.test(entry[0]) && textsOf(entry).includes(''));
    expect(empty.map(([path]) => path)).toEqual([]);
    const broken = /undefined|NaN|\[object|  |[ \u202f]$|^ /;
    const odd = entries.filter((entry) => textsOf(entry).some((text) => broken.test(text)));
    expect(odd.map(([path]) => path).filter((path) => path !== 'row.spoken.comma')).toEqual([]);
  });

  it('uses every argument of its functions', () => {
    const markers = ['31', '37', '41', '43'];
    const silent = entries.filter(([path, entry]) => {
      if (typeof entry !== 'function') return false;
      const given = markers.slice(0, takes(path));
      const text = textOf(entry, given);
      return !given.every((marker) => text.includes(marker));
    });
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  it('counts in whole words, also zero', () => {
    const { summary } = catalogue(language).settings.check;
    const texts = [0, 1, 2].map(summary);
    expect(new Set(texts).size).toBe(3);
    expect(texts[2]).toContain('2');
  });

  it('starts the one sentence about a wait like the two', () => {
    const { open, until, over } = catalogue(language).problems.waiting;
    const stopped = (text: string) => text.replace(/[.。]$/, '');
    expect(open.both.startsWith(stopped(open.message))).toBe(true);
    for (const { message, both } of [until, over]) {
      expect(both('14:40').startsWith(stopped(message('14:40')))).toBe(true);
    }
  });
});

/** Texts that are the same in German: names, units, and words that the language has adopted. */
const sameInGerman =
  /^(time\.(day|tokens|countdown|age|in$)|popover\.reset\.then|page\.chip\.(problems\.offline|sources\.official_api|live)|row\.spoken\.comma|tray\.(demo|named|demoLine))|\.(states\.problem|themes\.system|systemLanguage|keepUnit|sampleTitle)$|^proxy\.(title|port)$|^dashboard\.open$|^popover\.why\.reset$|^settings\.alerts\.reset$|^page\.signIn\.dir$|^sessionsPage\.details/;

describe('German', () => {
  it('contains no English text', () => {
    const same = entriesOf(catalogue('de')).filter(([path, entry]) => {
      if (typeof entry === 'number' || sameInGerman.test(path)) return false;
      const texts = textsOf([path, entry]);
      const letters = texts.some((text) => /\p{L}/u.test(text));
      return letters && texts.join() === textsOf([path, english.get(path)]).join();
    });
    expect(same.map(([path]) => path)).toEqual([]);
  });

  it('addresses no person directly', () => {
    const texts = entriesOf(catalogue('de')).flatMap(textsOf);
    expect(texts.filter((text) => /\b([Dd]u|[Dd]ein\w*|Ihr\w*|Ihnen)\b|!/.test(text))).toEqual([]);
    // "Sie" may start a sentence as the pronoun of a thing.
    expect(texts.filter((text) => /[a-zäöüß,] Sie\b/.test(text))).toEqual([]);
  });
});

describe('Japanese', () => {
  const names =
    /Quotide|Claude Code|Claude|claude\.ai|claude|Anthropic|CLAUDE_CONFIG_DIR|HTTP|macOS|dunst|Ctrl|Alt|Shift|Cmd|https:\/\/host|JSON|chmod \+x|GNOME|OpenTelemetry|OTLP|PC|API|Prometheus|gRPC|ID|AppIndicator and KStatusNotifierItem Support|\/compact|\/clear|QUOTIDE_DATA_DIR|quotide doctor|\/low-priority|\/limit-reset/g;

  /** Names that occur in the words of the proxy, the status line and the updates. */
  const namesOfProxy =
    /MCP|\.deb|\.rpm|AppImage|Remote Control|ENABLE_TOOL_SEARCH=true|\bID\b|settings\.json|statusLine|Team|Enterprise|Web/g;

  /** Names that occur in the words of other machines. */
  const namesOfMachines =
    /quotide export( --ledger)?|OpenSSH|\bquotide\b|\bssh\b|\blaptop\b|me@server\.example|\bPATH\b/g;

  it('contains no English text', () => {
    const left = entriesOf(catalogue('ja')).flatMap((entry) => {
      if (typeof entry[1] === 'number') return [];
      return textsOf(entry).filter((text) =>
        /[A-Za-z]{2}/.test(text.replace(names, '').replace(namesOfProxy, '').replace(namesOfMachines, '')),
      );
    });
    expect(left).toEqual([]);
  });

  it('ends whole sentences politely', () => {
    const sentences = entriesOf(catalogue('ja'))
      .filter(([path]) => /^(verdict|problems)\./.test(path))
      .flatMap(textsOf);
    expect(sentences.filter((text) => !/(です|ます|ません|ました|でした|ください)。$/.test(text))).toEqual(
      [],
    );
  });
});

describe('languageOf', () => {
  it.each([
    ['de-AT', undefined, 'de'],
    ['ja', undefined, 'ja'],
    ['fr-FR', undefined, 'en'],
    ['de-DE', 'en', 'en'],
  ] as const)('%s, chosen %s: %s', (language, words, expected) => {
    expect(languageOf({ language, timeZone: 'UTC', words })).toBe(expected);
  });
});

it('a plural has the form of its number', () => {
  const forms = { one: 'Minute', other: 'Minuten' };
  expect([0, 1, 2].map((count) => plural('de', count, forms))).toEqual([
    '0 Minuten',
    '1 Minute',
    '2 Minuten',
  ]);
  expect(plural('ja', 1, { other: '分' })).toBe('1 分');
});

it('sentences are joined with a space, but without one after a wide full stop', () => {
  expect(join('You’re fine.', null, 'It resets.', '')).toBe('You’re fine. It resets.');
  expect(join('余裕があります。', 'リセットは 15:00 です。')).toBe('余裕があります。リセットは 15:00 です。');
  expect([gap(''), gap('claim,'), gap('です。')]).toEqual(['', ' ', '']);
});
