import { describe, expect, it } from 'vitest';
import { liveObject, type LiveCalls } from '../../../electron/history/live';

const direct: LiveCalls = { run: (call) => call(), generation: () => 0 };

describe('liveObject', () => {
  it('passes each call to the object that is current at that moment, also by a member that was taken before', () => {
    let current = { name: () => 'one', inner: { add: (a: number, b: number) => a + b } };
    const { name, inner } = liveObject(() => current, direct);
    expect([name(), inner.add(1, 2)]).toEqual(['one', 3]);
    current = { name: () => 'two', inner: { add: (a, b) => a * b } };
    expect([name(), inner.add(3, 4)]).toEqual(['two', 12]);
  });

  it('goes on with the steps of a generator on the object that took its place', () => {
    const counting = (from: number) => ({
      *steps() {
        for (let step = 0; step < 4; step += 1) yield from + step;
        return 'done';
      },
    });
    let [current, generation] = [counting(0), 0];
    const live = liveObject(() => current, { run: (call) => call(), generation: () => generation });
    const steps = live.steps();
    expect([steps.next().value, steps.next().value]).toEqual([0, 1]);
    [current, generation] = [counting(100), 1];
    expect([steps.next().value, steps.next().value]).toEqual([102, 103]);
    expect(steps.next()).toEqual({ done: true, value: 'done' });
  });
});
