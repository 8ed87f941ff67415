import type { WindowView } from '../../core/snapshot/snapshot-types';
import { signOf } from '../../core/pace/prospect';
import { span, type Span, type Style } from './styled';

/** Cells of a bar. */
const CELLS = 20;
const FILLED = '█';
/** Parts of a cell, from an eighth to seven eighths. */
const parts = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const EMPTY = '░';
/** Marks how much of the window's time has passed. */
const TICK = '│';

/** A window's bar: what is used, and a tick at the time that has passed. Without a percent it is empty. */
export function usageBar(window: WindowView, now: number): readonly Span[] {
  const { utilization, resetsAt, startedAt } = window;
  const eighths = Math.round((Math.min(100, Math.max(0, utilization ?? 0)) / 100) * CELLS * 8);
  // Anything used shows, and a full bar only means 100 %.
  const shown = shownEighths(utilization, eighths);
  const cells = Array.from({ length: CELLS }, (_, cell) => cellOf(shown - cell * 8));
  const tick = tickCell(startedAt, resetsAt, now);
  return cells.map((text, cell) =>
    cell === tick ? span(TICK, 'strong') : span(text, text === EMPTY ? 'faint' : styleOf(window)),
  );
}

function shownEighths(utilization: number | null, eighths: number): number {
  if (utilization === null || utilization <= 0) return 0;
  if (utilization >= 100) return CELLS * 8;
  return Math.min(CELLS * 8 - 1, Math.max(1, eighths));
}

function cellOf(eighths: number): string {
  if (eighths >= 8) return FILLED;
  return eighths <= 0 ? EMPTY : (parts[eighths] ?? EMPTY);
}

function tickCell(startedAt: number | null, resetsAt: number | null, now: number): number | null {
  if (startedAt === null || resetsAt === null || resetsAt <= startedAt) return null;
  const share = (now - startedAt) / (resetsAt - startedAt);
  return share < 0 || share > 1 ? null : Math.min(CELLS - 1, Math.floor(share * CELLS));
}

function styleOf(window: WindowView): Style {
  const severity = signOf(window);
  return severity === 'normal' ? 'fill' : severity;
}
