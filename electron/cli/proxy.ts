import { fork } from 'node:child_process';
import type { Server } from 'node:net';
import type { Accounts } from '../app/accounts/accounts';
import type { AppClock } from '../app/clock/clock';
import { EventRouter, type LedgerSink } from '../app/proxy/event-router';
import type { Log } from '../app/log';
import type { History } from '../history/history';
import type { ProxyState } from '../core/proxy';
import { testPort } from '../app/proxy/port-alarm';
import { createDropCounter } from '../app/proxy/proxy-check';
import { ProxyHost, type ProxyChild } from '../app/proxy/proxy-host';
import { canHoldPort, holdPort } from '../proxy/port/held-port';
import type { Way } from '../proxy/server';
import { EXIT } from './exit-code';

/** The accounts whose traffic passes, and where the numbers in it go. */
export interface ProxySource {
  readonly accounts: Pick<Accounts, 'runtimes'>;
  readonly history: Pick<History, 'kept' | 'keep'>;
  readonly clock: AppClock;
  readonly log: Log;
}

export interface ProxyRun {
  /** The program of the proxy, which runs in its own process so that the database does not delay a stream. */
  readonly program: string;
  readonly origin: string;
  readonly port: number;
  /** The key of the secret path; `null`: none is needed. */
  readonly key: string | null;
  readonly ledger: LedgerSink;
  /** Finds the way to Anthropic. */
  readonly way: () => Promise<Way>;
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
  readonly stop: AbortSignal;
}

const DRAIN_MS = 30_000;

/** `quotide proxy`: passes requests on until it is stopped. It sends no requests of its own to Anthropic. */
export async function runProxy(source: ProxySource, run: ProxyRun): Promise<number> {
  const { clock, log, accounts } = source;
  const targets = accounts.runtimes;
  const router = new EventRouter({ targets, ledger: run.ledger, clock, log: log.scope('feed') });
  const { origin, port, key, way } = run;
  await Promise.all(targets().map(({ reader }) => reader.look('background')));
  let code: number = EXIT.fine;
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let isFirst = true;
  const onState = (state: ProxyState) => {
    if (state.kind === 'listening' && isFirst) {
      isFirst = false;
      // Without the key itself: this line may go into a journal that others read.
      const path = key === null ? '' : ', below the secret path only';
      run.print(`listening on http://127.0.0.1:${String(state.port)}${path}`);
    } else if (state.kind === 'failed' && isFirst) {
      isFirst = false;
      code = EXIT.failure;
      void reasonOf(state.code, port).then((reason) => {
        run.printError(reason);
        end();
      });
    }
  };
  const spawn = () => forkProxy(run.program);
  const host = new ProxyHost({
    spawn,
    holdPort: canHoldPort(process.platform) ? holdPort : undefined,
    port,
    key,
    origin,
    way,
    onState,
    clock,
    onEvent: (event) => {
      router.route(event);
    },
    onDropped: createDropCounter(source.history, clock, log.scope('proxy')).add,
    log: log.scope('proxy'),
  });
  if (run.stop.aborted) end();
  else run.stop.addEventListener('abort', end);
  host.start();
  await ended;
  await host.stop(DRAIN_MS);
  return code;
}

async function reasonOf(code: string, port: number): Promise<string> {
  if (code === 'EADDRINUSE') {
    const advice = 'use --port with another one, or --port 0 for any that is free.';
    const { found, user } = await testPort(port, process.platform);
    if (found !== 'stranger') return `quotide: port ${String(port)} is taken; ${advice}`;
    const holder = `another program${user === null ? '' : ` (user ${user})`}`;
    return `quotide: port ${String(port)} is taken by ${holder}, which gets Claude Code's login while Claude Code's settings name this port; ${advice}`;
  }
  if (code === 'EACCES') return `quotide: port ${String(port)} may not be used; use one above 1023.`;
  return `quotide: cannot listen on port ${String(port)} (${code}).`;
}

function forkProxy(program: string): ProxyChild {
  const child = fork(program, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.on('error', () => undefined);
  return {
    send: (message) => {
      // A process that has ended gets no message; its `exit` event is handled.
      if (child.connected) child.send(message, () => undefined);
    },
    sendPort: (message, { handle }) => {
      if (child.connected) child.send(message, handle as Server, () => undefined);
    },
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', listener),
    kill: () => child.kill('SIGKILL'),
  };
}
