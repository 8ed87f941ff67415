import { describe, expect, it, vi } from 'vitest';
import { takingIn } from '../../../../electron/cli/scan/taking-in';
import type { LedgerBulk } from '../../../../electron/history/ledger/ledger-bulk';
import type { MemoryPack } from '../../../../electron/transcripts/find/memory-pack';
import { useOf } from '../../../fakes/token-use';

const uses = (count: number) => Array.from({ length: count }, (_, index) => useOf(`m${String(index)}`));
const pack = (names: string): MemoryPack => ({ names, numbers: new Uint8Array() });

const noRows = { gather: () => undefined, size: () => 0, *store() {} };

/** What was stored, in its order: how many uses, and paths. */
function desk(fails = false) {
  const told: (number | string)[] = [];
  let waiting = 0;
  const bulk: LedgerBulk = {
    gather: (some) => (waiting += some.length),
    size: () => waiting,
    *store() {
      const all = waiting;
      waiting = 0;
      for (let left = all; left > 0; left -= 500) {
        if (fails) throw new Error('the disk is full');
        told.push(Math.min(500, left));
        yield;
      }
    },
  };
  const taking = takingIn(bulk, noRows, {
    load: () => [],
    save: (packs) => told.push(...packs.map(({ names }) => names)),
    replace: (packs) => told.push(...packs.map(({ names }) => `all ${names}`)),
  });
  return { taking, told };
}

describe('the writer of a scan’s uses into the ledger', () => {
  it('a scan remembers a transcript after all its uses are stored', async () => {
    const { taking, told } = desk();
    taking.add(uses(700));
    taking.memory.save([pack('/a')]);
    expect(told).toEqual([]);
    await taking.settle();
    expect(told).toEqual([500, 200, '/a']);
  });

  it('a scan stores while more uses come, and asks the reader to wait only at another five thousand', async () => {
    const { taking, told } = desk();
    taking.add(uses(5000));
    taking.memory.save([pack('/a')]);
    expect(taking.settled()).toBeNull();
    taking.add(uses(4000));
    expect(taking.settled()).toBeNull();
    taking.add(uses(1000));
    expect(taking.settled()).not.toBeNull();
    await taking.settled();
    expect(told).toEqual(Array.from({ length: 10 }, () => 500));
    await taking.settle();
    expect(told.slice(10)).toEqual([...Array.from({ length: 10 }, () => 500), '/a']);
  });

  it('a scan remembers transcripts without uses before there are too many to hold', async () => {
    const saved: string[] = [];
    const none: LedgerBulk = { gather: () => undefined, size: () => 0, *store() {} };
    const taking = takingIn(none, noRows, {
      load: () => [],
      save: (packs) => saved.push(...packs.map(({ names }) => names)),
      replace: () => undefined,
    });
    for (let at = 0; at < 20; at += 1) taking.memory.save([pack(`/${String(at)}`)]);
    await vi.waitFor(() => {
      expect(saved).toHaveLength(20);
    });
    taking.memory.save([pack('/b')]);
    await taking.settle();
    expect(saved.at(-1)).toBe('/b');
  });

  it('a scan remembers transcripts in few packs and in their order', async () => {
    const { taking, told } = desk();
    taking.memory.save([pack('/a')]);
    taking.memory.replace([pack('/b')]);
    taking.memory.save([pack('/c')]);
    await taking.settle();
    expect(told).toEqual(['/a', 'all /b', '/c']);
  });

  it('a scan reports an error of storing, and remembers none of those transcripts', async () => {
    const { taking, told } = desk(true);
    taking.add(uses(5000));
    taking.memory.save([pack('/a')]);
    await new Promise(setImmediate);
    expect(() => {
      taking.add(uses(1));
    }).toThrow('the disk is full');
    await expect(taking.settle()).rejects.toThrow('the disk is full');
    expect(told).toEqual([]);
  });
});
