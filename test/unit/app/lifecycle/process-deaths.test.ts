import { expect, it } from 'vitest';
import { createDeathCounts, readDeathCounts } from '../../../../electron/app/lifecycle/process-deaths';

/** A `kept` table in memory that stores what JSON keeps. */
function memory(): Parameters<typeof createDeathCounts>[0] {
  const values = new Map<string, string>();
  return {
    kept: (name) => JSON.parse(values.get(name) ?? 'null') as unknown,
    keep: (name, value) => void values.set(name, JSON.stringify(value)),
  };
}

it('deaths are counted by process, over restarts, with the time and the reason of the last', () => {
  const history = memory();
  expect(readDeathCounts(history)).toBeNull();
  createDeathCounts(history).add('popover', 'killed', 1000);
  createDeathCounts(history).add('network', 'oom', 2000);
  createDeathCounts(history).add('popover', 'hung'.padEnd(200, '.'), 3000);
  expect(readDeathCounts(history)).toEqual({
    since: 1000,
    deaths: [
      { name: 'network', count: 1, lastAt: 2000, reason: 'oom' },
      { name: 'popover', count: 2, lastAt: 3000, reason: 'hung'.padEnd(80, '.') },
    ],
  });
});

it('counts that cannot be read count as none', () => {
  const history = memory();
  history.keep('process-deaths', { since: 'yesterday' }, 0);
  expect(readDeathCounts(history)).toBeNull();
  createDeathCounts(history).add('gpu', 'crashed', 5);
  expect(readDeathCounts(history)?.deaths).toHaveLength(1);
});
