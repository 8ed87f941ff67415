import { describe, expect, test } from 'vitest';
import type { Language } from '../../../../electron/core/i18n/languages';
import { join } from '../../../../electron/core/i18n/join';
import type { ShownSnapshot } from '../../../../electron/core/snapshot/snapshot-types';
import { inLanguage } from '../../../renderer/in-language';
import { snapshots } from '../../../renderer/snapshots';
import { tight } from '../../../renderer/tight';

/** The whole sentence and its note, with plain spaces. */
function sentence(snapshot: ShownSnapshot, language: Language): string {
  const { claim, rest, note } = inLanguage(snapshot, language).verdict;
  return join(claim, rest, note === null ? null : `[${note}]`).replace(/\s/g, ' ');
}

const states = { ...snapshots, ...tight };

describe('the verdict in German', () => {
  test.each<[keyof typeof states, string]>([
    [
      'normal',
      'Alles im grünen Bereich. Wenn das 5-Stunden-Fenster um 15:00 neu beginnt, werden etwa 40 % verbraucht sein.',
    ],
    [
      'warning',
      'Das 5-Stunden-Fenster ist um 14:20 aufgebraucht, 40 Minuten vor dem Reset. ' +
        '[Bei diesem Tempo zwischen 14:14 und 14:29. Danach zahlt die Zusatznutzung: noch 92,48 $.]',
    ],
    [
      'critical',
      'Noch etwa 3 Minuten im 5-Stunden-Fenster. Reset um 15:00, in 43 Minuten. ' +
        '[Danach zahlt die Zusatznutzung: noch 92,48 $.]',
    ],
    [
      'reached',
      'Limit erreicht. Claude antwortet wieder um 15:00, in 37 Minuten. ' +
        '[Die Zusatznutzung ist aus, also wird nichts berechnet.]',
    ],
    [
      'model-reached',
      'Limit „7 Tage Fable“ erreicht. Reset am Di 09:00, in 2 Tagen 20 Stunden. ' +
        '[Andere Modelle antworten noch. Jetzt zahlt die Zusatznutzung: noch 92,48 $.]',
    ],
    [
      'may-run-out',
      'Das 7-Tage-Fenster für Fable könnte aufgebraucht sein, bevor es am Di 09:00 neu beginnt. ' +
        '[Bei diesem Tempo wären bis dahin 88 % bis über 100 % verbraucht. Danach zahlt die Zusatznutzung: noch 92,48 $.]',
    ],
    [
      'rate-limited',
      'Diese Zahlen sind 29 Minuten alt. Anthropic bittet um Geduld bis 14:40; dann fragt Quotide erneut. ' +
        '[Die Limits selbst sind davon nicht betroffen.]',
    ],
    [
      'expired-with-value',
      'Die Anmeldung ist abgelaufen. Zum Erneuern einmal `claude` starten. [Diese Zahlen sind 29 Minuten alt.]',
    ],
    [
      'estimate',
      'Offline seit 11:48. Allein dieser Rechner hat im 5-Stunden-Fenster etwa 12 % verbraucht. ' +
        '[Was andere Geräte verbrauchen, fehlt darin.]',
    ],
    [
      'enterprise',
      'Alles im grünen Bereich. 46,31 $ von 500,00 $ sind ausgegeben. ' +
        '[Dieser Plan rechnet nach Verbrauch ab. Er hat kein 5-Stunden- oder 7-Tage-Fenster.]',
    ],
    ['reset-due', 'Der Reset war um 15:00 fällig. Wird geprüft.'],
  ])('%s', (state, words) => {
    expect(sentence(states[state], 'de')).toBe(words);
  });
});

describe('the verdict in Japanese', () => {
  test.each<[keyof typeof states, string]>([
    ['normal', '余裕があります。5 時間枠は、15:00 のリセット時に約 40 % の使用となる見込みです。'],
    [
      'warning',
      '5 時間枠は 14:20 に上限に達する見込みです。リセットの 40 分前です。' +
        '[このペースでは 14:14 から 14:29 の間です。その後は追加利用で支払われます（残り $92.48）。]',
    ],
    [
      'critical',
      '5 時間枠は残り約 3 分です。リセットは 15:00（43 分後）です。' +
        '[その後は追加利用で支払われます（残り $92.48）。]',
    ],
    [
      'reached',
      '上限に達しました。Claude が再び応答するのは 15:00（37 分後）です。[追加利用はオフなので、課金されません。]',
    ],
    [
      'model-reached',
      '「7 日間 Fable」の上限に達しました。リセットは火曜 9:00（2 日 20 時間後）です。' +
        '[ほかのモデルはまだ応答します。現在は追加利用で支払われています（残り $92.48）。]',
    ],
    [
      'may-run-out',
      'Fable の 7 日間枠は上限に達するかもしれません。リセットは火曜 9:00 です。' +
        '[このペースでは、それまでに 88 % から 100 % 超を使用します。その後は追加利用で支払われます（残り $92.48）。]',
    ],
    [
      'rate-limited',
      'この数値は 29 分前のものです。Anthropic から 14:40 まで待つよう求められています。' +
        'その後 Quotide が問い合わせます。[利用上限への影響はありません。]',
    ],
    [
      'expired-with-value',
      'ログインの有効期限が切れました。`claude` を一度実行すると更新されます。[この数値は 29 分前のものです。]',
    ],
    [
      'estimate',
      '11:48 からオフラインです。この PC だけで、5 時間枠を約 12 % 使用しました。' +
        '[ほかのデバイスでの利用は含みません。]',
    ],
    [
      'enterprise',
      '余裕があります。支出は $46.31 / $500.00 です。' +
        '[このプランは従量課金です。5 時間や 7 日間枠はありません。]',
    ],
    ['reset-due', '15:00 にリセットの予定でした。確認しています。'],
  ])('%s', (state, words) => {
    expect(sentence(states[state], 'ja')).toBe(words);
  });
});

test('a problem without numbers is described in the language of the words', () => {
  const problemText = (state: keyof typeof snapshots, language: Language) => {
    const { problem } = inLanguage(snapshots[state], language);
    return join(problem?.message ?? '', problem?.advice ?? '');
  };
  expect(problemText('no-credentials', 'de')).toBe(
    'Zuerst in Claude Code anmelden. ' +
      'Quotide liest die Anmeldung, die Claude Code auf diesem Rechner ablegt. Es ändert sie nie.',
  );
  expect(problemText('keychain-denied', 'de')).toBe(
    'Der Schlüsselbund hat Quotide den Zugriff verweigert. Etwas anderes wurde nicht versucht.',
  );
  expect(problemText('offline-empty', 'ja')).toBe(
    '11:48 からオフラインです。Quotide は接続を試し続け、Anthropic が応答したら数値を表示します。',
  );
});
