import type { SurfaceShare } from '../../core/usage';
import { share } from './numbers';
import { cleanName, recordOf } from './text';

const MAX_ROWS = 20;

/**
 * `seven_day_breakdown.rows`: which surface the week's use came from, as shares of that use, not percent of the limit;
 * `null` when the answer does not have it. Rows without a key or a share from 0 to 100 are left out.
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
