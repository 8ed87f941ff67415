import { percentOf } from '../text/amount-words';
import { bankedLine } from '../usage/banked-resets';
import { formatClock, type Locale } from '../text/format';
import { wordsOf } from '../i18n/words';
import { plainCell } from '../text/plain-text';
import type { Amount, TrayStyle } from '../settings/settings';
import type { AccountSummary, ShownSnapshot, WindowView } from '../snapshot/snapshot-types';
import { tightestPair } from '../snapshot/urgency';
import { iconOf, iconStateOf, trayWindow } from './tray-choice';
import type { IconSpec } from './icon/spec';
import { accountWithRoom, MOST_ROOM } from './most-room';
import { trayTooltip, withoutMarks } from './tray-tooltip';
import {
  accountLine,
  extraLine,
  goesOnLine,
  sourceLine,
  undeliveredLine,
  verdictLine,
  windowLine,
} from './tray-words';

/** The user's settings of the tray, and the platform. */
export interface TrayOptions {
  readonly style: TrayStyle;
  /** `most_critical`, `headline`, `most_room`, or the id of a window. */
  readonly window: string;
  /** Whether numbers show what is used or left; bars and levels always show what is used. */
  readonly amount: Amount;
  readonly locale: Locale;
  /** A newer version; `null` or absent without one. */
  readonly update?: {
    readonly version: string;
    /** Whether it is downloaded and checked: then a click restarts into it. */
    readonly isReady: boolean;
  } | null;
  /** Whether the mini view is on screen; absent: it is not. */
  readonly hasMini?: boolean;
  /** `darwin`, `win32`; everything else counts as Linux. */
  readonly platform: string;
}

/**
 * A line of the menu. The ids `refresh`, `dashboard`, `settings`, `hide_mini`, `update` and `quit` do what they name,
 * `account:<folder>` chooses an account; a click on any other line opens the popover.
 */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly enabled: boolean;
  readonly type: 'normal' | 'separator';
}

/** The tray as plain data, for the native code to draw. */
export interface TrayView {
  /** The text beside the icon on macOS; otherwise empty. */
  readonly title: string;
  readonly tooltip: string;
  readonly icon: IconSpec;
  readonly menu: readonly MenuItem[];
}

/** The parts of a tray that must be drawn again. */
export type TrayChanges = Readonly<Record<keyof TrayView, boolean>>;

/** Builds the tray of a snapshot. Its text changes with the readings, and with the time at most once a minute. */
export function trayView(snapshot: ShownSnapshot, options: TrayOptions): TrayView {
  const { style, platform } = options;
  const window = trayWindow(snapshot, options.window);
  return {
    title:
      platform === 'darwin' && style !== 'icon' && style !== 'bars' ? titleOf(snapshot, window, options) : '',
    tooltip: trayTooltip(snapshot, options, { platform, wish: options.window }),
    icon: iconOf(snapshot, window, options),
    menu: menuOf(snapshot, options),
  };
}

/** The parts that differ between two views; all of them without a first one. */
export function trayChanges(before: TrayView | null, after: TrayView): TrayChanges {
  const changed = (part: keyof TrayView) =>
    before === null || JSON.stringify(before[part]) !== JSON.stringify(after[part]);
  return {
    title: changed('title'),
    tooltip: changed('tooltip'),
    icon: changed('icon'),
    menu: changed('menu'),
  };
}

/**
 * `42%`, without a space as in the menu bar, `~42%` for an estimate; at a limit the time of its end; `–` for no number.
 */
function titleOf(snapshot: ShownSnapshot, window: WindowView | null, options: TrayOptions): string {
  const account = options.window === MOST_ROOM ? accountWithRoom(snapshot.accounts) : null;
  if (account !== null) return percentTitle(account, options);
  const pair = options.style === 'two' ? tightestPair(snapshot.windows) : [];
  // At a limit the time of its end is what counts.
  const isOpen = pair.every((each) => iconStateOf(each, snapshot.stale) !== 'reached');
  return pair.length === 2 && isOpen
    ? pair.map((each) => percentTitle(each, options)).join(' · ')
    : windowTitle(snapshot, window, options);
}

function percentTitle(
  { utilization, source }: Pick<WindowView, 'utilization'> & Pick<AccountSummary, 'source'>,
  { amount, locale }: TrayOptions,
): string {
  if (utilization === null) return '–';
  const percent = percentOf(utilization, amount, locale).replace(/\s/, '');
  return source === 'local_estimate' ? wordsOf(locale).tray.about(percent) : percent;
}

function windowTitle(snapshot: ShownSnapshot, window: WindowView | null, options: TrayOptions): string {
  const { amount, locale } = options;
  // The clock time is when Claude answers again; it is omitted where Claude continues.
  const isBack = (snapshot.limitMode?.mode ?? 'normal') === 'normal';
  const reached = iconStateOf(window, snapshot.stale) === 'reached' && isBack;
  const { resetsAt = null, utilization = null } = window ?? {};
  if (reached && resetsAt !== null) return formatClock(resetsAt, snapshot.takenAt, locale);
  if (utilization === null) return reached ? percentOf(100, amount, locale).replace(/\s/, '') : '–';
  return percentTitle({ utilization, source: window?.source ?? null }, options);
}

function menuOf(snapshot: ShownSnapshot, options: TrayOptions): readonly MenuItem[] {
  const { locale } = options;
  const words = wordsOf(locale).tray;
  const { takenAt, windows, problem, refreshAnswer, settingsFile } = snapshot;
  return [
    ...optional('alert', undeliveredLine(snapshot, locale)),
    ...optional('verdict', verdictLine(snapshot)),
    ...windows.map((window) => item(`window:${window.id}`, windowLine(window, takenAt, options))),
    ...optional('limit_mode', goesOnLine(snapshot, locale)),
    ...optional('extra_usage', extraLine(snapshot, locale)),
    ...optional('banked_resets', bankedLine(snapshot, locale)),
    ...optional('source', refreshAnswer ?? sourceLine(snapshot, locale)),
    ...optional('problem', problem && withoutMarks(problem.message)),
    ...optional('settings_file', settingsFile?.message ?? null),
    ...accountItems(snapshot, options),
    separator('separator:status'),
    item('open', words.open),
    item('dashboard', words.openDashboard),
    item('settings', words.openSettings),
    item('refresh', words.refresh),
    // With clicks that go through it, the mini view has no button of its own.
    ...(options.hasMini === true ? [item('hide_mini', wordsOf(locale).mini.hide)] : []),
    ...optional('update', updateLine(options)),
    separator('separator:quit'),
    item('quit', words.quit),
  ];
}

function updateLine({ update, locale }: TrayOptions): string | null {
  if (update === undefined || update === null) return null;
  const { tray, trayReady } = wordsOf(locale).updates;
  return update.isReady ? trayReady(update.version) : tray(update.version);
}

/** The accounts that are not shown, a line each; none for a single account. */
function accountItems({ accounts }: ShownSnapshot, options: TrayOptions): readonly MenuItem[] {
  const others = accounts.filter(({ chosen }) => !chosen);
  if (accounts.length < 2 || others.length === 0) return [];
  const lines = others.map((account) => item(`account:${account.dir}`, accountLine(account, options)));
  return [separator('separator:accounts'), ...lines];
}

function optional(id: string, label: string | null): readonly MenuItem[] {
  return label === null ? [] : [item(id, label)];
}

/**
 * A line of the menu. `&` marks an accelerator on every system, so a literal one is doubled. Chromium converts it for
 * each system, and doubles the underscore for Linux, where that is the mark
 * (ui/base/accelerators/menu_label_accelerator_util).
 */
function item(id: string, label: string): MenuItem {
  return { id, label: plainCell(label).replaceAll('&', '&&'), enabled: true, type: 'normal' };
}

function separator(id: string): MenuItem {
  return { id, label: '', enabled: true, type: 'separator' };
}
