import { formatClock, formatPercent, formatPoints, wholePercent } from '../../electron/core/text/format';
import type { Locale } from '../../electron/core/text/format';
import type { MachinePart, Split } from '../../electron/core/estimate/estimate-types';
import { plainLine } from '../../electron/core/text/plain-text';
import { sentences } from '../../electron/core/verdict/verdict-words';
import type { Words } from '../../electron/core/i18n/words';
import type { WindowView } from '../../electron/core/snapshot/snapshot-types';
import type { EvidenceLine } from './evidence';

/** How the names of machines are shown; privacy mode replaces them. */
export type MachineName = (machine: string, index: number) => string;

/**
 * `this machine about 44 %, elsewhere about 17 %`: the parts of a window's use, which add up to the shown percent. With
 * ledgers of other machines `this machine about 14 %, laptop 12 %, server 30 %, unknown about 5 %`. `null` while the
 * split is unknown, or where this machine or all others used less than the error.
 */
export function splitText(
  window: WindowView,
  locale: Locale,
  words: Words,
  nameOf: MachineName = plainLine,
): string | null {
  const { utilization, stale } = window;
  const split = splitOf(window);
  if (utilization === null || stale || split === null) return null;
  const whole = wholePercent(utilization);
  const here = Math.min(whole, Math.round(split.here));
  const elsewhere = whole - here;
  const smaller = Math.min(here, elsewhere);
  if (smaller < 1 || split.error > smaller) return null;
  const percent = (value: number): string => formatPercent(value, locale);
  const { shown, unknown } = wholeParts(split.machines ?? [], elsewhere);
  const { split: plainSplit, splitMachines, splitNext, splitUnknown } = words.sessions;
  const [first, ...more] = shown.map(
    ({ machine, value, index }) => `${nameOf(machine, index)} ${percent(value)}`,
  );
  if (first === undefined) return plainSplit(percent(here), percent(elsewhere));
  const named = splitMachines(percent(here), more.reduce(splitNext, first));
  return unknown === 0 ? named : splitUnknown(named, percent(unknown));
}

/** Whether the split of a window names other machines. */
export function hasMachines(window: WindowView): boolean {
  return (splitOf(window)?.machines ?? []).length > 0;
}

interface WholeParts {
  readonly shown: readonly { readonly machine: string; readonly index: number; readonly value: number }[];
  readonly unknown: number;
}

/** Whole percents of the machines and of the rest, which add up to `elsewhere`; machines with 0 are left out. */
function wholeParts(machines: readonly MachinePart[], elsewhere: number): WholeParts {
  let [sum, given] = [0, 0];
  const parts = machines.map(({ machine, percent }, index) => {
    sum += percent;
    const upTo = Math.min(elsewhere, Math.round(sum));
    const value = upTo - given;
    given = upTo;
    return { machine, index, value };
  });
  return { shown: parts.filter(({ value }) => value > 0), unknown: elsewhere - given };
}

/** The split of a window: for a reading the one at that moment, for an estimate its own parts. */
function splitOf({
  localEstimate: local,
  source,
}: WindowView): Pick<Split, 'here' | 'error' | 'machines'> | null {
  if (local === null || !local.calibrated) return null;
  if (source !== 'local_estimate') return local.split ?? null;
  return { here: local.here, error: local.error ?? 0, machines: local.machines };
}

/** The lines of evidence about this machine's own estimate of a window; none without one. */
export function estimateLines(
  { localEstimate: local, source, evidence }: WindowView,
  now: number,
  locale: Locale,
  words: Words['estimate']['why'],
): readonly EvidenceLine[] {
  if (local === null) return [];
  const [percent, low, high] = [local.utilization, local.low, local.high].map((each) =>
    formatPercent(each, locale),
  ) as [string, string, string];
  const how = local.basis === 'guess' ? words.guessed : local.calibrated ? words.learned : words.budget;
  const off = local.off === null ? null : words.lastOff(formatPoints(local.off, locale));
  const text = low === high ? percent : words.text(percent, low, high);
  const line = { term: words.term, text, note: sentences(how, off) };
  const { reported } = evidence;
  if (source !== 'local_estimate' || reported === null || local.since === null) return [line];
  const lastReading = words.told(formatPercent(reported, locale), formatClock(local.since, now, locale));
  return [line, { term: words.last, text: lastReading, note: null }];
}
