import { describe, expect, it } from 'vitest';
import { createLedgerSink } from '../../../../electron/app/ledger/ledger-sink';
import type { TokenUse } from '../../../../electron/core/tokens/tokens';
import { useOf } from '../../../fakes/token-use';

/** A sink over a ledger that can refuse, on a clock that is wound by hand. */
function sinkWith(refuse: () => Error | null) {
  let now = 0;
  let timers: readonly { readonly at: number; readonly run: () => void }[] = [];
  const batches: (readonly TokenUse[])[] = [];
  const warnings: unknown[] = [];
  const quiet = { debug: () => undefined, info: () => undefined, error: () => undefined };
  let news = 0;
  const sink = createLedgerSink({
    ledger: {
      add: (uses) => {
        const error = refuse();
        if (error !== null) throw error;
        batches.push(uses);
        return { added: uses.length, changed: 0 };
      },
    },
    clock: {
      now: () => now,
      monotonic: () => now,
      after: (ms, run) => {
        const timer = { at: now + ms, run };
        timers = [...timers, timer];
        return () => {
          timers = timers.filter((each) => each !== timer);
        };
      },
    },
    log: { ...quiet, warn: (_, facts) => warnings.push(facts), scope: () => ({}) as never },
    onStored: () => {
      news += 1;
    },
  });
  const pass = (ms: number) => {
    const end = now + ms;
    for (;;) {
      const due = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      timers = timers.filter((each) => each !== due);
      now = due.at;
      due.run();
    }
    now = end;
  };
  return { sink, batches, warnings, pass, news: () => news };
}

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}

const many = (count: number) => Array.from({ length: count }, (_, index) => useOf(`m${index}`));

describe('LedgerSink', () => {
  it('stores a burst together, at most 500 in one transaction, and calls back', () => {
    const { sink, batches, pass, news } = sinkWith(() => null);
    for (const use of many(1200)) sink.add([use]);
    expect(batches).toEqual([]);
    pass(100);
    expect(batches.map(({ length }) => length)).toEqual([500, 500, 200]);
    expect(batches.flat()).toEqual(many(1200));
    expect(news()).toBe(3);
  });

  it('holds uses that a full or locked disk refuses, logs it once a minute, and stores them later', () => {
    let error: Error | null = coded('SQLITE_FULL');
    const { sink, batches, warnings, pass } = sinkWith(() => error);
    sink.add(many(3));
    pass(59_000);
    expect(warnings).toEqual([{ reason: 'SQLITE_FULL', waiting: 3 }]);
    error = coded('SQLITE_BUSY');
    sink.add([useOf('late')]);
    pass(30_000);
    expect(warnings).toHaveLength(2);
    error = null;
    pass(5000);
    expect(batches).toEqual([[...many(3), useOf('late')]]);
  });

  it('stores uses that a locked database refused a quarter of a second later, without a log entry', () => {
    let error: Error | null = coded('SQLITE_BUSY');
    const { sink, batches, warnings, pass } = sinkWith(() => error);
    sink.add(many(3));
    pass(100);
    error = null;
    pass(250);
    expect(batches).toEqual([many(3)]);
    expect(warnings).toEqual([]);
  });

  it('drops a use that can never be stored, and stores those after it', () => {
    let error: Error | null = coded('SQLITE_CONSTRAINT');
    const { sink, batches, warnings, pass } = sinkWith(() => error);
    sink.add([useOf('odd')]);
    pass(100);
    error = null;
    sink.add([useOf('sound')]);
    pass(100);
    expect(batches).toEqual([[useOf('sound')]]);
    expect(warnings).toHaveLength(1);
  });

  it('stores the waiting uses when it closes, and closes also on a full disk', () => {
    const sound = sinkWith(() => null);
    sound.sink.add(many(700));
    sound.sink.close();
    expect(sound.batches.flat()).toHaveLength(700);
    const full = sinkWith(() => coded('SQLITE_FULL'));
    full.sink.add(many(2));
    full.sink.close();
    expect(full.batches).toEqual([]);
  });
});
