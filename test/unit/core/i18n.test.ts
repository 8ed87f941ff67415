import { describe, expect, it } from 'vitest';
import { gap, join } from '../../../electron/core/i18n/join';
import { plural } from '../../../electron/core/i18n/plural';
import { LANGUAGES, languageIds, type Language } from '../../../electron/core/i18n/languages';
import { languageOf, wordsOf } from '../../../electron/core/i18n/words';
import { spellAround, spellAt, spellBy } from '../../../electron/core/text/spell';

const languages: readonly Language[] = languageIds;
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
    // The scales of large counts are the language's own: Spanish has no sign above the million.
    const kinds = (list: readonly Entry[]) =>
      list.filter(([path]) => !path.startsWith('time.tokens.')).map(([path, entry]) => [path, typeof entry]);
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

/** Texts that may be the same as in English: names, units, and signs. */
const sameEverywhere =
  /^(time\.(day|tokens|countdown|age)|popover\.today\.most|page\.chip\.(sources\.official_api|spoken\.problem)|row\.spoken\.comma|share\.caption|tray\.(named|demoLine|line\.|used|about|within|read$)|resets\.(count|share)|proxy\.title)|\.(keepUnit|sampleTitle)$/;

/** Words that a language has adopted, or that are spelled the same there: all of them. */
const alsoSame: Readonly<Partial<Record<Language, readonly string[]>>> = {
  de: [
    'dashboard.open',
    'page.chip.live',
    'page.chip.problems.offline',
    'page.signIn.dir',
    'popover.reset.then',
    'popover.why.reset',
    'proxy.port',
    'sessionsPage.details',
    'sessionsPage.detailsOf',
    'settings.alerts.reset',
    'settings.general.themes.system',
    'settings.general.systemLanguage',
    'settings.check.states.problem',
    'time.in',
    'tray.demo',
  ],
  fr: [
    'activity.columns.tokens',
    'activity.facts.total',
    'appMenu.services',
    'dashboard.pages.sessions',
    'estimate.unit.baseline',
    'popover.why.source',
    'proxy.port',
    'sessionsPage.columns.title',
    'sessionsPage.columns.tokens',
    'sessionsPage.table',
    'sessionsPage.prompts',
    'sessionsPage.promptTokens',
    'telemetry.port',
    'work.privacy.title',
    'work.branchesOnly',
  ],
  es: [
    'activity.columns.tokens',
    'activity.facts.total',
    'appMenu.zoomWindow',
    'estimate.plan',
    'estimate.unit.baseline',
    'page.demo',
    'sessionsPage.columns.tokens',
    'sessionsPage.prompts',
    'sessionsPage.promptTokens',
    'settings.general.title',
    'tray.demo',
  ],
};

describe.each(languageIds.filter((id) => id !== 'en'))('the catalogue %s', (language) => {
  it('contains no text that is the same in English, except for names', () => {
    const same = entriesOf(catalogue(language)).filter(([path, entry]) => {
      if (typeof entry === 'number' || sameEverywhere.test(path)) return false;
      const texts = textsOf([path, entry]);
      const letters = texts.some((text) => /\p{L}/u.test(text));
      return letters && texts.join() === textsOf([path, english.get(path)]).join();
    });
    expect(same.map(([path]) => path)).toEqual(alsoSame[language] ?? []);
  });

  it('has as many arguments in each function as English', () => {
    const other = entriesOf(catalogue(language)).filter(
      ([path, entry]) => typeof entry === 'function' && entry.length !== takes(path),
    );
    expect(other.map(([path]) => path)).toEqual([]);
  });
});

describe('German', () => {
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

  /** Names that occur in the words of the proxy, the status line, the updates and the drift. */
  const namesOfProxy =
    /MCP|\.deb|\.rpm|AppImage|Remote Control|ENABLE_TOOL_SEARCH=true|\bID\b|settings\.json|statusLine|Team|Enterprise|Web|Sonnet|CSV/g;

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
    ['fr-CA', undefined, 'fr'],
    ['es-MX', undefined, 'es'],
    ['pt-BR', undefined, 'en'],
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

/** What a function of the catalogue does with a clock time: it shows it as it is, so that a page can emphasize it. */
const clocks: Readonly<Record<Language, readonly string[]>> = {
  en: ['15:00', 'Tue 09:00', '28 Nov 09:00'],
  de: ['15:00', 'Di 09:00', '28. Nov. 09:00'],
  ja: ['15:00', '火曜 9:00', '11月28日 9:00'],
  fr: ['15:00', 'mar. 09:00', '28 nov. 09:00'],
  es: ['15:00', 'mar 9:00', '28 nov 9:00'],
};

it.each(languageIds)(
  'the rows in %s contain the time as it is given, since it is emphasized there',
  (language) => {
    const { popover, estimate, money } = catalogue(language);
    for (const clock of clocks[language])
      for (const text of [
        popover.reset.atTime(clock),
        popover.reset.inTime(clock),
        estimate.resetAbout(clock),
      ])
        expect(text).toContain(clock);
    expect(money.left('12 $')).toContain('12 $');
  },
);

describe('a time in a sentence', () => {
  const at = (language: Language, hour: number, day: number) => {
    const now = Date.UTC(2026, 10, 19, 8);
    const when = Date.UTC(2026, 10, day, hour, 30);
    const locale = { language: LANGUAGES[language].formats, timeZone: 'UTC' };
    return plainText([
      spellAt(when, now, locale),
      spellAround(when, now, locale),
      spellBy(when, now, locale),
    ]);
  };
  const plainText = (texts: readonly string[]) => texts.map((text) => text.replace(/\s/g, ' '));

  it('has its prepositions and articles in French', () => {
    expect(at('fr', 15, 19)).toEqual(['à 15:30', 'vers 15:30', '15:30']);
    expect(at('fr', 9, 24)).toEqual(['mardi à 09:30', 'mardi à 09:30', 'mar.']);
    expect(at('fr', 9, 31)).toEqual(['le 1er déc. à 09:30', 'le 1er déc. à 09:30', '1 déc.']);
    const { verdict, problems } = catalogue('fr');
    expect(verdict.fineUntil('mar. 09:00')).toBe('Tout va bien jusqu’à mardi à 09:00.');
    expect(verdict.fineUntil('28 nov. 09:00')).toBe('Tout va bien jusqu’au 28 nov. à 09:00.');
    expect(problems.offline.message.no_network('28 nov. 09:00')).toBe(
      'Hors ligne depuis le 28 nov. à 09:00.',
    );
    expect(verdict.tight('fenêtre', '90 %', '100 %', 'mar.')).toMatch(/100 % d’ici mardi\.$/);
    // Canadian French writes the hour with a letter, which is no month.
    expect(verdict.fineUntil('09 h 05')).toBe('Tout va bien jusqu’à 09 h 05.');
  });

  it('has its prepositions and articles in Spanish', () => {
    expect(at('es', 15, 19)).toEqual(['a las 15:30', 'hacia las 15:30', '15:30']);
    expect(at('es', 1, 19)[0]).toBe('a la 1:30');
    expect(at('es', 9, 24)).toEqual(['el martes a las 9:30', 'el martes a las 9:30', 'mar']);
    expect(at('es', 9, 31)[0]).toBe('el 1 dic a las 9:30');
    const { verdict, estimate } = catalogue('es');
    expect(verdict.fineUntil('mié 9:00')).toBe('Vas bien hasta el miércoles a las 9:00.');
    expect(verdict.tight('ventana', '90 %', '100 %', 'mar')).toMatch(/100 % para el martes\.$/);
    expect(estimate.basis.official('mar 9:00')).toMatch(/ del martes a las 9:00$/);
    expect(estimate.basis.official('15:00')).toMatch(/ de las 15:00$/);
    expect(verdict.fineUntil('9:05\u202fp.\u00a0m.')).toMatch(/hasta las 9:05\sp\.\sm\./);
  });
});

it('a percent and a count have the right form of the word after them in French', () => {
  const { amount } = catalogue('fr').popover;
  expect(['<1 %', '0 %', '1 %', '2 %', '10 %', '100 %'].map(amount.used)).toEqual([
    '<1 % utilisé',
    '0 % utilisé',
    '1 % utilisé',
    '2 % utilisés',
    '10 % utilisés',
    '100 % utilisés',
  ]);
  const { span } = catalogue('fr').time;
  expect([0, 1, 2].map(span.minutes)).toEqual(['0 minute', '1 minute', '2 minutes']);
  const { offPlanPart } = catalogue('fr').activity;
  expect(offPlanPart(2_000_000).replace(/\s/g, ' ')).toBe('2 000 000 de réponses hors forfait');
  expect(catalogue('es').activity.offPlanPart(1_000_000)).toBe('1.000.000 de respuestas fuera del plan');
});
