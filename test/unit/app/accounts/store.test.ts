import { expect, it } from 'vitest';
import { createStore, type StoreChange } from '../../../../electron/app/accounts/store';
import type { Facts } from '../../../../electron/core/snapshot/snapshot';
import { emptyTracker, observe } from '../../../../electron/core/tracker/tracker';
import { HOUR, locale, NOW } from '../../core/make-snapshot';
import { api, limitWindow } from '../../core/tracker/story';

const reading = api(NOW - 60_000, limitWindow(42, { id: 'five_hour', resetsAt: NOW + HOUR }));
const tracker = observe(emptyTracker('org-1'), reading, NOW - 60_000, { thresholds: [] }).state;

/** A store at a moment that the test sets, with each change that it raised and each count that it asked for. */
function open(amount: 'used' | 'left' = 'used') {
  const changes: StoreChange[] = [];
  const counted: number[] = [];
  const clock = { now: NOW };
  const store = createStore({
    now: () => clock.now,
    locale: () => locale,
    amount: () => amount,
    facts: { tracker },
    count: (_facts: Facts, now) => {
      counted.push(now);
      return {
        tokens: { five_hour: { input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5 } },
      };
    },
  });
  store.changed.listen((change) => changes.push(change));
  return { store, changes, counted, clock };
}

it('builds a snapshot without counting: tokens are facts, counted when time passes or the windows change', () => {
  const { store, counted, clock } = open();
  expect(counted).toEqual([NOW]);
  expect(store.snapshot().windows[0]?.tokens).toMatchObject({ output: 2 });
  store.update({ refreshing: true });
  expect([store.snapshot().refreshing, counted]).toEqual([true, [NOW]]);
  clock.now = NOW + 60_000;
  store.retime();
  store.update({ tracker: { ...tracker } });
  store.update({ tracker: emptyTracker('org-1') });
  expect(counted).toEqual([NOW, NOW + 60_000, NOW + 60_000]);
});

it('raises a change for facts that differ and for time that passes, and none for equal facts', () => {
  const { store, changes } = open();
  const before = store.snapshot();
  store.update({ refreshing: false, problem: null });
  expect(store.snapshot()).toBe(before);
  store.update({ refreshing: true });
  store.retime();
  expect(changes).toEqual(['facts', 'time']);
  expect(store.snapshot().version).toBeGreaterThan(before.version);
});

it('words the sentence on top by what is used or by what is left, as the user wants it', () => {
  const sentence = (amount: 'used' | 'left') => {
    const { claim, rest } = open(amount).store.snapshot().verdict;
    return `${claim} ${rest}`;
  };
  expect(sentence('used')).toContain('used');
  expect(sentence('left')).toContain('left');
});
