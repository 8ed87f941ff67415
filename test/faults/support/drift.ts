import fc from 'fast-check';

/** Values that a field was never meant to hold. */
const ODD: readonly unknown[] = [
  ...[null, true, '', 'NaN', 'soon', '42', '12.5', '-1', '1e3', '0x10', ' 7 ', -1, -0, 0.98, 1, 101, 250],
  ...[1000.5, 1e308, -1e308, 1e-320, [], [1], {}, { value: 3 }, '2026-02-30T99:00:00Z', 1.8e9, 1.8e12],
];

type Json = Record<string, unknown>;

/** Bodies made of a real one by one to four changes: a field missing, extra, of another value, type or depth. */
export function drifts(body: Json): fc.Arbitrary<Json> {
  const paths = pathsOf(body);
  const change = fc.record({
    path: fc.constantFrom(...paths),
    how: fc.constantFrom('remove', 'odd', 'wrap', 'extra', 'any'),
    odd: fc.constantFrom(...ODD),
    any: fc.jsonValue({ maxDepth: 3 }),
  });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    const copy = structuredClone(body);
    for (const { path, how, odd, any } of changes) {
      const [parent, key] = holderOf(copy, path);
      if (parent === null) continue;
      if (how === 'remove') Reflect.deleteProperty(parent, key);
      else if (how === 'odd') parent[key] = odd;
      else if (how === 'wrap') parent[key] = { [key]: parent[key] };
      else if (how === 'any') parent[key] = any;
      else parent['seven_day_surprise'] = { utilization: odd, resets_at: null };
    }
    return copy;
  });
}

function pathsOf(value: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...at, key], ...pathsOf(inner, [...at, key])]);
}

/** The object that holds the last key of a path; `null` where an earlier change took it away. */
function holderOf(body: Json, path: readonly string[]): readonly [Json | null, string] {
  let at: unknown = body;
  for (const key of path.slice(0, -1)) {
    at = typeof at === 'object' && at !== null ? (at as Json)[key] : undefined;
  }
  return [typeof at === 'object' && at !== null ? (at as Json) : null, path.at(-1) ?? ''];
}

/** Every number that a body holds, as a number or in plain digits. */
export function numbersSaid(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value === 0 ? 0 : value];
  if (typeof value === 'string') return /^\d+(\.\d+)?$/.test(value) ? [Number(value)] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersSaid);
}
