import { describe, expect, it } from 'vitest';
import { createClock } from '../../../electron/app/clock';

describe('the clock of an app whose time runs faster', () => {
  it('puts what another process read off the system clock where it belongs', async () => {
    const clock = createClock(1000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const before = clock.now();
    const at = clock.ofSystem?.(Date.now()) ?? Number.NaN;
    // Both began at a whole millisecond, which is a second of its time.
    expect(at).toBeGreaterThanOrEqual(before - 2000);
    expect(at).toBeLessThanOrEqual(clock.now() + 2000);
    expect((clock.ofSystem?.(Date.now() + 100) ?? 0) - at).toBeGreaterThanOrEqual(100_000);
  });

  it('has nothing to translate in real time', () => {
    expect(createClock(1)).not.toHaveProperty('ofSystem');
  });
});
