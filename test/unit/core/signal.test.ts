import { describe, expect, it } from 'vitest';
import { createSignal } from '../../../electron/core/signal';

describe('createSignal', () => {
  it('calls each listener with each value, in the order in which they came', () => {
    const signal = createSignal<number>();
    const heard: string[] = [];
    signal.listen((value) => heard.push(`first ${String(value)}`));
    signal.listen((value) => heard.push(`second ${String(value)}`));
    signal.publish(1);
    signal.publish(2);
    expect(heard).toEqual(['first 1', 'second 1', 'first 2', 'second 2']);
  });

  it('calls a listener no more once it was ended, and the others as before', () => {
    const signal = createSignal<number>();
    const heard: string[] = [];
    const end = signal.listen((value) => heard.push(`first ${String(value)}`));
    signal.listen((value) => heard.push(`second ${String(value)}`));
    end();
    end();
    signal.publish(1);
    expect(heard).toEqual(['second 1']);
  });

  it('ends only one of two listeners that are the same function', () => {
    const signal = createSignal<number>();
    let calls = 0;
    const count = () => {
      calls += 1;
    };
    const end = signal.listen(count);
    signal.listen(count);
    end();
    signal.publish(1);
    expect(calls).toBe(1);
  });

  it('does not call a listener that another one ends during the same round', () => {
    const signal = createSignal<number>();
    const heard: string[] = [];
    const ends: (() => void)[] = [];
    signal.listen(() => {
      for (const end of ends) end();
    });
    ends.push(signal.listen(() => heard.push('ended')));
    signal.publish(1);
    expect(heard).toEqual([]);
  });

  it('calls the listeners after one that throws, and then throws the same to its owner', () => {
    const signal = createSignal<number>();
    const heard: number[] = [];
    signal.listen(() => {
      throw new Error('first');
    });
    signal.listen(() => {
      throw new Error('second');
    });
    signal.listen((value) => heard.push(value));
    expect(() => {
      signal.publish(7);
    }).toThrow('first');
    expect(heard).toEqual([7]);
  });
});
