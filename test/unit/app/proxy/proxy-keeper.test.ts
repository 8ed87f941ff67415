import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createClock } from '../../../../electron/app/clock/clock';
import { createLog } from '../../../../electron/app/log';
import { superviseProxy, type ProxySource } from '../../../../electron/app/proxy/proxy-keeper';
import { openSettings } from '../../../../electron/app/settings/settings';
import type { ToProxy } from '../../../../electron/proxy/messages';

/** The keeper over settings of its own; each function in `ends` ends one process that was started. */
function world() {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-keeper-'));
  const settings = openSettings(dir, 0);
  const ends: (() => void)[] = [];
  const sent: ToProxy[] = [];
  const source: ProxySource = {
    settings,
    clock: createClock(1),
    log: createLog('error', Date.now, []),
    accounts: { runtimes: () => [] },
    history: { kept: () => null, keep: () => undefined },
    counters: { addProxyRequests: () => undefined },
  };
  const keeper = superviseProxy({
    source,
    origin: 'http://127.0.0.1:1',
    ledger: { add: () => undefined },
    spawn: () => {
      let exit = () => undefined as unknown;
      ends.push(() => exit());
      return {
        send: (message) => void sent.push(message),
        onMessage: () => undefined,
        onExit: (listener) => void (exit = listener),
        kill: () => exit(),
      };
    },
  });
  keeper.start();
  onTestFinished(async () => {
    const closing = keeper.close(0);
    for (const end of ends) end();
    await closing;
    fs.rmSync(dir, { recursive: true });
  });
  return { settings, keeper, ends, sent };
}

it('suspends the proxy after the requests under way, and starts it again only when asked to', async () => {
  const { settings, keeper, ends } = world();
  settings.change({ proxy: { on: true } });
  expect([keeper.isOn(), ends.length]).toEqual([true, 1]);
  let resume: (() => void) | null = null;
  const suspended = keeper.suspend(30_000).then((again) => (resume = again));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(resume).toBeNull();
  ends[0]?.();
  const again = await suspended;
  // A change of the settings does not start it meanwhile, so that the app can end.
  settings.change({ proxy: { port: 4242 } });
  expect([keeper.isOn(), ends.length]).toEqual([false, 1]);
  again();
  expect([keeper.isOn(), ends.length]).toEqual([true, 2]);
});

it('leaves a proxy off that is off in the settings when the suspension ends', async () => {
  const { settings, keeper, ends } = world();
  const again = await keeper.suspend(30_000);
  again();
  expect([keeper.isOn(), ends.length, settings.get().proxy.on]).toEqual([false, 0, false]);
});

it('gives the running proxy a key of the secret path that changes, in its one process', () => {
  const { settings, ends, sent } = world();
  settings.change({ proxy: { on: true, key: 'a_Key-of-16-char' } });
  expect(sent).toMatchObject([{ kind: 'listen', key: 'a_Key-of-16-char' }]);
  settings.change({ proxy: { key: 'b_Key-of-16-char' } });
  settings.change({ proxy: { key: null } });
  expect(sent.slice(1)).toEqual([
    { kind: 'lock', key: 'b_Key-of-16-char' },
    { kind: 'lock', key: null },
  ]);
  expect(ends).toHaveLength(1);
  expect(settings.change({ proxy: { key: 'short' } })).toMatchObject({ kind: 'invalid' });
  expect(settings.change({ proxy: { key: 'a/Key/of/16/chars' } })).toMatchObject({ kind: 'invalid' });
  expect(settings.get().proxy.key).toBeNull();
});
