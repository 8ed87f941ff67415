import { describe, expect, it } from 'vitest';
import { startBudget, withTimeLimit } from '../../../../../electron/sources/credentials/keyring/time-limit';

describe('withTimeLimit', () => {
  it('withTimeLimit passes a value in time on', async () => {
    expect(await withTimeLimit(Promise.resolve(7), 1_000)).toEqual({ ok: true, value: 7 });
  });

  it('withTimeLimit passes a rejection in time on', async () => {
    await expect(withTimeLimit(Promise.reject(new Error('no')), 1_000)).rejects.toThrow('no');
  });

  it('withTimeLimit does not wait for a promise that hangs', async () => {
    const began = performance.now();
    const hanging = new Promise<number>(() => undefined);
    expect(await withTimeLimit(hanging, 30)).toEqual({ ok: false, error: 'timeout' });
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('withTimeLimit ignores a rejection after the time limit', async () => {
    const unhandled: unknown[] = [];
    const listen = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', listen);
    let fail: (error: Error) => void = () => undefined;
    const late = new Promise<number>((_resolve, reject) => {
      fail = reject;
    });
    expect(await withTimeLimit(late, 1)).toEqual({ ok: false, error: 'timeout' });
    fail(new Error('late'));
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', listen);
    expect(unhandled).toEqual([]);
  });
});

describe('startBudget', () => {
  it('startBudget gives less and less time, down to 0', async () => {
    const remaining = startBudget(20);
    expect(remaining()).toBeGreaterThan(0);
    expect(remaining()).toBeLessThanOrEqual(20);
    await expect.poll(remaining).toBe(0);
  });
});
