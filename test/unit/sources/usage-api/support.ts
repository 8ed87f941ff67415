import type { LimitWindow } from '../../../../electron/core/usage/usage';
import {
  parseUsage,
  type ParseContext,
  type ParsedUsage,
} from '../../../../electron/sources/usage-api/body/parse';

/** When the made-up answers of these tests arrive. */
export const NOW = Date.UTC(2026, 9, 1, 12, 0);

export const CONTEXT: ParseContext = {
  observedAt: NOW,
  account: 'acct',
  organizationId: 'org',
  httpStatus: 200,
};

/** What the parser makes of a body; fails the test when it makes nothing of it. */
export function parsed(body: unknown, context: Partial<ParseContext> = {}): ParsedUsage {
  const result = parseUsage(body, { ...CONTEXT, ...context });
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}

/** `[id, utilization, reset (ISO or null), severity]` of each window: short enough to compare whole. */
export function rows(
  windows: readonly LimitWindow[],
): readonly (readonly [string, number | null, string | null, string])[] {
  return windows.map((each) => [
    each.id,
    each.utilization,
    each.resetsAt === null ? null : new Date(each.resetsAt).toISOString(),
    each.severity,
  ]);
}

/** A reset three hours after `NOW`. */
export const RESET = '2026-10-01T15:00:00+00:00';

/** A row of `limits[]` for a model by this name; `more` replaces fields. */
export function scoped(name: unknown, percent: number, more: object = {}): Readonly<Record<string, unknown>> {
  const scope = { model: { id: null, display_name: name }, surface: null };
  const row = { kind: 'weekly_scoped', group: 'weekly', percent, severity: 'normal', resets_at: RESET };
  return { ...row, scope, is_active: false, ...more };
}
