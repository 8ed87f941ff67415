import { createCollector } from './collect';
import type { FromProxy, ToProxy } from './messages';
import { createOutbox, type Outbox } from './outbox';
import { receiveHandle } from './port/receive-handle';
import { startProxy, type Proxy } from './server';
import { targetOf } from './upstream/target';

/** Electron's port of a utility process, which is not in Node's types. */
interface ParentPort {
  readonly postMessage: (message: FromProxy) => void;
  readonly on: (event: 'message', listener: (message: { readonly data: ToProxy }) => void) => void;
}

/** Time for the decoding threads after the end of a stream, then for the app to confirm the last events, in ms. */
const DECODED_MS = 50;
const CONFIRMED_MS = 500;

/** The program of the proxy's process: a utility process of the app, or a child of the command. */
function main(): void {
  const port = (process as unknown as { readonly parentPort?: ParentPort }).parentPort;
  const send = (message: FromProxy) => {
    if (port !== undefined) port.postMessage(message);
    // The parent may already be gone; the error is then ignored.
    else process.send?.(message, () => undefined);
  };
  const outbox = createOutbox(send);
  let proxy: Proxy | null = null;
  let key: string | null = null;
  const onMessage = async (message: ToProxy, handle?: object) => {
    switch (message.kind) {
      case 'listen':
        key = message.key ?? null;
        proxy ??= await open(message, handle, send, outbox);
        // It may have changed while the proxy opened its port.
        proxy?.lock(key);
        return;
      case 'lock':
        key = message.key;
        proxy?.lock(key);
        return;
      case 'reroute':
        proxy?.reroute(message.way);
        return;
      case 'count':
        if (proxy !== null)
          send({ kind: 'counters', counters: { ...proxy.counters(), ...outbox.figures() } });
        return;
      case 'taken':
        outbox.confirm(message.seq);
        return;
      case 'drain':
        await proxy?.close(message.ms);
        await new Promise((resolve) => setTimeout(resolve, DECODED_MS));
        await outbox.settled(CONFIRMED_MS);
        process.exit(0);
    }
  };
  if (port !== undefined) port.on('message', ({ data }) => void onMessage(data));
  else process.on('message', (message, handle) => void onMessage(message as ToProxy, handle));
  // Without its parent the proxy could be neither found nor ended.
  process.on('disconnect', () => process.exit(0));
  // Ctrl-C in a terminal reaches this process too, but the parent decides when it ends.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
}

async function open(
  { port, origin, way, key, handOver }: ToProxy & { readonly kind: 'listen' },
  handle: object | undefined,
  send: (message: FromProxy) => void,
  outbox: Outbox,
): Promise<Proxy | null> {
  try {
    const awaitsPort = () => {
      send({ kind: 'awaits_port' });
    };
    const proxy = await startProxy({
      target: targetOf(origin, process.env),
      way,
      key,
      port,
      handle: handOver === undefined ? handle : await receiveHandle(handOver, awaitsPort),
      onEvent: outbox.event,
      onAnswer: outbox.answer,
      ...createCollector(),
    });
    send({ kind: 'listening', port: proxy.port });
    return proxy;
  } catch (error) {
    send({ kind: 'failed', code: (error as NodeJS.ErrnoException).code ?? 'unknown' });
    return null;
  }
}

main();
