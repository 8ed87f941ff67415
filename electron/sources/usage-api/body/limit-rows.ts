import { recordOf } from './json-values';
import { cleanName, slugOf } from './names';
import { readFacts, type ReadContext, type WindowTable } from './window-facts';

/** Limit of rows that are read; real answers have three. */
const MAX_ROWS = 200;

/** The window of a row. Rows of lower rank are read first, so they have precedence. */
interface Place {
  readonly id: string;
  readonly name: string | null;
  readonly rank: number;
}

/** Adds the rows of `limits[]`, also those with `is_active: false`: the flag only marks the row to emphasize. */
export function addLimitRows(table: WindowTable, limits: unknown, context: ReadContext): void {
  if (!Array.isArray(limits)) {
    if (limits !== null && limits !== undefined) context.note('limits');
    return;
  }
  (limits as readonly unknown[])
    .slice(0, MAX_ROWS)
    .map((row, index) => ({ row, path: `limits[${String(index)}]`, place: placeOf(row) }))
    .sort((a, b) => (a.place?.rank ?? 0) - (b.place?.rank ?? 0))
    .forEach(({ row, path, place }) => {
      if (place === null) context.note(path);
      else table.add(place.id, readFacts(row, path, context, { name: place.name, shape: 'row' }));
    });
}

/**
 * The window of the row that `is_active` marks: the server's choice for places that show only one window. `null` when
 * no row is marked; `undefined` when the answer has no such flags.
 */
export function headlineOf(limits: unknown): string | null | undefined {
  if (!Array.isArray(limits)) return undefined;
  const rows = (limits as readonly unknown[]).slice(0, MAX_ROWS);
  const marks = rows.filter((row) => typeof recordOf(row)?.['is_active'] === 'boolean');
  if (marks.length === 0) return undefined;
  const marked = marks.filter((row) => recordOf(row)?.['is_active'] === true);
  return marked.flatMap((row) => placeOf(row)?.id ?? [])[0] ?? null;
}

/** Adds `model_scoped[]` of Claude Code's `get_usage`: `{display_name, utilization, resets_at}`. */
export function addModelScoped(table: WindowTable, rows: unknown, context: ReadContext): void {
  if (!Array.isArray(rows)) return;
  (rows as readonly unknown[]).slice(0, MAX_ROWS).forEach((row, index) => {
    const name = cleanName(recordOf(row)?.['display_name']);
    const slug = name === null ? null : slugOf(name);
    if (slug !== null) {
      table.add(
        weeklyId(slug),
        readFacts(row, `model_scoped[${String(index)}]`, context, { name, shape: 'row' }),
      );
    }
  });
}

function weeklyId(slug: string): string {
  return slug === 'all_models' ? 'seven_day' : `seven_day_${slug}`;
}

/**
 * The window of a row. Kinds change over time (`weekly_model`, `inactive_pool`, `monthly_new_meter`): a row of an
 * unknown kind needs a scope with a name.
 */
function placeOf(value: unknown): Place | null {
  const row = recordOf(value);
  if (row === null) return null;
  const kind = wordIn(row, 'kind');
  if (kind === 'session') return { id: 'five_hour', name: null, rank: 0 };
  if (kind === 'weekly_all') return { id: 'seven_day', name: null, rank: 0 };
  const name = scopeName(row['scope']);
  const slug = name === null ? null : slugOf(name);
  if (slug === null) return null;
  if (kind === 'weekly_scoped') return { id: weeklyId(slug), name, rank: 1 };
  if (wordIn(row, 'group') === 'weekly' || kind?.startsWith('weekly_') === true)
    return { id: weeklyId(slug), name, rank: 2 };
  // A row of an unknown kind is a window only if it has a percent.
  if (!Object.hasOwn(row, 'percent') && !Object.hasOwn(row, 'utilization')) return null;
  const kindSlug = kind === null ? null : slugOf(kind.slice(0, 40));
  return kindSlug === null ? null : { id: `${kindSlug}_${slug}`, name, rank: 3 };
}

function wordIn(row: Readonly<Record<string, unknown>>, key: string): string | null {
  const word = row[key];
  return typeof word === 'string' ? word : null;
}

/** `Fable`, `Cowork`, or both: the model's name and the surface's; each a string or `{display_name, id}`. */
function scopeName(scope: unknown): string | null {
  if (typeof scope === 'string') return cleanName(scope);
  const parts = recordOf(scope);
  const model = partName(parts?.['model']);
  const surface = partName(parts?.['surface']);
  if (model === null || surface === null) return model ?? surface;
  return slugOf(model) === 'all_models' ? surface : `${model} ${surface}`;
}

function partName(part: unknown): string | null {
  const object = recordOf(part);
  return cleanName(part) ?? cleanName(object?.['display_name']) ?? cleanName(object?.['id']);
}
