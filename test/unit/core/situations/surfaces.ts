import { alertOf } from '../../../../electron/core/alerts/message';
import { stillTrue } from '../../../../electron/core/alerts/alerts';
import type { AlertKind } from '../../../../electron/core/alerts/alert';
import { statusText, watchLine } from '../../../../electron/cli/terminal/status-text';
import { forecastText } from '../../../../electron/core/text/forecast-words';
import { join } from '../../../../electron/core/i18n/join';
import { inEnglish } from '../../../../electron/core/locale';
import { defaultSettings } from '../../../../electron/core/settings/settings';
import { applyEstimates } from '../../../../electron/core/snapshot/apply-estimates';
import type { ShownSnapshot } from '../../../../electron/core/snapshot/snapshot-types';
import type { Locale } from '../../../../electron/core/text/format';
import { statusOf } from '../../../../electron/core/snapshot/status';
import { fitLine } from '../../../../electron/core/statusline/fit-line';
import { SEGMENTS } from '../../../../electron/core/statusline/line-choice';
import { linePartsOf } from '../../../../electron/core/statusline/line-parts';
import { lineStateOf } from '../../../../electron/core/statusline/line-state';
import { trayView, type TrayView } from '../../../../electron/core/tray/tray-view';
import { figureText } from '../../../../renderer/text/figure-text';
import { rowInWords } from '../../../../renderer/text/meter-text';
import { alertEvent } from '../../../support/events';
import { verdictOf } from '../../../../electron/core/verdict/verdict';

/** The texts of one window on each surface, with plain spaces. */
export interface RowTexts {
  readonly id: string;
  readonly figure: string | null;
  readonly hint: string | null;
  readonly spoken: string;
  readonly menu: string;
  readonly terminal: string;
}

/** The texts of a situation on all surfaces, with plain spaces. */
export interface Surfaces {
  /** The windows for pages and tray, with estimates applied. */
  readonly shown: ShownSnapshot;
  readonly verdict: string;
  readonly tooltip: string;
  readonly tray: Readonly<Record<'linux' | 'darwin' | 'win32', TrayView>>;
  readonly menu: readonly string[];
  readonly rows: readonly RowTexts[];
  readonly alerts: readonly string[];
  readonly terminal: string;
  readonly watch: string;
  readonly statusline: string;
  readonly json: ReturnType<typeof statusOf>;
}

/** Replaces narrow and fixed spaces, which are a matter of typography. */
export function plain(text: string): string {
  return text.replace(/[\u202f\u00a0]/g, ' ');
}

/** Renders a snapshot on every surface with text. */
export function surfacesOf(given: ShownSnapshot): Surfaces {
  const shown = applyEstimates(given);
  const { locale, display, takenAt } = shown;
  const { claim, rest, note } = shown.verdict;
  const viewFor = (platform: string) =>
    trayView(shown, { style: 'number', window: 'most_critical', amount: display.amount, locale, platform });
  const tray = { linux: viewFor('linux'), darwin: viewFor('darwin'), win32: viewFor('win32') };
  const menu = tray.linux.menu.map(({ label }) => plain(label));
  // The command writes English in every language of the screen.
  const english = inEnglish(locale);
  const commanded = { ...given, locale: english, verdict: englishVerdict(given) };
  const terminal = plain(statusText(commanded, english, commanded.display.amount));
  return {
    shown,
    verdict: plain(join(claim, rest, note)),
    tooltip: plain(tray.linux.tooltip),
    tray,
    menu,
    rows: shown.windows.map((window) => ({
      id: window.id,
      figure:
        window.utilization === null
          ? null
          : plain(figureText(window, window.utilization, display.amount, locale)),
      hint: textOrNull(forecastText(window, display.amount, locale)),
      spoken: plain(rowInWords(window, takenAt, locale, display.amount)),
      menu: plain(tray.linux.menu.find(({ id }) => id === `window:${window.id}`)?.label ?? ''),
      terminal: terminal.split('\n').find((line) => line.startsWith(`  ${window.label.padEnd(14)}`)) ?? '',
    })),
    alerts: alertsOf(shown),
    // A sentence goes on in the next line where the terminal ends.
    terminal: terminal.replaceAll(/\n(?! {2})/g, ' '),
    watch: plain(watchLine(commanded, english, commanded.display.amount)),
    statusline: plain(statusline(given, english)),
    json: statusOf(given),
  };
}

function englishVerdict(given: ShownSnapshot): ShownSnapshot['verdict'] {
  const { windows } = applyEstimates(given);
  const { takenAt: now, display, locale } = given;
  return verdictOf({ ...given, windows, now, locale: inEnglish(locale), amount: display.amount });
}

function textOrNull(text: string | null): string | null {
  return text === null ? null : plain(text);
}

/** The status line of a session without numbers of its own. */
function statusline(given: ShownSnapshot, english: Locale): string {
  const state = lineStateOf(given, { segments: SEGMENTS, colour: false }, english);
  const input = { windows: [], spend: null, cache: null, contextUsed: null };
  return fitLine(linePartsOf({ input, state, now: given.takenAt + state.aheadMs }, SEGMENTS), null, false);
}

const kinds: readonly AlertKind[] = ['threshold_crossed', 'limit_reached', 'runs_out', 'window_reset'];

/** Every alert that would be true now, each as one text. */
function alertsOf(shown: ShownSnapshot): readonly string[] {
  const { takenAt: now, locale, display } = shown;
  const context = {
    settings: defaultSettings.alerts,
    snapshot: shown,
    amount: display.amount,
    accountLabel: null,
    locale,
    now,
  };
  return shown.windows.flatMap((window) =>
    kinds.flatMap((kind) => {
      if (window.utilization === null) return [];
      const event = alertEvent({
        kind,
        at: now,
        window: window.id,
        value: kind === 'threshold_crossed' ? 80 : window.utilization,
        early: false,
        account: 'a',
      });
      const isLive = !window.stale && window.source !== 'local_estimate';
      const alert = isLive && stillTrue(event, shown) ? alertOf([event], context) : null;
      return alert === null ? [] : [plain(`${alert.title} | ${alert.body}`)];
    }),
  );
}
