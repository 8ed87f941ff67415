import { formatClock, formatPercent, type Locale } from './format';
import type { Amount, TrayStyle } from './settings';
import type { Snapshot, WindowView } from './snapshot-types';
import { amountOf, iconOf, iconStateOf, trayWindow } from './tray-choice';
import type { IconSpec } from './tray-icon/spec';
import { trayTooltip } from './tray-tooltip';
import { extraLine, sourceLine, windowLine } from './tray-words';

/** What the user chose for the tray, and where it is drawn. */
export interface TrayOptions {
  readonly style: TrayStyle;
  /** `most_critical`, or the id of a window. */
  readonly window: string;
  readonly amount: Amount;
  readonly locale: Locale;
  /** `darwin`, `win32`; all else is treated as Linux. */
  readonly platform: string;
}

/** A line of the menu. A click on a line that is neither `refresh` nor `quit` opens the popover. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly enabled: boolean;
  readonly type: 'normal' | 'separator';
}

/** The tray as plain data: what native code draws, and nothing else. */
export interface TrayView {
  /** The text beside the icon: macOS only, `` elsewhere. */
  readonly title: string;
  readonly tooltip: string;
  readonly icon: IconSpec;
  readonly menu: readonly MenuItem[];
}

/** Which parts of a tray must be drawn anew. */
export type TrayChanges = Readonly<Record<keyof TrayView, boolean>>;

/** The tray of a snapshot. Its words change with the readings, and with the time at most once a minute. */
export function trayView(snapshot: Snapshot, options: TrayOptions): TrayView {
  const { style, locale, platform } = options;
  const window = trayWindow(snapshot, options.window);
  return {
    title:
      platform === 'darwin' && style !== 'icon' && style !== 'bars' ? titleOf(snapshot, window, options) : '',
    tooltip: trayTooltip(snapshot, locale, platform),
    icon: iconOf(snapshot, window, options),
    menu: menuOf(snapshot, locale),
  };
}

/** What changed from one view to the next; everything, when there was none before. */
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

/** `42%`, without a space as the menu bar writes it; at the limit when it is over; `–` for no number. */
function titleOf(snapshot: Snapshot, window: WindowView | null, { amount, locale }: TrayOptions): string {
  const reached = iconStateOf(window, snapshot.stale) === 'reached';
  const { resetsAt = null, utilization = null } = window ?? {};
  if (reached && resetsAt !== null) return formatClock(resetsAt, snapshot.takenAt, locale);
  if (utilization === null) return reached ? '100%' : '–';
  return formatPercent(amountOf(utilization, amount), locale).replace(/\s/, '');
}

function menuOf(snapshot: Snapshot, locale: Locale): readonly MenuItem[] {
  const { takenAt, windows, problem, refreshAllowedAt } = snapshot;
  const allowed = refreshAllowedAt === null || refreshAllowedAt <= takenAt;
  return [
    ...windows.map((window) => item(`window:${window.id}`, windowLine(window, takenAt, locale))),
    ...optional('extra_usage', extraLine(snapshot, locale)),
    ...optional('source', sourceLine(snapshot, locale)),
    ...optional('problem', problem?.message ?? null),
    separator('separator:status'),
    item('open', 'Open'),
    { ...item('refresh', 'Refresh'), enabled: allowed },
    item('settings', 'Settings…'),
    separator('separator:quit'),
    item('quit', 'Quit'),
  ];
}

function optional(id: string, label: string | null): readonly MenuItem[] {
  return label === null ? [] : [item(id, label)];
}

/** `&` marks an accelerator in native menus, so one that is meant is doubled. */
function item(id: string, label: string): MenuItem {
  return { id, label: label.replaceAll('&', '&&'), enabled: true, type: 'normal' };
}

function separator(id: string): MenuItem {
  return { id, label: '', enabled: true, type: 'separator' };
}
