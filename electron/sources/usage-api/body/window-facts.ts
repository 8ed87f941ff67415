import type { LimitWindow, Severity } from '../../../core/usage/usage';
import { readingOfWindow } from '../../../core/usage/window-reading';
import { compareWindows, windowLabel, worseSeverity } from '../../../core/usage/windows';
import { noteOddFields, windowShape, type Note } from './shapes';
import { recordOf } from './json-values';
import { parseReset } from './timestamps';

/** Limit of windows; no account has more. */
const MAX_WINDOWS = 50;

/** The facts about one window from one place in the answer. */
export interface WindowFacts {
  readonly utilization: number | null;
  readonly resetsAt: number | null;
  readonly rawResetsAt: string | null;
  readonly severity: Severity;
  /** Size of a dollar pool; `null` for ordinary windows. */
  readonly limitDollars: number | null;
  /** The name of the model or surface; `null` where the id is enough. */
  readonly name: string | null;
}

/**
 * Needed besides the body: the instant with which resets are compared (epoch ms), and the recorder of malformed values.
 */
export interface ReadContext {
  readonly reference: number;
  readonly note: Note;
}

/**
 * The field of the percent, by place. `window`: `utilization`, in older answers `percent`. `row`: a row of a list has
 * `percent` or `utilization`. `unknown`: under an unknown key only an object with `utilization` is a window, since its
 * `percent` may be a share of anything.
 */
export type Shape = 'window' | 'row' | 'unknown';

const signs: Readonly<Record<Shape, readonly string[]>> = {
  window: ['utilization', 'percent', 'resets_at', 'reset_at', 'limit_dollars'],
  row: ['utilization', 'percent', 'resets_at', 'reset_at', 'limit_dollars'],
  unknown: ['utilization'],
};

/** Parses a window-shaped value; `null` when it is null or no window. */
export function readFacts(
  value: unknown,
  path: string,
  context: ReadContext,
  { name = null, shape = 'window' }: { readonly name?: string | null; readonly shape?: Shape } = {},
): WindowFacts | null {
  const raw = recordOf(value);
  if (raw === null) {
    if (value !== null && value !== undefined) context.note(path);
    return null;
  }
  if (!signs[shape].some((key) => Object.hasOwn(raw, key))) return null;
  const read = windowShape.parse(raw);
  noteOddFields(context.note, path, raw, read);
  const rawResetsAt = read.resets_at ?? read.reset_at;
  const resetsAt = parseReset(rawResetsAt, context.reference);
  if (rawResetsAt !== null && resetsAt === null) context.note(`${path}.resets_at`);
  // Beside `utilization`, even a null one, a window's `percent` is another number.
  const isPercentMeant = shape === 'row' || !Object.hasOwn(raw, 'utilization');
  return {
    utilization: isPercentMeant ? (read.percent ?? read.utilization) : read.utilization,
    resetsAt,
    rawResetsAt,
    severity: severityWord(read.severity),
    limitDollars: read.limit_dollars,
    name,
  };
}

function severityWord(word: string | null): Severity {
  return word === 'warning' || word === 'critical' ? word : 'normal';
}

/** For each field the first value that is not null. */
function merge(first: WindowFacts, second: WindowFacts): WindowFacts {
  const reset = first.resetsAt !== null || second.rawResetsAt === null ? first : second;
  return {
    utilization: first.utilization ?? second.utilization,
    resetsAt: reset.resetsAt,
    rawResetsAt: reset.rawResetsAt,
    severity: worseSeverity(first.severity, second.severity),
    limitDollars: first.limitDollars ?? second.limitDollars,
    name: first.name ?? second.name,
  };
}

/** The windows of an answer by id, while it is parsed. For each field the value that is added first has precedence. */
export class WindowTable {
  readonly #byId = new Map<string, WindowFacts>();

  add(id: string, facts: WindowFacts | null): void {
    if (facts === null) return;
    const known = this.#byId.get(id);
    this.#byId.set(id, known === undefined ? facts : merge(known, facts));
  }

  /** The windows in screen order. */
  list(): readonly LimitWindow[] {
    return [...this.#byId]
      .map(([id, facts]) => ({
        ...readingOfWindow({
          id,
          label: windowLabel(id, facts.name ?? undefined),
          percent: facts.utilization,
          reset: facts.rawResetsAt,
          isExact: false,
          severity: facts.severity,
        }),
        // Compared with the server's clock, which `readingOfWindow` does not know.
        resetsAt: facts.resetsAt,
        rawResetsAt: facts.rawResetsAt,
      }))
      .sort(compareWindows)
      .slice(0, MAX_WINDOWS);
  }
}
