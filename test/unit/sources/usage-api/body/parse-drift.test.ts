import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseUsage, parseUsageText } from '../../../../../electron/sources/usage-api/body/parse';
import { apiFixtureText, usageFixtureNames } from '../../../../fakes/fixtures';
import { CONTEXT } from '../support';

const LONG = Boolean(process.env['QUOTIDE_LONG']);
const SEED = 20_261_121;
const MINUTE = 60_000;

/** Every number in a body, and every string that is one in plain decimal notation. */
function numbersIn(value: unknown, found = new Set<number>()): ReadonlySet<number> {
  if (typeof value === 'number') found.add(value);
  if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) found.add(Number(value));
  if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) numbersIn(each, found);
  return found;
}

/** What must hold of any body at all. */
function check(body: unknown): boolean {
  const result = parseUsage(body, CONTEXT);
  if (!result.ok) {
    expect(result.error).toEqual({ kind: 'contract_changed', detail: expect.any(String) as string });
    return false;
  }
  const said = numbersIn(body);
  const { windows, extraUsage } = result.value;
  if (windows.length > 50) throw new Error('a flood of windows');
  if (new Set(windows.map((each) => each.id)).size !== windows.length) throw new Error('a window twice');
  for (const { utilization, resetsAt } of windows) {
    if (utilization !== null && !(said.has(utilization) && utilization >= 0 && utilization <= 1000)) {
      throw new Error(`no source gave ${String(utilization)}`);
    }
    if (resetsAt !== null && resetsAt % MINUTE !== 0)
      throw new Error(`${String(resetsAt)} is no whole minute`);
  }
  for (const money of [extraUsage?.used, extraUsage?.limit, extraUsage?.balance]) {
    if (money && !(Number.isFinite(money.amount) && money.amount >= 0)) throw new Error('no amount');
  }
  const share = extraUsage?.utilization ?? null;
  if (share !== null && !(Number.isFinite(share) && share >= 0)) throw new Error('no share');
  return true;
}

const odd = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom<unknown>(
      null,
      undefined,
      NaN,
      Infinity,
      -Infinity,
      -0,
      -1,
      1e308,
      101,
      1e-9,
      true,
      '',
      ' ',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      'NaN',
      '42',
      '42.5',
      '-7',
      '0x10',
      '1e3',
      '2026-10-01T00:00:00',
      'Z',
      {},
      [],
      [[]],
      [{}],
    ),
  },
  { weight: 2, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.string() },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
);
const newKey = fc.constantFrom(
  'utilization',
  'percent',
  'limits',
  'spend',
  'brass_kettle',
  '__proto__',
  'constructor',
  'scope',
);

interface Drift {
  /** Picks the place by walking down: index modulo the number of entries at each level. */
  readonly path: readonly number[];
  readonly change: 'drop' | 'replace' | 'wrap' | 'list' | 'text' | 'add' | 'double';
  readonly value: unknown;
  readonly key: string;
}

const drift: fc.Arbitrary<Drift> = fc.record({
  path: fc.array(fc.nat(40), { minLength: 1, maxLength: 5 }),
  change: fc.constantFrom<Drift['change']>(
    'drop',
    'replace',
    'replace',
    'wrap',
    'list',
    'text',
    'add',
    'double',
  ),
  value: odd,
  key: newKey,
});

/** Changes one place of a body (which is the test's own copy) the way an API drifts. */
function apply(body: unknown, { path, change, value: given, key }: Drift): void {
  // A copy of its own: what is put in here may be changed by the next drift, and must not hold itself then.
  const value: unknown = structuredClone(given);
  let parent = body as Record<string, unknown>;
  let name = '';
  for (const [depth, index] of path.entries()) {
    const keys = Object.keys(parent);
    if (keys.length === 0) return;
    name = keys[index % keys.length] ?? '';
    const child = parent[name];
    if (depth === path.length - 1 || typeof child !== 'object' || child === null) break;
    parent = child as Record<string, unknown>;
  }
  const old = parent[name];
  if (change === 'drop') Reflect.deleteProperty(parent, name);
  // No JSON gives a list a name of its own.
  else if (change === 'add' && Array.isArray(parent)) parent.push(value);
  else if (change === 'add')
    Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
  else if (change === 'double') parent[name] = [old, old];
  else parent[name] = { replace: value, wrap: { value: old }, list: [old], text: String(old) }[change];
}

describe('parseUsage with changed answers', () => {
  test('parseUsage reads captured answers with one to four places changed without inventing a number', () => {
    const bodies = usageFixtureNames().map((name) => apiFixtureText(name));
    let readable = 0;
    fc.assert(
      fc.property(
        fc.nat(bodies.length - 1),
        fc.array(drift, { minLength: 1, maxLength: 4 }),
        (index, drifts) => {
          const body: unknown = JSON.parse(bodies[index] ?? 'null');
          for (const each of drifts) apply(body, each);
          check(body);
          if (parseUsage(body, CONTEXT).ok) readable += 1;
        },
      ),
      { seed: SEED, numRuns: LONG ? 100_000 : 4000 },
    );
    // Small changes leave most of an answer standing.
    expect(readable / (LONG ? 100_000 : 4000)).toBeGreaterThan(0.95);
  });

  test('parseUsage with changed answers one changed window leaves the other windows as they were', () => {
    const name = 'usage-2026-07-06-max-full';
    const text = apiFixtureText(name);
    const untouched = parseUsageText(text, CONTEXT);
    const field = fc.constantFrom('utilization', 'resets_at', 'limit_dollars', 'used_dollars', 'novel');
    fc.assert(
      fc.property(field, odd, (key, value) => {
        const body = JSON.parse(text) as Record<string, unknown>;
        body['limits'] = (body['limits'] as unknown[]).slice(1);
        (body['five_hour'] as Record<string, unknown>)[key] = value;
        const result = parseUsage(body, CONTEXT);
        if (!result.ok || !untouched.ok) throw new Error('lost everything');
        expect(result.value.windows.slice(1)).toEqual(untouched.value.windows.slice(1));
        expect(result.value.extraUsage).toEqual(untouched.value.extraUsage);
      }),
      { seed: SEED, numRuns: LONG ? 20_000 : 800 },
    );
  });

  test('parseUsage reads values of any kind in place of the answer without throwing', () => {
    fc.assert(
      fc.property(
        fc.oneof(odd, fc.anything({ maxDepth: 5, withNullPrototype: true })),
        (body) => void check(body),
      ),
      {
        seed: SEED,
        numRuns: LONG ? 50_000 : 1000,
      },
    );
  });

  test('parseUsage reads a deep nest without throwing', () => {
    const depth = 100_000;
    const text = `{"five_hour":{"utilization":5,"resets_at":${'['.repeat(depth)}${']'.repeat(depth)}}}`;
    const result = parseUsageText(text, CONTEXT);
    if (result.ok) expect(result.value.windows[0]).toMatchObject({ utilization: 5, resetsAt: null });
    else expect(result.error.kind).toBe('contract_changed');
  });
});

describe('parseUsageText with text that is cut off', () => {
  test.each(['usage-2026-07-03-codexbar-fable', 'usage-2026-07-06-max-full'] as const)(
    'parseUsageText refuses %s cut off at any byte',
    (name) => {
      const bytes = new TextEncoder().encode(apiFixtureText(name).trimEnd());
      const decoder = new TextDecoder();
      for (let end = 0; end < bytes.length; end += 1) {
        const result = parseUsageText(decoder.decode(bytes.subarray(0, end)), CONTEXT);
        if (result.ok) throw new Error(`${String(end)} bytes were enough`);
        expect(result.error.kind).toBe('contract_changed');
      }
      expect(parseUsageText(decoder.decode(bytes), CONTEXT).ok).toBe(true);
    },
  );
});
