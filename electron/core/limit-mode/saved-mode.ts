import type { SourceId } from '../usage/usage';
import type { SavedLimitMode, SavedModePart } from './limit-mode';
import type { LimitModeReading } from './mode-word';

/** Before any response was read. */
export const noSavedMode: SavedLimitMode = { slow: null, grace: null, extra: null, told: null };

/** The moment at which a word was said, and the windows as they stood then. */
export interface ReadingContext {
  readonly source: SourceId;
  /** Epoch ms. */
  readonly at: number;
  /** The windows that were full then, after the response's own readings were taken in. */
  readonly full: readonly { readonly resetsAt: number | null }[];
}

/**
 * What is remembered after one more response. A newer one that does not name a part ends it; an older one, or one that
 * cannot be read, changes nothing.
 */
export function recordLimitMode(
  before: SavedLimitMode,
  word: LimitModeReading,
  context: ReadingContext,
): SavedLimitMode {
  return {
    slow: partAfter(before.slow, word.slow, context),
    grace: partAfter(before.grace, word.grace, context),
    extra: partAfter(before.extra, word.extra, context),
    told: before.told,
  };
}

function partAfter<T>(
  before: SavedModePart<T> | null,
  said: T | null | undefined,
  { source, at, full }: ReadingContext,
): SavedModePart<T> | null {
  if (said === undefined || (before !== null && at < before.observedAt)) return before;
  if (said === null) return null;
  const resets = full.flatMap(({ resetsAt }) => resetsAt ?? []);
  return {
    value: said,
    source,
    observedAt: at,
    endsAt: resets.length === 0 ? null : Math.max(...resets),
    wasFull: full.length > 0,
  };
}
