import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createClock } from '../../electron/app/clock/clock';
import { createLog } from '../../electron/app/log';
import { testPort, type TakenPort } from '../../electron/app/proxy/port-alarm';
import { superviseProxy } from '../../electron/app/proxy/proxy-keeper';
import { userName } from '../../electron/core/network/listening-socket';
import { createSignal } from '../../electron/core/signal';
import { defaultSettings } from '../../electron/core/settings/settings';
import { canHoldPort, holdPort } from '../../electron/proxy/port/held-port';
import { waitUntil } from './support/proxy';

/** Read here, since another user may not be able to read this folder. */
const HOLDER = readFileSync(fileURLToPath(new URL('support/port-holder.cjs', import.meta.url)), 'utf8');

/** Only root may start a program of another user; any other user's own program has no name in the words. */
const OTHER = process.getuid?.() === 0 && process.platform === 'linux' ? 65_534 : null;
const OTHER_NAME = OTHER === null ? null : userName(readFileSync('/etc/passwd', 'utf8'), OTHER);

/** A real process on a port of its own choice, of another user where that is possible. */
async function holder(how: 'hello' | 'imitate', port = 0, uid = OTHER) {
  const program = spawn(process.execPath, ['-e', HOLDER, String(port), how], {
    ...(uid !== null && { uid }),
    cwd: '/',
    env: { ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const end = async () => {
    if (program.exitCode !== null || program.signalCode !== null) return;
    const gone = once(program, 'exit');
    program.kill('SIGKILL');
    await gone;
  };
  onTestFinished(end);
  const [taken] = (await once(program, 'message')) as [number];
  return { port: taken, end };
}

/** The keeper on a port, and the alarms that it raised. */
function keeperOn(port: number) {
  const alarms: TakenPort[] = [];
  const lines: string[] = [];
  const settings = { ...defaultSettings, proxy: { ...defaultSettings.proxy, on: true, port } };
  const changed = createSignal<undefined>();
  let isFree = false;
  let exit: () => void = () => undefined;
  const keeper = superviseProxy({
    source: {
      settings: { get: () => settings, watch: () => changed.listen(() => undefined) },
      accounts: { runtimes: () => [] },
      history: { kept: () => null, keep: () => undefined },
      counters: { addProxyRequests: () => undefined },
      clock: createClock(1),
      log: createLog('error', Date.now, [(line) => lines.push(line)]),
    },
    origin: 'http://127.0.0.1:1',
    ledger: { add: () => undefined },
    holdPort: canHoldPort(process.platform) ? holdPort : undefined,
    // A process that listens at once: here only the port is real.
    spawn: () => {
      isFree = true;
      return {
        send: () => undefined,
        sendPort: () => undefined,
        onMessage: (listener) => {
          setImmediate(() => {
            listener({ kind: 'listening', port });
          });
        },
        onExit: (listener) => void (exit = listener),
        kill: () => {
          exit();
        },
      };
    },
  });
  keeper.portTaken.listen((taken) => alarms.push(taken));
  onTestFinished(async () => {
    const closing = keeper.close(0);
    exit();
    await closing;
  });
  return { keeper, alarms, lines, isFree: () => isFree };
}

describe.runIf(process.platform === 'linux')('a port of the proxy that another program holds', () => {
  it('a program of another user is found and named, and the alarm comes once over many tries', async () => {
    const { port, end } = await holder('hello');
    const { keeper, alarms, lines, isFree } = keeperOn(port);
    keeper.start();
    await waitUntil(() => alarms.length > 0);
    expect(keeper.state()).toEqual({ kind: 'failed', code: 'EADDRINUSE', holder: { user: OTHER_NAME } });
    // The next tries, after 100, 200 and 400 ms, find it again.
    await waitUntil(() => lines.filter((line) => line.includes('the proxy cannot listen')).length > 3);
    expect(alarms).toEqual([{ port, user: OTHER_NAME }]);
    await end();
    await waitUntil(() => keeper.state().kind === 'listening', 20_000);
    expect(isFree()).toBe(true);
    expect(keeper.state()).toEqual({ kind: 'listening', port });
  });

  it('a program of another user that answers as Quotide does is a stranger all the same', async () => {
    const { port } = await holder('imitate');
    const found = OTHER === null ? 'answers' : 'stranger';
    expect(await testPort(port, process.platform)).toEqual({ found, user: OTHER_NAME });
  });

  it('a program of the same user that answers as Quotide does raises no alarm', async () => {
    const { port } = await holder('imitate', 0, null);
    expect(await testPort(port, process.platform)).toEqual({ found: 'answers', user: null });
    const { keeper, alarms, lines } = keeperOn(port);
    keeper.start();
    await waitUntil(() => lines.filter((line) => line.includes('the proxy cannot listen')).length > 2);
    expect(alarms).toEqual([]);
    expect(keeper.state()).toEqual({ kind: 'failed', code: 'EADDRINUSE' });
  });
});
