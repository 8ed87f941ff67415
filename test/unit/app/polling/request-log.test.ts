import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neverAsked, reviveAsking, type Asking } from '../../../../electron/app/polling/request-log';

const full: Asking = {
  tokenHash: 'a',
  attemptedAt: 5,
  succeededAt: 4,
  failuresInARow: 2,
  cooldown: { tokenHash: 'a', setAt: 5, until: 9, n: 1 },
  budget: { tokenHash: 'a', left: 2.5, at: 5 },
  refusedHash: 'b',
  isAnswered: true,
  bareRefusals: 1,
  grantsAskedAt: 3,
};
const keys = Object.keys(full) as (keyof Asking)[];

const stored = (asking: object): Record<string, unknown> =>
  JSON.parse(JSON.stringify(asking)) as Record<string, unknown>;

describe('a stored log of requests', () => {
  it('loads a saved log unchanged, also with keys of a later version', () => {
    expect(reviveAsking(stored(full))).toEqual(full);
    expect(reviveAsking(stored(neverAsked))).toEqual(neverAsked);
    expect(reviveAsking({ ...stored(full), later: { odd: true } })).toEqual(full);
  });

  it('loads a malformed field as before the first request, and the others unchanged', () => {
    const odd = fc.oneof(
      ...[{}, [], { tokenHash: 1 }, Number.NaN, undefined].map((value) => fc.constant<unknown>(value)),
    );
    fc.assert(
      fc.property(fc.subarray(keys), odd, (changed, value) => {
        const json = { ...stored(full), ...Object.fromEntries(changed.map((key) => [key, value])) };
        const back = reviveAsking(json);
        for (const key of keys) {
          if (!changed.includes(key)) expect(back[key]).toEqual(full[key]);
          // Without a note of it, a success of any token counts.
          else if (key === 'isAnswered') expect(back.isAnswered).toBe(!changed.includes('succeededAt'));
          else expect(back[key]).toEqual(neverAsked[key]);
        }
      }),
      { seed: 77, numRuns: 300 },
    );
  });

  it('loads no log as one without requests', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(reviveAsking(json)).toEqual(neverAsked);
      }),
      { seed: 78, numRuns: 300 },
    );
  });
});
