import { describe, expect, it } from 'vitest';
import { startBudget, withTimeLimit } from '../../../../electron/sources/credentials/time-limit';

describe('withTimeLimit', () => {
  it('passes on a value in time', async () => {
    expect(await withTimeLimit(Promise.resolve(7), 1_000)).toEqual({ ok: true, value: 7 });
  });

  it('passes on a rejection in time', async () => {
    await expect(withTimeLimit(Promise.reject(new Error('no')), 1_000)).rejects.toThrow('no');
  });

  it('does not wait for what hangs', async () => {
    const began = performance.now();
    const hanging = new Promise<number>(() => undefined);
    expect(await withTimeLimit(hanging, 30)).toEqual({ ok: false, error: 'timeout' });
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('swallows a rejection that comes too late', async () => {
    const unhandled: unknown[] = [];
    const listen = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', listen);
    const late = new Promise<number>((_resolve, reject) => setTimeout(reject, 20, new Error('late')));
    expect(await withTimeLimit(late, 1)).toEqual({ ok: false, error: 'timeout' });
    await new Promise((resolve) => setTimeout(resolve, 60));
    process.off('unhandledRejection', listen);
    expect(unhandled).toEqual([]);
  });
});

describe('startBudget', () => {
  it('shrinks to nothing and no further', async () => {
    const remaining = startBudget(20);
    expect(remaining()).toBeGreaterThan(0);
    expect(remaining()).toBeLessThanOrEqual(20);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(remaining()).toBe(0);
  });
});
