import { formatClock, type Locale } from './format';
import type { Snapshot, WindowView } from './snapshot-types';
import { insteadOfUsed, sourceLine, usedPart } from './tray-words';

/** Windows cuts a tooltip after 127 UTF-16 units (NOTIFYICONDATA.szTip holds 128 with its end). */
const WINDOWS_LIMIT = 127;

/**
 * All windows, their resets and the age of it all, one a line, with clock times only: it changes when a
 * reading does, not with the time. On Windows the words get fewer until they fit; the last line, what is
 * wrong or how old it is, goes last.
 */
export function trayTooltip(snapshot: Snapshot, locale: Locale, platform: string): string {
  const { windows, problem, verdict } = snapshot;
  const rows = (short: boolean) => windows.map((window) => tooltipRow(window, snapshot.takenAt, locale, short));
  const source = sourceLine(snapshot, locale);
  const lines = [...(problem ? [problem.message] : []), ...(source === null ? [] : [source])];
  if (windows.length === 0) {
    const said = problem ? [`${problem.message} ${problem.advice}`] : [`${verdict.claim} ${verdict.rest}`.trim()];
    return fitting([[`Quotide: ${said.join('')}`, ...(source === null ? [] : [source])]], platform);
  }
  const last = lines.slice(0, 1);
  const fewer = windows.map((_, dropped) => [...rows(true).slice(0, windows.length - dropped), ...last]);
  return fitting([[...rows(false), ...lines], [...rows(false), ...last], ...fewer], platform);
}

function tooltipRow(window: WindowView, now: number, locale: Locale, short: boolean): string {
  const used = usedPart(window, locale);
  if (used === null) return `${window.label}: ${short ? '–' : insteadOfUsed(window, now, locale)}`;
  if (window.resetsAt === null) return `${window.label}: ${used}`;
  return `${window.label}: ${used} · ${short ? '' : 'resets '}${formatClock(window.resetsAt, now, locale)}`;
}

/** The first of several wordings that the platform can show whole; else the last, cut. */
function fitting(wordings: readonly (readonly string[])[], platform: string): string {
  const texts = wordings.map((lines) => lines.join('\n'));
  const limit = platform === 'win32' ? WINDOWS_LIMIT : Infinity;
  const text = texts.find(({ length }) => length <= limit);
  return text ?? `${(texts.at(-1) ?? '').slice(0, WINDOWS_LIMIT - 1)}…`;
}
