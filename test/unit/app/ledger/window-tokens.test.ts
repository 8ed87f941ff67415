import { describe, expect, it } from 'vitest';
import { createStore } from '../../../../electron/app/accounts/store';
import { createWindowTokens } from '../../../../electron/app/ledger/window-tokens';
import { defaultSettings } from '../../../../electron/core/settings/settings';
import { addTokens, noTokens } from '../../../../electron/core/tokens/tokens';
import { emptyTracker, observe } from '../../../../electron/core/tracker/tracker';
import type { LimitWindow } from '../../../../electron/core/usage/usage';
import type { History } from '../../../../electron/history/history';
import { useOf } from '../../../fakes/token-use';
import { DAY, folder, HOUR, KEY, newHistory, reading, START, windowOf } from '../../history/support';

const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
const log = { ...quiet, scope: () => log };
const locale = () => ({ language: 'en-GB', timeZone: 'UTC' });
const one = useOf('x').tokens;

/** A store over a ledger, whose clock and observations a test sets. */
function shown(history: History, account = KEY) {
  let now = START;
  const tokens = createWindowTokens(history, log);
  const who = (key: string) => ({ key, plan: null, tier: null, organizationId: key, name: null });
  const store = createStore({
    now: () => now,
    locale,
    facts: { account: who(account) },
    count: tokens.count,
  });
  return {
    at: (next: number) => {
      now = next;
      store.retime();
    },
    observe: (windows: readonly LimitWindow[], key = account) => {
      const { tracker } = store.facts();
      const before = tracker?.account === key ? tracker : emptyTracker(key);
      const { observation } = reading(now, {}, { account: key, windows });
      store.update({
        account: who(key),
        tracker: observe(before, observation, now, defaultSettings.alerts).state,
      });
    },
    add: (...uses: Parameters<History['ledger']['add']>[0]) => {
      history.ledger.add(uses);
      tokens.changed();
      store.retime();
    },
    tokensOf: (id: string) => store.snapshot().windows.find((window) => window.id === id)?.tokens,
  };
}

/** Began an hour ago. */
const fiveHours = windowOf('five_hour', 20, START + 4 * HOUR);
const sevenDays = windowOf('seven_day', 20, START + 4 * DAY);

describe('tokens of a window', () => {
  it('token sums are unknown while the ledger is empty, and zero after that', () => {
    const app = shown(newHistory());
    app.observe([fiveHours]);
    expect(app.tokensOf('five_hour')).toBeNull();
    app.add(useOf('old', { at: START - DAY, account: KEY }));
    expect(app.tokensOf('five_hour')).toEqual(noTokens);
  });

  it('token sums are complete after a restart, with uses from before the first reading', () => {
    const dir = folder();
    const first = shown(newHistory(dir));
    first.add(
      useOf('a', { at: START - HOUR / 2, account: KEY }),
      useOf('b', { at: START - 2 * HOUR, account: KEY }),
    );
    first.observe([fiveHours, sevenDays]);
    const again = shown(newHistory(dir));
    again.observe([fiveHours, sevenDays]);
    for (const app of [first, again]) {
      expect(app.tokensOf('five_hour')).toEqual(one);
      expect(app.tokensOf('seven_day')).toEqual(addTokens(one, one));
    }
  });

  it('token sums include the cache, and only the model’s uses in a window of a model', () => {
    const app = shown(newHistory());
    app.observe([
      sevenDays,
      windowOf('seven_day_opus', 3, START + DAY),
      windowOf('seven_day_sonnet', 3, START + DAY),
      windowOf('iguana_necktie', 3, START + DAY),
    ]);
    app.add(useOf('a', { account: KEY }), useOf('b', { account: KEY, model: 'claude-sonnet-5-5' }));
    expect(app.tokensOf('seven_day')).toEqual(addTokens(one, one));
    expect(app.tokensOf('seven_day_opus')).toEqual(one);
    expect(app.tokensOf('seven_day_sonnet')).toEqual(one);
    expect(app.tokensOf('iguana_necktie')).toBeNull();
  });

  it('a response over a reset counts in the window in which it began', () => {
    const app = shown(newHistory());
    app.observe([fiveHours]);
    const began = START + 4 * HOUR - 1;
    app.add(useOf('a', { at: began, account: KEY, tokens: { ...one, output: 1 } }));
    app.at(START + 4 * HOUR + 60_000);
    app.observe([windowOf('five_hour', 1, START + 9 * HOUR)]);
    app.add(useOf('a', { at: START + 4 * HOUR + 30_000, account: KEY }));
    expect(app.tokensOf('five_hour')).toEqual(noTokens);
    app.add(useOf('b', { at: START + 4 * HOUR, account: KEY }));
    expect(app.tokensOf('five_hour')).toEqual(one);
  });

  it('token sums start again with a reset, also an early one, in the same snapshot', () => {
    const app = shown(newHistory());
    app.observe([fiveHours]);
    app.add(useOf('a', { at: START - 1000, account: KEY }), useOf('b', { at: START + 1000, account: KEY }));
    expect(app.tokensOf('five_hour')).toEqual(addTokens(one, one));
    app.at(START + HOUR);
    // Three hours before its time; the tracker believes it when it is told twice.
    const early = windowOf('five_hour', 0, START + 6 * HOUR);
    app.observe([early]);
    expect(app.tokensOf('five_hour')).toEqual(addTokens(one, one));
    app.at(START + HOUR + 60_000);
    app.observe([early]);
    expect(app.tokensOf('five_hour')).toEqual(noTokens);
    app.at(START + 6 * HOUR + 1000);
    expect(app.tokensOf('five_hour')).toBeNull();
  });

  it('token sums do not start again when a reset’s time varies by a little', () => {
    const app = shown(newHistory());
    app.observe([fiveHours]);
    app.add(useOf('a', { at: START - HOUR / 2, account: KEY }));
    app.observe([windowOf('five_hour', 21, START + 4 * HOUR + 1900)]);
    expect(app.tokensOf('five_hour')).toEqual(one);
  });

  it('token sums are of one account, with uses of unknown accounts', () => {
    const app = shown(newHistory());
    app.observe([fiveHours]);
    app.add(useOf('a', { account: KEY }), useOf('b', { account: 'org-2' }), useOf('c', { account: null }));
    expect(app.tokensOf('five_hour')).toEqual(addTokens(one, one));
    app.observe([fiveHours], 'org-3');
    expect(app.tokensOf('five_hour')).toEqual(one);
  });

  it('token sums include the uses that another process has added', () => {
    const dir = folder();
    const app = shown(newHistory(dir));
    app.observe([fiveHours]);
    newHistory(dir).ledger.add([useOf('a', { account: KEY })]);
    app.at(START + 1000);
    expect(app.tokensOf('five_hour')).toEqual(one);
  });
});
