import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { nextRefresh, type RefreshFacts } from '../../../../electron/core/polling/next-request';
import { budgetAt, spendRequest, type Budget } from '../../../../electron/core/polling/budget';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const REFILL_MS = 3 * MINUTE;
const long = process.env.QUOTIDE_LONG !== undefined;
vi.setConfig({ testTimeout: long ? 600_000 : 20_000 });

const ages = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 0, max: 10 * MINUTE }),
  fc.integer({ min: 0, max: 8 * HOUR }),
);
const oddAges = fc.oneof(ages, fc.double(), fc.constantFrom(Number.NaN, -1, Number.POSITIVE_INFINITY));
const problems = fc.constantFrom(
  ...([null, null, null, 'no_credentials', 'expired', 'missing_scope', 'org_forbids'] as const),
  ...(['rate_limited', 'offline', 'contract_changed', 'keychain_denied'] as const),
);

/** All facts except those of the simulation. */
function situations(age: fc.Arbitrary<number | null>) {
  return fc.record({
    sinceLastSuccessMs: age,
    cooldownLeftMs: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: age }),
    paused: fc.constantFrom(null, null, null, null, 'locked' as const, 'asleep' as const),
    hasUsableCredentials: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
    tokenChanged: fc.boolean(),
    problem: problems,
    failuresInARow: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2000 })),
    popoverOpen: fc.boolean(),
    sinceLocalActivityMs: age,
    rising: fc.boolean(),
    idleMs: age.map((ms) => ms ?? 0),
    soonestResetInMs: age,
    sinceResetDueMs: age,
    freshOtherSourceAgeMs: age,
    userAsked: fc.boolean(),
    chosenEveryMs: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 2 * HOUR })),
    sinceWokeUpMs: age,
    questioned: fc.boolean(),
    random: fc.oneof(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.double()),
  });
}

type Situation = ReturnType<typeof situations> extends fc.Arbitrary<infer T> ? T : never;

/** The requests of a correct caller, while the facts change at every check. */
function requestsOf(
  looks: readonly { readonly waitMs: number; readonly situation: Situation }[],
): readonly number[] {
  const sent: number[] = [];
  let now = 0;
  let budget: Budget | null = null;
  for (const { waitMs, situation } of looks) {
    const refilled: Budget = budgetAt(budget, 'token', now);
    const last = sent.at(-1);
    const known = {
      now,
      sinceLastAttemptMs: last === undefined ? null : now - last,
      budgetLeft: refilled.left,
    };
    const next = nextRefresh({ ...situation, ...known });
    // Either the timer ends, or an event comes first and the caller checks again.
    now += Math.min(next.delayMs, waitMs);
    budget = budgetAt(refilled, 'token', now);
    if (!next.request || next.delayMs > waitMs) continue;
    sent.push(now);
    budget = spendRequest(budget);
  }
  return sent;
}

describe('nextRefresh, for any facts', () => {
  const looks = fc.array(
    fc.record({ waitMs: fc.integer({ min: 0, max: 2 * HOUR }), situation: situations(oddAges) }),
    { maxLength: 60 },
  );

  it('two requests are at least a minute apart, and never more than the bucket allows in any time', () => {
    fc.assert(
      fc.property(looks, (stream) => {
        const sent = requestsOf(stream);
        sent.forEach((to, j) => {
          sent.slice(0, j).forEach((from, i) => {
            if (j === i + 1) expect(to - from).toBeGreaterThanOrEqual(MINUTE);
            expect(j - i + 1).toBeLessThanOrEqual(5 + (to - from) / REFILL_MS + 1e-6);
          });
        });
      }),
      { seed: 21, numRuns: long ? 10_000 : 300 },
    );
  });

  it('a delay is a whole number from 0 to an hour, and the end of a cooldown lies in the future', () => {
    fc.assert(
      fc.property(situations(oddAges), oddAges, fc.double(), (situation, sinceLastAttemptMs, budgetLeft) => {
        const next = nextRefresh({ ...situation, now: 1e12, sinceLastAttemptMs, budgetLeft });
        expect(Number.isInteger(next.delayMs)).toBe(true);
        expect(next.delayMs).toBeGreaterThanOrEqual(0);
        expect(next.delayMs).toBeLessThanOrEqual(HOUR);
        if (next.askedToWaitUntil !== null) {
          expect(next.askedToWaitUntil).toBeGreaterThanOrEqual(1e12);
          expect(next.askedToWaitUntil).toBeLessThanOrEqual(1e12 + 6 * HOUR);
        }
      }),
      { seed: 22, numRuns: long ? 20_000 : 1000 },
    );
  });

  it('a check after the delay may send its request at once', () => {
    fc.assert(
      fc.property(
        situations(ages),
        ages,
        fc.double({ min: 0, max: 5, noNaN: true }),
        (situation, since, left) => {
          const facts: RefreshFacts = { ...situation, now: 0, sinceLastAttemptMs: since, budgetLeft: left };
          const next = nextRefresh(facts);
          fc.pre(next.request);
          const again = nextRefresh(later(facts, next.delayMs));
          expect(again.request).toBe(true);
          // A reset that is near now may delay the request by another minute, once.
          expect(again.delayMs).toBeLessThanOrEqual(
            facts.soonestResetInMs === null ? 0 : MINUTE + 5 * SECOND,
          );
        },
      ),
      { seed: 23, numRuns: long ? 20_000 : 1000 },
    );
  });
});

/** The same facts some time later, without other events. */
function later(facts: RefreshFacts, ms: number): RefreshFacts {
  const older = (age: number | null): number | null => (age === null ? null : age + ms);
  const { soonestResetInMs: ahead, cooldownLeftMs: left } = facts;
  const hasPassed = ahead !== null && ahead <= ms;
  return {
    ...facts,
    sinceLastAttemptMs: older(facts.sinceLastAttemptMs),
    sinceLastSuccessMs: older(facts.sinceLastSuccessMs),
    sinceLocalActivityMs: facts.sinceLocalActivityMs,
    freshOtherSourceAgeMs: older(facts.freshOtherSourceAgeMs),
    sinceWokeUpMs: older(facts.sinceWokeUpMs),
    sinceResetDueMs: older(facts.sinceResetDueMs) ?? (hasPassed ? ms - ahead : null),
    soonestResetInMs: ahead === null || hasPassed ? null : ahead - ms,
    cooldownLeftMs: left === null || left <= ms ? null : left - ms,
    budgetLeft: Math.min(5, facts.budgetLeft + ms / REFILL_MS + 1e-9),
  };
}

/** The server's rule, as measured: five requests, one more each three minutes, then 429 for 45 minutes. */
class Bucket {
  refused = 0;
  #left = 5;
  #refilledAt: number;
  #blockedUntil = 0;

  constructor(phaseMs: number) {
    this.#refilledAt = -phaseMs;
  }

  take(now: number): void {
    const back = Math.floor((now - this.#refilledAt) / REFILL_MS);
    this.#refilledAt += back * REFILL_MS;
    this.#left = Math.min(5, this.#left + back);
    if (now >= this.#blockedUntil && this.#left >= 1) {
      this.#left -= 1;
      return;
    }
    this.refused += 1;
    if (now >= this.#blockedUntil) this.#blockedUntil = now + 45 * MINUTE;
  }
}

interface Happening {
  readonly afterMs: number;
  readonly what: 'click' | 'wake' | 'popover' | 'activity' | 'reset' | 'headers' | 'idle';
}

/** A day of an impatient user: the events, the requests, and the refusals of the server. */
function live(happenings: readonly Happening[], random: number, phaseMs: number) {
  const day = new ImpatientDay(happenings, random, phaseMs);
  while (day.step());
  return day.counts;
}

class ImpatientDay {
  readonly #bucket: Bucket;
  readonly #random: number;
  readonly #queue: Happening[];
  #now = 0;
  #budget = budgetAt(null, 'token', 0);
  #requests = 0;
  #popoverUntil = 0;
  #pending: Partial<RefreshFacts> & { readonly since?: number } = {};
  #requestedAt: number | null = null;
  /** The last event of each kind (ms since midnight). */
  readonly #last: Record<Happening['what'], number | null> = {
    click: null,
    wake: null,
    popover: null,
    activity: null,
    reset: null,
    headers: null,
    idle: null,
  };
  #nextAt: number;

  constructor(happenings: readonly Happening[], random: number, phaseMs: number) {
    this.#bucket = new Bucket(phaseMs);
    this.#random = random;
    this.#queue = [...happenings];
    this.#nextAt = this.#queue[0]?.afterMs ?? Number.POSITIVE_INFINITY;
  }

  get counts() {
    return { requests: this.#requests, refused: this.#bucket.refused };
  }

  /** Goes to the next request or event; false: the day is over. */
  step(): boolean {
    if (this.#now >= 24 * HOUR) return false;
    this.#budget = budgetAt(this.#budget, 'token', this.#now);
    const next = nextRefresh(this.#facts());
    if (this.#now + next.delayMs > this.#nextAt) {
      this.#happen();
      return true;
    }
    this.#now += next.delayMs;
    if (next.request) this.#send();
    return true;
  }

  #send(): void {
    this.#budget = spendRequest(budgetAt(this.#budget, 'token', this.#now));
    this.#bucket.take(this.#now);
    this.#requests += 1;
    this.#requestedAt = this.#now;
    this.#pending = {};
    Object.assign(this.#last, { wake: null, reset: null });
  }

  #happen(): void {
    this.#now = this.#nextAt;
    const happening = this.#queue.shift();
    this.#nextAt = this.#now + (this.#queue[0]?.afterMs ?? Number.POSITIVE_INFINITY);
    if (happening?.what === 'click') this.#pending = { userAsked: true };
    if (happening?.what === 'popover') this.#popoverUntil = this.#now + 20 * MINUTE;
    if (happening) this.#last[happening.what] = this.#now;
  }

  #facts(): RefreshFacts {
    const age = (instant: number | null): number | null => (instant === null ? null : this.#now - instant);
    const last = this.#last;
    return {
      now: this.#now,
      sinceLastAttemptMs: age(this.#requestedAt),
      sinceLastSuccessMs: age(this.#requestedAt),
      cooldownLeftMs: null,
      budgetLeft: this.#budget.left,
      paused: null,
      hasUsableCredentials: true,
      tokenChanged: false,
      problem: null,
      failuresInARow: 0,
      popoverOpen: this.#now < this.#popoverUntil,
      rising: false,
      sinceLocalActivityMs: age(last.activity),
      idleMs: age(last.idle) ?? 0,
      soonestResetInMs: null,
      sinceResetDueMs: age(last.reset),
      freshOtherSourceAgeMs: age(last.headers),
      userAsked: false,
      chosenEveryMs: null,
      sinceWokeUpMs: age(last.wake),
      questioned: false,
      random: this.#random,
      ...this.#pending,
    };
  }
}

describe('nextRefresh in a day with the server’s bucket', () => {
  const happenings = fc.array(
    fc.record({
      afterMs: fc.oneof(fc.integer({ min: 0, max: 30 * SECOND }), fc.integer({ min: 0, max: 40 * MINUTE })),
      what: fc.constantFrom<Happening['what'][]>(
        ...(['click', 'click', 'wake', 'popover', 'activity', 'reset', 'headers', 'idle'] as const),
      ),
    }),
    { minLength: 1, maxLength: 150 },
  );

  it('no day of any user gets a 429', () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(happenings, chance, fc.integer({ min: 0, max: REFILL_MS }), (stream, random, phaseMs) => {
        const { requests, refused } = live(stream, random, phaseMs);
        expect(refused).toBe(0);
        expect(requests).toBeGreaterThan(40);
        expect(requests).toBeLessThanOrEqual(5 + (24 * HOUR) / REFILL_MS);
      }),
      { seed: 24, numRuns: long ? 3000 : 100 },
    );
  });

  it('a quiet day has a request every five minutes, and a day of clicks as many as the bucket refills', () => {
    expect(live([], 0.5, 0)).toEqual({ requests: 289, refused: 0 });
    const clicks = Array.from({ length: 2000 }, () => ({ afterMs: 45 * SECOND, what: 'click' as const }));
    const { requests, refused } = live(clicks, 0.5, 90 * SECOND);
    expect(refused).toBe(0);
    expect(requests).toBeGreaterThan(470);
    expect(requests).toBeLessThanOrEqual(485);
  });
});
