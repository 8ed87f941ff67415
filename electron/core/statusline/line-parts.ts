import { wordsOf, type Words } from '../i18n/words';
import { inEnglish } from '../locale';
import { formatClock } from '../text/format';
import { formatWholePercent } from '../text/format-percent';
import { compareWindows, severityOf } from '../usage/windows';
import type { LinePart, LineTone } from './fit-line';
import type { Segment } from './line-choice';
import type { LineState } from './line-state';
import { inputWindows, mergedWindows, type InputWindow, type ShownWindow } from './line-windows';

/** Claude Code's input to its status line, as far as it is shown. */
export interface LineInput {
  readonly windows: readonly InputWindow[];
  /** Percent of the spend limit; may exceed 100. */
  readonly spend: number | null;
  /** Instants by this computer's clock. */
  readonly cache: { readonly warm: boolean; readonly expiresAt: number | null } | null;
  /** Percent of the context window. */
  readonly contextUsed: number | null;
}

/** Ms after which a number is old and gets the time of its reading. Equal to that of tray and popover. */
export const OLD_AFTER_MS = 900_000;

/** The segments of the line if the user chose none. Then its windows are those of Claude Code's input alone. */
const PLAIN: readonly Segment[] = ['windows', 'scoped', 'spend', 'mode'];

/** The facts of one line. */
export interface LineFacts {
  readonly input: LineInput;
  readonly state: LineState;
  /** Epoch ms by this computer's clock. */
  readonly now: number;
}

interface Facts extends LineFacts {
  readonly windows: readonly ShownWindow[];
  /** Epoch ms by Anthropic's clock. */
  readonly trueNow: number;
  readonly words: Words['line'];
  readonly hasResets: boolean;
}

/** The parts of the line, in the order of the chosen segments; an empty choice gives the plain line. */
export function linePartsOf(given: LineFacts, chosen: readonly Segment[]): readonly LinePart[] {
  const { input, state, now } = given;
  const isPlain = chosen.length === 0;
  const trueNow = now - state.aheadMs;
  const windows = isPlain
    ? inputWindows(input.windows, state.aheadMs)
    : mergedWindows(input.windows, state, trueNow);
  const facts: Facts = {
    ...given,
    windows: [...windows].sort(compareWindows),
    trueNow,
    // The plain line has the same words in each language.
    words: wordsOf(isPlain ? inEnglish(state.locale) : state.locale).line,
    hasResets: chosen.includes('resets'),
  };
  return (isPlain ? PLAIN : chosen).flatMap((segment) => makers[segment](facts));
}

const makers: Readonly<Record<Segment, (facts: Facts) => readonly LinePart[]>> = {
  windows: (facts) => facts.windows.filter(isMain).flatMap((window) => windowPart(window, facts)),
  scoped: (facts) =>
    facts.windows.filter((window) => !isMain(window)).flatMap((window) => windowPart(window, facts)),
  // A part of each window.
  resets: () => [],
  pace: pacePart,
  age: agePart,
  mode: ({ state, trueNow }) =>
    state.mode === null || state.mode.until <= trueNow
      ? []
      : [{ text: state.mode.text, tone: 'warning', rank: 40 }],
  spend: ({ input, state, words }) => {
    const percent = input.spend ?? state.spend;
    if (percent === null) return [];
    const text = words.spend(formatWholePercent(percent));
    return [{ text, tone: toneOf(percent), rank: percent >= HOT ? 28 : 60 }];
  },
  cache: cachePart,
  context: ({ input: { contextUsed }, words }) =>
    contextUsed === null
      ? []
      : [{ text: words.context(formatWholePercent(contextUsed)), tone: 'faint', rank: 90 }],
};

/** Percent from which a window stays longest in a line that is too long. */
const HOT = 80;

function isMain({ id }: { readonly id: string }): boolean {
  return id === 'five_hour' || id === 'seven_day';
}

function windowPart(window: ShownWindow, { hasResets, trueNow, state }: Facts): readonly LinePart[] {
  const { id, percent, resetsAt } = window;
  const name = shortName(window);
  if (name === null || percent === null) return [];
  const [rank, resetRank] = id === 'five_hour' ? [20, 70] : id === 'seven_day' ? [22, 75] : [55, 80];
  const text = `${name} ${formatWholePercent(percent)}`;
  const part = {
    text,
    tone: toneOf(percent),
    rank: percent < HOT ? rank : rank / 4,
    isWindow: true,
  } as const;
  if (!hasResets || resetsAt === null) return [part];
  const short = { text, rank: resetRank };
  return [{ ...part, text: `${text} → ${formatClock(resetsAt, trueNow, state.locale)}`, short }];
}

/** `5h`, `7d Fable`; `null` for a window that has no name of its own. */
function shortName({ id, label }: { readonly id: string; readonly label: string }): string | null {
  if (id === 'five_hour') return '5h';
  return id === 'seven_day' || id.startsWith('seven_day_') ? label.replace('7-day', '7d') : null;
}

function toneOf(percent: number): LineTone {
  const severity = severityOf(percent, 'normal');
  return severity === 'normal' ? 'plain' : severity;
}

/** The first window that runs out before its reset, else that all last; nothing while no forecast is known. */
function pacePart({ windows, trueNow, words, state }: Facts): readonly LinePart[] {
  const running = windows.filter(({ percent }) => percent !== null && percent < 100);
  const isRecent = ({ observedAt }: ShownWindow) => trueNow - observedAt <= OLD_AFTER_MS;
  const [first] = running
    .filter(isRecent)
    .flatMap((window) => {
      const name = shortName(window);
      const { verdict, runsOutAt } = window;
      return verdict !== 'runs_out' || runsOutAt === null || name === null ? [] : [{ name, runsOutAt }];
    })
    .filter(({ runsOutAt }) => runsOutAt > trueNow)
    .sort((a, b) => a.runsOutAt - b.runsOutAt);
  if (first !== undefined) {
    const text = words.runsOut(first.name, formatClock(first.runsOutAt, trueNow, state.locale));
    return [{ text, tone: 'warning', rank: 50 }];
  }
  const lasts =
    running.length > 0 && running.every((window) => isRecent(window) && window.verdict === 'lasts');
  return lasts ? [{ text: words.lasts, tone: 'faint', rank: 50 }] : [];
}

/** The reading of the oldest number, once it is old. */
function agePart({ windows, trueNow, words, state }: Facts): readonly LinePart[] {
  const moments = windows.flatMap(({ percent, observedAt }) => (percent === null ? [] : [observedAt]));
  const oldest = Math.min(...moments);
  if (moments.length === 0 || trueNow - oldest <= OLD_AFTER_MS) return [];
  const text = words.asOf(formatClock(oldest, trueNow, state.locale));
  return [{ text, tone: 'faint', rank: 1, isRemark: true }];
}

function cachePart({ input: { cache }, now, words, state }: Facts): readonly LinePart[] {
  if (cache === null) return [];
  const { warm, expiresAt } = cache;
  if (!warm || (expiresAt !== null && expiresAt <= now))
    return [{ text: words.cacheCold, tone: 'warning', rank: 85 }];
  if (expiresAt === null) return [];
  return [{ text: words.cacheWarm(formatClock(expiresAt, now, state.locale)), tone: 'faint', rank: 85 }];
}
