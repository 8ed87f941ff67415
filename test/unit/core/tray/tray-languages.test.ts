import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languageIds, type Language } from '../../../../electron/core/i18n/languages';
import type { ProblemKind } from '../../../../electron/core/problem';
import type { ShownSnapshot, WindowView } from '../../../../electron/core/snapshot/snapshot-types';
import { trayView } from '../../../../electron/core/tray/tray-view';
import { inLanguage } from '../../../renderer/in-language';
import { snapshots } from '../../../renderer/snapshots';
import { fiveHour, DAY, NOW } from '../../../renderer/samples';
import { tight } from '../../../renderer/tight';

const runs = { seed: 20261124, numRuns: process.env['QUOTIDE_LONG'] ? 3000 : 200 };
const plain = (text: string) => text.replace(/\s/g, ' ');

function view(snapshot: ShownSnapshot, language: Language, platform = 'linux') {
  const shown = inLanguage(snapshot, language);
  const { amount } = shown.display;
  return trayView(shown, {
    style: 'number',
    window: 'most_critical',
    amount,
    locale: shown.locale,
    platform,
  });
}
const menu = (snapshot: ShownSnapshot, language: Language) =>
  view(snapshot, language).menu.map(({ label }) => plain(label));

test('the menu is in German', () => {
  expect(menu(snapshots.normal, 'de')).toEqual([
    '5 Stunden: 22 % · Reset 15:00, in etwa 2 h 10 min',
    '7 Tage: 42 % · Reset Di 09:00, in 2 d 20 h',
    '7 Tage Fable: 47 % · Reset Di 09:00, in 2 d 20 h',
    'Zusatznutzung: 47,52 $ von 140,00 $',
    'Von Anthropic, 12:46',
    '',
    'Quotide öffnen',
    'Dashboard …',
    'Einstellungen …',
    'Aktualisieren',
    '',
    'Beenden',
  ]);
  expect(menu(tight['scoped-left'], 'de').slice(0, 2)).toEqual([
    '7 Tage Fable: 0 % übrig, Limit erreicht · Reset Di 09:00, in 2 d 20 h',
    '7 Tage Sonnet: 2 % übrig, kritisch · Reset Di 09:00, in 2 d 20 h',
  ]);
  expect(menu(snapshots['rate-limited'], 'de').slice(4, 6)).toEqual([
    'Von Anthropic, Stand 14:02 (alt)',
    'Anthropic bittet um Geduld bis 14:40.',
  ]);
});

test('the menu is in Japanese', () => {
  expect(menu(snapshots.normal, 'ja')).toEqual([
    '5 時間：22 % · 15:00 にリセット（あと約 2 時間 10 分）',
    '7 日間：42 % · 火曜 9:00 にリセット（あと 2 日 20 時間）',
    '7 日間 Fable：47 % · 火曜 9:00 にリセット（あと 2 日 20 時間）',
    '追加利用：$47.52 / $140.00',
    'Anthropic の報告（12:46）',
    '',
    'Quotide を開く',
    'ダッシュボード…',
    '設定…',
    '更新',
    '',
    '終了',
  ]);
  expect(menu(snapshots['reset-due'], 'ja')[0]).toBe('5 時間：15:00 にリセットの予定でした。確認中です');
  expect(menu(snapshots.accounts, 'ja')).toContain('Fennel GmbH：84 %（警告）（古い値）');
});

test('the menu is in French and Spanish', () => {
  expect(menu(snapshots.normal, 'fr')).toEqual([
    '5 heures : 22 % · réinitialisation à 15:00, dans environ 2 h 10 min',
    '7 jours : 42 % · réinitialisation mar. 09:00, dans 2 j 20 h',
    '7 jours Fable : 47 % · réinitialisation mar. 09:00, dans 2 j 20 h',
    'Usage supplémentaire : 47,52 $ sur 140,00 $',
    'D’Anthropic, 12:46',
    '',
    'Ouvrir Quotide',
    'Tableau de bord…',
    'Réglages…',
    'Actualiser',
    '',
    'Quitter',
  ]);
  expect(menu(snapshots.normal, 'es')).toEqual([
    '5 horas: 22 % · se restablece a las 15:00, en aprox. 2 h 10 min',
    '7 días: 42 % · se restablece el mar 9:00, en 2 d 20 h',
    '7 días Fable: 47 % · se restablece el mar 9:00, en 2 d 20 h',
    'Uso adicional: 47,52 $ de 140,00 $',
    'De Anthropic, 12:46',
    '',
    'Abrir Quotide',
    'Panel…',
    'Ajustes…',
    'Actualizar',
    '',
    'Salir',
  ]);
});

test('the tooltip is in German and Japanese', () => {
  expect(plain(view(snapshots.demo, 'de').tooltip)).toBe(
    'Am knappsten: 7 Tage, 42 % 5 Stunden: 22 % · Reset 15:00 7 Tage: 42 % · Reset Di 09:00 ' +
      'Demo · Von Anthropic, 12:46',
  );
  expect(plain(view(snapshots['no-credentials'], 'ja').tooltip)).toBe(
    'Quotide：まず Claude Code にログインしてください。',
  );
});

const percent = fc.option(fc.double({ min: 0, max: 130, noNaN: true }), { nil: null });
const names = ['five_hour', 'seven_day', 'seven_day_fable', 'seven_day_opus', 'cinder_cove'];
const window = fc.record({
  id: fc.constantFrom(...names),
  label: fc.oneof(fc.constantFrom('5-hour', '7-day'), fc.string({ unit: 'grapheme', maxLength: 60 })),
  utilization: percent,
  phase: fc.constantFrom('running', 'not_started', 'reset_due', 'unknown'),
  resetsAt: fc.option(fc.integer({ min: NOW - 9 * DAY, max: NOW + 40 * DAY }), { nil: null }),
  severity: fc.constantFrom('normal', 'warning', 'critical', 'reached'),
});
const kinds: readonly ProblemKind[] = [
  ...(['no_credentials', 'expired', 'missing_scope', 'org_forbids'] as const),
  ...(['rate_limited', 'offline', 'contract_changed', 'keychain_denied'] as const),
];
const problem = fc.option(
  fc.record({ kind: fc.constantFrom(...kinds), since: fc.integer({ min: NOW - 9 * DAY, max: NOW }) }),
  { nil: null },
);

test.each(languageIds)(
  'a tooltip in %s fits into the 127 UTF-16 units of Windows, without cut characters',
  (language) => {
    const given = fc.record({
      windows: fc.array(window, { maxLength: 8 }),
      problem,
      demo: fc.boolean(),
      stale: fc.boolean(),
      left: fc.boolean(),
      ready: fc.boolean(),
    });
    fc.assert(
      fc.property(given, ({ windows, problem: trouble, demo, stale, left, ready }) => {
        const snapshot: ShownSnapshot = {
          ...snapshots.normal,
          demo,
          stale,
          phase: ready ? 'ready' : trouble === null ? 'loading' : 'empty',
          source: ready ? 'response_headers' : null,
          observedAt: ready ? NOW - 3 * DAY : null,
          windows: windows.map((change): WindowView => fiveHour(change)),
          display: { amount: left ? 'left' : 'used', time: 'clock' },
          problem: trouble && {
            ...trouble,
            message: '',
            advice: '',
            action: null,
            retryAt: NOW + DAY,
          },
        };
        const { tooltip } = view(snapshot, language, 'win32');
        expect(tooltip.length).toBeLessThanOrEqual(127);
        expect(tooltip.length).toBeGreaterThan(0);
        // Half of a surrogate pair would be replaced here.
        expect(new TextDecoder().decode(new TextEncoder().encode(tooltip))).toBe(tooltip);
        // The problem or the age is never left out.
        const message = inLanguage(snapshot, language).problem?.message;
        if (message !== undefined) expect(tooltip).toContain(message);
      }),
      runs,
    );
  },
);
