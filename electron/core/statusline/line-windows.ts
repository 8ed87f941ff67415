import { isSameReset } from '../usage/same-reset';
import type { LineState, LineWindow } from './line-state';

/** A window in Claude Code's input. */
export interface InputWindow {
  readonly id: string;
  readonly label: string;
  readonly percent: number;
  /** Epoch ms by Anthropic's clock; `null`: unknown. */
  readonly resetsAt: number | null;
  /** When the value arose at the latest (epoch ms by this computer's clock); `null`: unknown. */
  readonly changedAt: number | null;
  /** When Claude Code got it at the latest, with or without a change (epoch ms by this computer's clock). */
  readonly observedAt: number;
}

/** A window of the line. */
export type ShownWindow = LineWindow;

/** Claude Code's windows as they came. */
export function inputWindows(windows: readonly InputWindow[], aheadMs: number): readonly ShownWindow[] {
  return windows.map(({ id, label, percent, resetsAt, observedAt }) => ({
    id,
    label,
    percent,
    resetsAt,
    observedAt: observedAt - aheadMs,
    ...unjudged,
  }));
}

const unjudged = { verdict: 'unknown', runsOutAt: null } as const;

/**
 * All windows that Claude Code's input or the app has, each with the number that is known to be newer. A period that has
 * ended has no number.
 *
 * @param trueNow epoch ms by Anthropic's clock
 */
export function mergedWindows(
  input: readonly InputWindow[],
  { windows, aheadMs }: LineState,
  trueNow: number,
): readonly ShownWindow[] {
  const mine = inputWindows(input, aheadMs);
  const ids = new Set([...mine, ...windows].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const known = windows.find((each) => each.id === id);
    const changedAt = input.find((each) => each.id === id)?.changedAt ?? trueNow + aheadMs;
    const own = mine.find((each) => each.id === id);
    const newer = newerOf(own, known, changedAt - aheadMs);
    return newer === undefined || isOver(newer, trueNow) ? [] : [newer];
  });
}

/** Within one period only a higher number of a session is news: an idle session draws its old line again. */
function newerOf(
  own: ShownWindow | undefined,
  known: ShownWindow | undefined,
  changedAt: number,
): ShownWindow | undefined {
  if (own === undefined || known === undefined) return own ?? known;
  if (known.percent === null) return own;
  if (own.resetsAt !== null && known.resetsAt !== null && !isSameReset(own.resetsAt, known.resetsAt))
    return own.resetsAt > known.resetsAt ? own : known;
  const isNews = (own.percent ?? 0) > known.percent && changedAt > known.observedAt;
  // The forecast still holds: the app computes it again as soon as it has read this line's note.
  return isNews ? { ...known, percent: own.percent, observedAt: own.observedAt } : known;
}

function isOver({ resetsAt }: ShownWindow, trueNow: number): boolean {
  return resetsAt !== null && resetsAt <= trueNow;
}
