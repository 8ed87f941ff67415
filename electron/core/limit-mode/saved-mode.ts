import type { SourceId } from '../usage/usage';
import type { SavedLimitMode, SavedModePart } from './limit-mode';
import type { LimitModeReading } from './mode-word';

/** The limit mode before any response. */
export const noSavedMode: SavedLimitMode = { slow: null, grace: null, extra: null, told: null };

/** The source and moment of a reading, and the windows at that moment. */
export interface ReadingContext {
  readonly source: SourceId;
  /** Epoch ms. */
  readonly at: number;
  /** The windows that were full then, after the response's own readings were recorded. */
  readonly full: readonly { readonly resetsAt: number | null }[];
}

/**
 * The saved limit mode after one more response. A newer response that does not name a part ends it. An older or
 * unreadable one changes nothing.
 */
export function recordLimitMode(
  before: SavedLimitMode,
  reading: LimitModeReading,
  context: ReadingContext,
): SavedLimitMode {
  return {
    slow: partAfter(before.slow, reading.slow, context),
    grace: partAfter(before.grace, reading.grace, context),
    extra: partAfter(before.extra, reading.extra, context),
    told: before.told,
  };
}

function partAfter<T>(
  before: SavedModePart<T> | null,
  value: T | null | undefined,
  { source, at, full }: ReadingContext,
): SavedModePart<T> | null {
  if (value === undefined || (before !== null && at < before.observedAt)) return before;
  if (value === null) return null;
  const resets = full.flatMap(({ resetsAt }) => resetsAt ?? []);
  return {
    value,
    source,
    observedAt: at,
    endsAt: resets.length === 0 ? null : Math.max(...resets),
    wasFull: full.length > 0,
  };
}
