import type { MachineSum } from '../../core/machines/machine-use';
import type { LocalUse } from '../../core/estimate/estimate-types';
import type { History } from '../../history/history';

/** This machine's token uses for estimates; the ledger is queried only after it has changed. */
export interface LocalUses {
  /** From `since` (excluded) to `until` (included), summed in steps that are the longer the longer the span is. */
  readonly inSteps: (account: string, since: number, until: number) => readonly LocalUse[];
  /** From `since` (included) to `until` (included) as one use a model, dated `until`. */
  readonly asOne: (account: string, since: number, until: number) => readonly LocalUse[];
  /** What other machines used from `since` until `until` (both included), by machine and model, dated `until`. */
  readonly machines: (account: string, since: number, until: number) => readonly MachineSum[];
  /** To be called when the ledger has new uses of this moment or later; 0: also when other machines' uses changed. */
  readonly changed: (from: number) => void;
  /** Rises with each change. */
  readonly version: () => number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A few hundred steps at most: estimates go through them one by one, for each snapshot. */
const STEPS: readonly (readonly [spanMs: number, stepMs: number])[] = [
  [2 * HOUR, MINUTE],
  [24 * HOUR, 5 * MINUTE],
];
const LONGEST_STEP = 15 * MINUTE;
/** Spans in memory: some windows of some accounts. */
const MOST = 24;

interface Span {
  readonly rows: readonly LocalUse[];
  readonly until: number;
  /** Uses before it are unchanged since they were read, epoch ms. */
  dirtyFrom: number;
}

export function createLocalUses({ ledger, machineUses }: Pick<History, 'ledger' | 'machineUses'>): LocalUses {
  const spans = new Map<string, Span>();
  const machineSums = new Map<string, readonly MachineSum[]>();
  let version = 0;

  /** Queries only the part that may have changed. */
  const read = (account: string, since: number, until: number, stepMs: number): readonly LocalUse[] => {
    const name = JSON.stringify([account, since, stepMs]);
    const known = spans.get(name);
    const from = known === undefined ? 0 : Math.min(known.until, known.dirtyFrom);
    const cut = Math.max(since, Math.floor(from / stepMs) * stepMs);
    if (known !== undefined && known.until === until && known.dirtyFrom > until) return known.rows;
    const kept = known?.rows.filter(({ at }) => at < cut) ?? [];
    const rows = [...kept, ...ledger.useSums({ account, since: cut, until, stepMs })];
    if (known === undefined && spans.size >= MOST) spans.clear();
    spans.set(name, { rows, until, dirtyFrom: Number.POSITIVE_INFINITY });
    return rows;
  };
  return {
    inSteps: (account, since, until) => {
      const stepMs = STEPS.find(([spanMs]) => until - since <= spanMs)?.[1] ?? LONGEST_STEP;
      return read(account, since + 1, until + 1, stepMs);
    },
    asOne: (account, since, until) => {
      const rows = read(account, since, until + 1, Number.MAX_SAFE_INTEGER);
      return rows.map((row) => ({ ...row, at: until }));
    },
    machines: (account, since, until) => {
      const name = JSON.stringify([account, since, until]);
      const known = machineSums.get(name);
      if (known !== undefined) return known;
      const sums = machineUses.sums(account, since, Math.min(until, Number.MAX_SAFE_INTEGER - 1) + 1);
      if (machineSums.size >= MOST) machineSums.clear();
      machineSums.set(name, sums);
      return sums;
    },
    changed: (from) => {
      version += 1;
      // A week of several machines takes a tenth of a second to sum: not again with each response of this machine.
      if (from <= 0) machineSums.clear();
      for (const span of spans.values()) span.dirtyFrom = Math.min(span.dirtyFrom, from);
    },
    version: () => version,
  };
}
