import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fiveHourLimit, type FiveHourLimit } from '../../../../electron/core/usage/five-hour';
import { fiveHourSentence } from '../../../../electron/core/text/five-hour-words';
import { wordsOf } from '../../../../electron/core/i18n/words';
import {
  advance,
  emptyTracker,
  observe,
  reviveTracker,
  type TrackerState,
} from '../../../../electron/core/tracker/tracker';
import type { Observation, UsageEvent } from '../../../../electron/core/usage/usage';
import { api, DAY, headers, HOUR, MINUTE, NOON, limitWindow } from '../tracker/story';

const WEEK = { id: 'seven_day', resetsAt: NOON + 4 * DAY };
const week = limitWindow(20, WEEK);

/** An account with a plan; its state is saved and loaded after each step. */
class Account {
  state: TrackerState = emptyTracker('org-1');
  readonly events: UsageEvent[] = [];

  constructor(readonly plan: string | null) {}

  sees(observation: Observation): this {
    const options = { thresholds: [80], lacksFiveHour: this.plan === 'Ultra' };
    return this.#take(observe(this.state, observation, observation.observedAt, options));
  }

  /** Moves the clock without data, a minute at a time. */
  waits(from: number, until: number): this {
    for (let at = from; at <= until; at += MINUTE) this.#take(advance(this.state, at));
    return this;
  }

  get limit(): FiveHourLimit {
    const window = this.state.windows.find(({ id }) => id === 'five_hour') ?? null;
    return fiveHourLimit({ window, answersWithout: this.state.withoutFiveHour ?? 0, plan: this.plan });
  }

  get kinds(): readonly string[] {
    return this.events.map(({ kind, window }) => `${kind} ${String(window)}`);
  }

  #take({ state, events }: ReturnType<typeof observe>): this {
    this.state = reviveTracker(JSON.parse(JSON.stringify(state))) ?? this.state;
    this.events.push(...events);
    return this;
  }
}

describe('fiveHourLimit of an account', () => {
  it.each(['Pro', 'Max', 'Team', null])(
    'the 5-hour limit is unknown for the plan %s until three answers in a row lack it',
    (plan) => {
      const account = new Account(plan);
      expect(account.limit).toBe('unknown');
      expect(account.sees(api(NOON, week)).limit).toBe('unknown');
      expect(account.sees(api(NOON + 5 * MINUTE, week)).limit).toBe('unknown');
      expect(account.sees(api(NOON + 10 * MINUTE, week)).limit).toBe('none');
    },
  );

  it('the 5-hour limit of Ultra is unknown before an answer, and none after one answer without it', () => {
    const account = new Account('Ultra');
    expect(account.limit).toBe('unknown');
    expect(account.sees(api(NOON, week)).limit).toBe('none');
  });

  it('the 5-hour limit of Ultra is present if Anthropic has not changed the account yet', () => {
    expect(new Account('Ultra').sees(api(NOON, limitWindow(20), week)).limit).toBe('present');
  });

  it('the 5-hour limit of Max stays present with its percent after one answer without it', () => {
    const account = new Account('Max').sees(api(NOON, limitWindow(40), week)).sees(api(NOON + MINUTE, week));
    expect(account.limit).toBe('present');
    expect(account.state.windows.find(({ id }) => id === 'five_hour')?.utilization).toBe(40);
  });

  it('the 5-hour limit is present at a real 0 %, which stays 0 %', () => {
    const account = new Account('Max').sees(api(NOON, limitWindow(0, { resetsAt: null }), week));
    expect(account.limit).toBe('present');
    expect(account.state.windows[0]).toMatchObject({ id: 'five_hour', utilization: 0 });
  });

  it('headers, the status line and repeated answers do not count as answers without the 5-hour limit', () => {
    const account = new Account(null);
    for (let i = 0; i < 9; i += 1) account.sees(headers(NOON + i * MINUTE, week));
    for (let i = 0; i < 9; i += 1) account.sees({ ...api(NOON + i * HOUR, week), fresh: false });
    expect(account.limit).toBe('unknown');
  });
});

describe('a temporary 5-hour limit', () => {
  const none = () => {
    const account = new Account('Max');
    for (const i of [0, 1, 2]) account.sees(api(NOON + i * MINUTE, week));
    return account;
  };
  const at = NOON + 10 * MINUTE;

  it.each([
    ['Max', none],
    ['Ultra', () => new Account('Ultra').sees(api(NOON, week))],
  ])(
    'a 5-hour limit of %s is shown while it exists, and ends without an event at the first answer without it',
    (_, make) => {
      const account = make().sees(api(at, limitWindow(85), week));
      expect(account.state.windows.map(({ id }) => id)).toEqual(['five_hour', 'seven_day']);
      account.sees(api(at + MINUTE, week));
      expect(account.state.windows.map(({ id }) => id)).toEqual(['seven_day']);
      expect(account.limit).toBe('none');
      expect(account.kinds).toEqual([]);
    },
  );

  it('a temporary limit has the word temporary', () => {
    expect(none().sees(api(at, limitWindow(85), week)).limit).toBe('temporary');
  });

  it('a temporary limit raises no reset if its reset passes without a newer answer', () => {
    const account = none().sees(api(at, limitWindow(85), week));
    account.waits(at, NOON + 3 * HOUR + 30 * MINUTE).sees(api(NOON + 3 * HOUR + 31 * MINUTE, week));
    expect(account.kinds).toEqual([]);
    expect(account.limit).toBe('none');
  });

  it('a temporary limit raises its reset if an answer has the next period, and is a usual one afterwards', () => {
    const account = none()
      .sees(api(at, limitWindow(85), week))
      .waits(at, NOON + 3 * HOUR + 10 * MINUTE);
    const next = { resetsAt: NOON + 8 * HOUR };
    account.sees(api(NOON + 3 * HOUR + 11 * MINUTE, limitWindow(2, next), week));
    expect(account.kinds).toEqual(['window_reset five_hour']);
    expect(account.limit).toBe('present');
  });

  it('a temporary limit that was reached no longer blocks after it has disappeared', () => {
    const account = none()
      .sees(api(at, limitWindow(50), week))
      .sees(api(at + MINUTE, limitWindow(100), week));
    account.sees(api(at + 2 * MINUTE, week));
    expect(account.kinds).toEqual([
      'threshold_crossed five_hour',
      'limit_reached five_hour',
      'limit_cleared five_hour',
    ]);
    expect(account.events.at(-1)?.at).toBe(at + 2 * MINUTE);
  });
});

it('the clock alone raises no reset of a window that Anthropic no longer names', () => {
  const account = new Account('Max').sees(api(NOON, limitWindow(90), week));
  account.waits(NOON, NOON + 2 * HOUR).sees(api(NOON + 2 * HOUR + MINUTE, week));
  account.waits(NOON + 2 * HOUR, NOON + 4 * HOUR);
  expect(account.kinds).toEqual([]);
});

it('a 5-hour limit that comes and goes is none only after answers without it, and an absent one raises no reset', () => {
  const lists = fc.array(fc.boolean(), { minLength: 1, maxLength: 30 });
  const plans = fc.constantFrom('Pro', 'Max', 'Ultra', null);
  fc.assert(
    fc.property(lists, plans, (named, plan) => {
      const account = new Account(plan);
      named.forEach((isNamed, index) => {
        const now = NOON + index * 3 * MINUTE;
        account.sees(isNamed ? api(now, limitWindow(30), week) : api(now, week));
        const answers = named
          .slice(0, index + 1)
          .map((each) => (each ? 'x' : '-'))
          .join('');
        if (isNamed) expect(['present', 'temporary']).toContain(account.limit);
        if (account.limit === 'none') expect(isNamed).toBe(false);
        if (account.limit === 'none' && plan !== 'Ultra') expect(answers).toContain('---');
        if (plan === 'Ultra') expect(account.limit === 'none').toBe(!isNamed);
      });
      expect(account.kinds).toEqual([]);
    }),
    { seed: 17, numRuns: process.env['QUOTIDE_LONG'] === undefined ? 150 : 3000 },
  );
});

describe('fiveHourSentence', () => {
  const words = wordsOf({ language: 'en-GB', timeZone: 'UTC' }).fiveHour;
  const sentence = (fiveHourLimit: FiveHourLimit | undefined, phase: 'ready' | 'loading' = 'ready') =>
    fiveHourSentence({ phase, fiveHourLimit }, words);

  it('fiveHourSentence distinguishes absent from unknown, and is null for a usual limit', () => {
    expect(sentence('none')).toBe('This plan has no 5-hour limit.');
    expect(sentence('unknown')).toContain('can’t tell yet');
    expect(sentence('temporary')).toContain('for now');
    expect([sentence('present'), sentence(undefined), sentence('unknown', 'loading')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
