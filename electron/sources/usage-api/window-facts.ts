import type { LimitWindow, Severity } from '../../core/usage';
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

const SIGNS = ['utilization', 'percent', 'resets_at', 'reset_at', 'limit_dollars'];

/** The facts of a window-shaped value; `null` when it is null or no window at all. */
export function readFacts(value: unknown, path: string, context: ReadContext, name: string | null = null) {
  const raw = recordOf(value);
  if (raw === null) {
    if (value !== null && value !== undefined) context.note(path);
    return null;
  }
  if (!SIGNS.some((key) => Object.hasOwn(raw, key))) return null;
  const read = windowShape.parse(raw);
  noteOddFields(context.note, path, raw, read);
  const rawResetsAt = read.resets_at ?? read.reset_at;
  const resetsAt = parseReset(rawResetsAt, context.reference);
  if (rawResetsAt !== null && resetsAt === null) context.note(`${path}.resets_at`);
  const facts: WindowFacts = {
    utilization: read.utilization ?? read.percent,
    resetsAt,
    rawResetsAt,
    severity: severityWord(read.severity),
    limitDollars: read.limit_dollars,
    name,
  };
  return facts;
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
        id,
        label: windowLabel(id, facts.name ?? undefined),
        utilization: facts.utilization,
        resetsAt: facts.resetsAt,
        rawResetsAt: facts.rawResetsAt,
        exactReset: false,
        severity: facts.severity,
      }))
      .sort(compareWindows)
      .slice(0, MAX_WINDOWS);
  }
}
