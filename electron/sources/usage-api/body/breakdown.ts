import type { SurfaceShare } from '../../../core/usage/usage';
import { share } from './numbers';
import { recordOf } from './json-values';
import { cleanName } from './names';

const MAX_ROWS = 20;

/**
 * Parses `seven_day_breakdown.rows`: the share of each surface in the week's use (not percent of the limit); `null`
 * where the answer has none. Rows without a key or a share from 0 to 100 are left out.
 */
export function readBreakdown(value: unknown): readonly SurfaceShare[] | null {
  const rows = recordOf(value)?.['rows'];
  if (!Array.isArray(rows)) return null;
  return (rows as readonly unknown[]).slice(0, MAX_ROWS).flatMap((each) => {
    const row = recordOf(each);
    const key = cleanName(row?.['key']);
    const part = share.parse(row?.['percent']);
    return key === null || part === null
      ? []
      : [{ key, label: cleanName(row?.['display_name']) ?? key, percent: part }];
  });
}
