import type { LimitWindow, Severity } from '../../core/usage';
import { readingOfWindow } from '../../core/window-reading';
import { compareWindows, windowLabel, worseSeverity } from '../../core/windows';
import { noteOddFields, windowShape, type Note } from './shapes';
import { recordOf } from './text';
import { parseReset } from './timestamps';

/** More rows than this are no account's windows. */
const MAX_WINDOWS = 50;

/** What one place in the answer says about one window. */
export interface WindowFacts {
  readonly utilization: number | null;
  readonly resetsAt: number | null;
  readonly rawResetsAt: string | null;
  readonly severity: Severity;
  /** Size of a dollar pool; `null` for ordinary windows. */
  readonly limitDollars: number | null;
  /** The model or surface in words; `null` where the id says it. */
  readonly name: string | null;
}

/** What reading needs besides the body: the moment resets are judged by (epoch ms), and where odd values are noted. */
export interface ReadContext {
  readonly reference: number;
  readonly note: Note;
}

/**
 * How a place in the answer names its percent. `window`: `utilization`, in older answers `percent`. `row`: the rows
 * of a list say `percent`, or `utilization`. `unknown`: under a key that is not known only an object with
 * `utilization` is a window, since a `percent` there may be a share of anything.
 */
export type Shape = 'window' | 'row' | 'unknown';

const signs: Readonly<Record<Shape, readonly string[]>> = {
  window: ['utilization', 'percent', 'resets_at', 'reset_at', 'limit_dollars'],
  row: ['utilization', 'percent', 'resets_at', 'reset_at', 'limit_dollars'],
  unknown: ['utilization'],
};

/** The facts of a window-shaped value; `null` when it is null or no window at all. */
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
  // Beside `utilization`, even one that says nothing, a window's `percent` is another number.
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

/** Takes for each field the first one that says something. */
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

/** Windows by id, while an answer is read: what is added first has precedence, field by field. */
export class WindowTable {
  readonly #byId = new Map<string, WindowFacts>();

  add(id: string, facts: WindowFacts | null): void {
    if (facts === null) return;
    const known = this.#byId.get(id);
    this.#byId.set(id, known === undefined ? facts : merge(known, facts));
  }

  /** In the order of the screen. */
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
        // Judged by the server's own clock, which the reading does not know.
        resetsAt: facts.resetsAt,
        rawResetsAt: facts.rawResetsAt,
      }))
      .sort(compareWindows)
      .slice(0, MAX_WINDOWS);
  }
}
