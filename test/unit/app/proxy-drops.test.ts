import { describe, expect, it } from 'vitest';
import { createLog } from '../../../electron/app/log';
import { createDropsKept } from '../../../electron/app/proxy-drops';

describe('what was lost between the proxy and the app', () => {
  it('is summed over restarts, with its last moment, and said in the log', () => {
    const values = new Map<string, unknown>();
    const lines: string[] = [];
    let now = 1000;
    const open = () =>
      createDropsKept(
        { kept: (name) => values.get(name) ?? null, keep: (name, value) => void values.set(name, value) },
        { now: () => now },
        createLog('info', Date.now, [(line) => lines.push(line)]),
      );
    expect(open().read()).toBeNull();
    open().add(3);
    now = 2000;
    open().add(4);
    expect(open().read()).toEqual({ at: 2000, count: 7 });
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('lost=4');
    values.set('proxy-drops', { at: 'x', count: -1 });
    expect(open().read()).toBeNull();
  });
});
