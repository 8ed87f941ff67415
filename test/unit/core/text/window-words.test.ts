import { describe, expect, test } from 'vitest';
import type { Language } from '../../../../electron/core/i18n/languages';
import { wordsOf } from '../../../../electron/core/i18n/words';
import { modelOf, windowName, windowNoun, windowSpoken } from '../../../../electron/core/text/window-words';
import { windowLabel } from '../../../../electron/core/usage/windows';

const plain = (text: string) => text.replace(/\s/g, ' ');
const window = (id: string, scope?: string) => ({ id, label: windowLabel(id, scope) });
const windows = [
  window('five_hour'),
  window('seven_day'),
  window('seven_day_fable'),
  window('seven_day_opus', 'Claude Opus 5'),
  window('cinder_cove'),
  window('cinder_cove', 'Cowork'),
];

test.each<[Language, readonly string[], readonly string[]]>([
  [
    'en',
    ['5-hour', '7-day', '7-day Fable', '7-day Claude Opus 5', 'Other allowance', 'Cowork'],
    [
      '5-hour window',
      '7-day window',
      '7-day Fable window',
      '7-day Claude Opus 5 window',
      'Other allowance window',
      'Cowork window',
    ],
  ],
  [
    'de',
    ['5 Stunden', '7 Tage', '7 Tage Fable', '7 Tage Claude Opus 5', 'Weiteres Kontingent', 'Cowork'],
    [
      '5-Stunden-Fenster',
      '7-Tage-Fenster',
      '7-Tage-Fenster für Fable',
      '7-Tage-Fenster für Claude Opus 5',
      'Fenster „Weiteres Kontingent“',
      'Fenster „Cowork“',
    ],
  ],
  [
    'ja',
    ['5 時間', '7 日間', '7 日間 Fable', '7 日間 Claude Opus 5', 'その他の枠', 'Cowork'],
    [
      '5 時間枠',
      '7 日間枠',
      'Fable の 7 日間枠',
      'Claude Opus 5 の 7 日間枠',
      '「その他の枠」の枠',
      '「Cowork」の枠',
    ],
  ],
])('the names of the windows in %s, alone and in a sentence', (language, names, nouns) => {
  const words = wordsOf({ language, timeZone: 'UTC' });
  expect(windows.map((each) => plain(windowName(each, words)))).toEqual(names);
  expect(windows.map((each) => plain(windowNoun(each, words)))).toEqual(nouns);
});

test('the name in the data is English in every language', () => {
  expect(windows.map(({ label }) => label)).toEqual([
    '5-hour',
    '7-day',
    '7-day Fable',
    '7-day Claude Opus 5',
    'Other allowance',
    'Cowork',
  ]);
});

describe('windowSpoken', () => {
  const spoken = (language: string) =>
    windows.map((each) => plain(windowSpoken(each, wordsOf({ language, timeZone: 'UTC' }))));

  test('names a model as what the window is for', () => {
    expect(spoken('en').slice(0, 5)).toEqual([
      '5-hour window',
      '7-day window',
      '7-day window for Fable',
      '7-day window for Claude Opus 5',
      'Other allowance',
    ]);
    expect(spoken('ja')[2]).toBe('Fable の 7 日間枠');
  });
});

test('names a model only for a weekly window', () => {
  expect(windows.map(modelOf)).toEqual([null, null, 'Fable', 'Claude Opus 5', null, null]);
});
