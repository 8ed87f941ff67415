import { describe, expect, it } from 'vitest';
import type { History } from '../../../electron/history/history';
import { Journal, notedHistory } from '../../../electron/history/journal';
import { ALWAYS, newHistory, reading, START } from './support';

const never = () => false;

function noted(journal: Journal): History {
  return notedHistory(newHistory(), {
    note: (change, uses) => {
      journal.add(change, uses);
    },
    isNoting: () => true,
    isBehind: () => journal.isBehind,
  });
}

describe('Journal', () => {
  it('makes each change once, in its order, also where the file refuses one for a while', () => {
    const journal = new Journal();
    const memory = noted(journal);
    for (let index = 0; index < 10; index += 1)
      memory.append(reading(START + index * 60_000, { five_hour: index }));
    const file = newHistory();
    let calls = 0;
    const refusing: History = {
      ...file,
      append: (each) => {
        calls += 1;
        if (calls % 3 === 0) throw new Error('locked');
        file.append(each);
      },
    };
    for (let round = 0; round < 20 && journal.size > 0; round += 1) {
      try {
        journal.replay(refusing, 4, () => true);
      } catch (error) {
        expect(error).toMatchObject({ message: 'locked' });
      }
    }
    expect(file.samples(ALWAYS).map(({ utilization }) => utilization)).toEqual([...Array(10).keys()]);
  });

  it('leaves out a change that can never be made, and makes those behind it', () => {
    const journal = new Journal();
    const made: number[] = [];
    journal.add(() => {
      throw new Error('never');
    });
    journal.add(() => void made.push(1));
    expect(journal.replay(newHistory(), 10, never)).toBe(true);
    expect(made).toEqual([1]);
  });

  it('stores no memory of the transcripts after token uses were dropped, so that they are read again', () => {
    const journal = new Journal();
    const memory = noted(journal);
    memory.scanMemory.save([{ names: 'first', numbers: new Uint8Array() }]);
    journal.add(() => undefined, 50_001);
    expect(journal.isBehind).toBe(true);
    memory.scanMemory.save([{ names: 'second', numbers: new Uint8Array() }]);
    const file = newHistory();
    journal.replay(file, 10, never);
    expect(file.scanMemory.load().map(({ names }) => names)).toEqual(['first']);
  });
});
