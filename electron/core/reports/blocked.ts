import type { UsageEvent } from '../usage/usage';

/** From an instant until another one (epoch ms). */
export type Span = readonly [from: number, until: number];

const starts: readonly UsageEvent['kind'][] = [
  'grace_started',
  'low_priority_started',
  'extra_usage_started',
];

/**
 * The times in which Claude went on at a limit: from its start event until Claude was held back again, until no limit
 * was left, or until `now`.
 */
export function spansOfGoingOn(events: readonly UsageEvent[], now: number): readonly Span[] {
  const spans: Span[] = [];
  const limits = new Set<string | null>();
  let from: number | null = null;
  for (const { kind, at, window } of events.toSorted((a, b) => a.at - b.at)) {
    if (kind === 'limit_reached') limits.add(window);
    if (kind === 'limit_cleared') limits.delete(window);
    if (starts.includes(kind)) from ??= at;
    const ends = kind === 'held_back' || (kind === 'limit_cleared' && limits.size === 0);
    if (!ends || from === null) continue;
    spans.push([from, at]);
    from = null;
  }
  return from === null ? spans : [...spans, [from, Math.max(from, now)]];
}

/** The spans, joined if they overlap, without the parts inside the others. */
export function without(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
  return others.reduce<readonly Span[]>(
    (rest, [from, until]) =>
      rest.flatMap(([start, end]): readonly Span[] =>
        until <= start || from >= end
          ? [[start, end]]
          : [
              ...(start < from ? [[start, from] as const] : []),
              ...(until < end ? [[until, end] as const] : []),
            ],
      ),
    joined(spans),
  );
}

function joined(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const [from, until] of spans.filter(([start, end]) => end > start).toSorted(([a], [b]) => a - b)) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1])
      result[result.length - 1] = [last[0], Math.max(last[1], until)];
    else result.push([from, until]);
  }
  return result;
}

/** The total length of spans (ms). */
export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, [from, until]) => sum + until - from, 0);
}
