import { formatClock } from '../text/format';
import { wordsOf } from '../i18n/words';
import { cutText, plainCell } from '../text/plain-text';
import type { ShownSnapshot, WindowView } from '../snapshot/snapshot-types';
import { tightestWindow } from '../snapshot/urgency';
import { windowName } from '../text/window-words';
import { accountWithRoom, MOST_ROOM } from './most-room';
import {
  accountLine,
  coversLine,
  goesOnLine,
  insteadOfUsed,
  sourceLine,
  undeliveredLine,
  usedPart,
  type Wording,
} from './tray-words';

/** The longest tooltip on Windows, in UTF-16 units (NOTIFYICONDATA.szTip holds 128 with its end). */
const WINDOWS_LIMIT = 127;

/** The options that the tooltip depends on. */
export interface TooltipChoice {
  readonly platform: string;
  /** The setting of the window; with `most_room` the first line names an account. */
  readonly wish: string;
}

/**
 * The tooltip: the tightest window, all windows with their resets, and the age of the numbers, a line each. It has
 * clock times only, so that it changes with a reading and not with the time. On Windows it is shortened until it fits;
 * the problem (or the age) and the tightest window stay.
 */
export function trayTooltip(
  snapshot: ShownSnapshot,
  wording: Wording,
  { platform, wish }: TooltipChoice,
): string {
  const { locale } = wording;
  const { windows, problem, takenAt } = snapshot;
  const source = sourceLine(snapshot, locale);
  const unsaid = undeliveredLine(snapshot, locale);
  const trouble = problem && withoutMarks(problem.message);
  const status = [
    unsaid,
    trouble,
    goesOnLine(snapshot, locale) ?? coversLine(snapshot, locale),
    source,
  ].filter((line) => line !== null);
  const headline = (wish === MOST_ROOM ? roomLine(snapshot, wording) : null) ?? headlineOf(snapshot, wording);
  const rows = windows.map((window) => tooltipRow(window, takenAt, wording, false));
  const full =
    rows.length > 0
      ? [headline ?? '', ...rows, ...status]
      : [unsaid ?? '', wordsOf(locale).tray.named(withoutMarks(insteadOfWindows(snapshot))), source ?? ''];
  const text = linesOf(full);
  if (platform !== 'win32') return text;
  const most = status.slice(0, 1);
  const fewer = rows.length > 0 ? [rows, ...fewerRows(windows, takenAt, wording)] : [];
  // A single row is that of the tightest window, which needs no line before it.
  const texts = [
    text,
    ...fewer.map((some) => linesOf([...(some.length > 1 ? [headline ?? ''] : []), ...some, ...most])),
  ];
  const fitting = texts.map(forWindows).find(({ length }) => length <= WINDOWS_LIMIT);
  return fitting ?? cut(texts.at(-1) ?? text);
}

/** Joins lines, without empty ones at the start and the end. */
function linesOf(lines: readonly string[]): string {
  return lines.map(plainCell).join('\n').trim();
}

/** Windows shows one `&` of three: https://github.com/electron/electron/issues/14373 */
function forWindows(text: string): string {
  return text.replaceAll('&', '&&&');
}

/** Cuts a text to the limit, without cutting a character or a triple `&` in two. */
function cut(text: string): string {
  for (let length = WINDOWS_LIMIT - 1; ; length -= 1) {
    const short = `${forWindows(cutText(text, length))}…`;
    if (short.length <= WINDOWS_LIMIT) return short;
  }
}

/** One sentence: that of the problem, whose advice is in the popover, or of the verdict. */
function insteadOfWindows({ problem, verdict }: ShownSnapshot): string {
  return problem ? problem.message : verdict.claim;
}

/** `Most room: ~/.claude-work: 12 %`; `null` for a single account. */
function roomLine({ accounts }: ShownSnapshot, wording: Wording): string | null {
  const account = accountWithRoom(accounts);
  return account && wordsOf(wording.locale).tray.mostRoom(accountLine(account, wording));
}

/** `Tightest: 7-day, 43 %`: whose number it is; `null` for a single window. */
function headlineOf({ windows }: ShownSnapshot, wording: Wording): string | null {
  const window = windows.length > 1 ? tightestWindow(windows) : null;
  const used = window && usedPart(window, wording, true);
  if (window === null || used === null) return null;
  const words = wordsOf(wording.locale);
  return words.tray.tightest(windowName(window, words), used);
}

/** Text without backticks, for a tooltip and a menu. */
export function withoutMarks(text: string): string {
  return text.replaceAll('`', '');
}

/** Short rows of all windows, then one row fewer each time, down to the tightest window alone. */
function fewerRows(
  windows: readonly WindowView[],
  now: number,
  wording: Wording,
): readonly (readonly string[])[] {
  const rows = windows.map((window) => tooltipRow(window, now, wording, true));
  const tightest = tightestWindow(windows);
  const order = windows.map((_, index) => index).filter((index) => windows[index] !== tightest);
  return windows.map((_, count) => {
    const gone = order.slice(order.length - count);
    return rows.filter((_row, index) => !gone.includes(index));
  });
}

function tooltipRow(window: WindowView, now: number, wording: Wording, short: boolean): string {
  const { locale } = wording;
  const words = wordsOf(locale);
  const { line } = words.tray;
  const name = windowName(window, words);
  const used = usedPart(window, wording, short);
  if (used === null) return line.plain(name, short ? '–' : insteadOfUsed(window, now, locale));
  if (window.resetsAt === null) return line.plain(name, used);
  return (short ? line.short : line.resets)(name, used, formatClock(window.resetsAt, now, locale));
}
