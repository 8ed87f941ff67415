import type { FromProxy, ToProxy } from './messages';
import { startProxy, type Proxy } from './server';
import { targetOf } from './upstream/target';

/** Electron's end of a utility process; Node's types do not know it. */
interface ParentPort {
  readonly postMessage: (message: FromProxy) => void;
  readonly on: (event: 'message', listener: (message: { readonly data: ToProxy }) => void) => void;
}

/** The proxy's own process: a utility process of the app, or a child of the command. */
function main(): void {
  const port = (process as unknown as { readonly parentPort?: ParentPort }).parentPort;
  const send = (message: FromProxy) => {
    if (port !== undefined) port.postMessage(message);
    // The parent may be gone already; then there is nobody to tell.
    else process.send?.(message, () => undefined);
  };
  let proxy: Proxy | null = null;
  const onMessage = async (message: ToProxy) => {
    switch (message.kind) {
      case 'listen':
        proxy ??= await open(message.port, message.origin, send);
        return;
      case 'count':
        if (proxy !== null) send({ kind: 'counters', counters: proxy.counters() });
        return;
      case 'drain':
        await proxy?.close(message.ms);
        process.exit(0);
    }
  };
  if (port !== undefined) port.on('message', ({ data }) => void onMessage(data));
  else process.on('message', (message) => void onMessage(message as ToProxy));
  // Without the app nobody could say where the proxy is, or end it.
  process.on('disconnect', () => process.exit(0));
  // Ctrl-C in a terminal reaches this process too; the parent decides when it ends.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
}

async function open(port: number, origin: string, send: (message: FromProxy) => void): Promise<Proxy | null> {
  try {
    const target = targetOf(origin, process.env);
    const proxy = await startProxy({
      ...{ target, port },
      onEvent: (event) => send({ kind: 'event', event }),
      onAnswer: (status, endpoint) => send({ kind: 'answer', status, endpoint }),
    });
    send({ kind: 'listening', port: proxy.port });
    return proxy;
  } catch (error) {
    send({ kind: 'failed', code: (error as NodeJS.ErrnoException).code ?? 'unknown' });
    return null;
  }
}

main();
