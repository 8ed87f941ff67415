import childProcess from 'node:child_process';
import net from 'node:net';

/** The function by which a forked process opens its channel; not documented, so it may be missing. */
interface ChildInternals {
  readonly _forkChild?: (fd: number, serialization: 'json') => void;
}

/**
 * Waits for a handle of the parent (`sendHandle`).
 * @param path a socket file in a folder that only this user can open
 * @param onReady called once the parent can send
 */
export function receiveHandle(path: string, onReady: () => void): Promise<object> {
  return new Promise((resolve, reject) => {
    const server = net.createServer({ pauseOnConnect: true });
    server.once('error', reject);
    server.once('connection', (socket) => {
      server.close();
      const { _handle: handle } = socket as unknown as { readonly _handle: { readonly fd: number } };
      const { _forkChild: openChannel } = childProcess as unknown as ChildInternals;
      if (openChannel === undefined) {
        reject(new Error('this runtime cannot receive a handle'));
        return;
      }
      process.once('message', (_message, received) => {
        if (received === undefined) reject(new Error('a message came without a handle'));
        else resolve(received);
      });
      openChannel(handle.fd, 'json');
      // The channel owns the descriptor now: the socket must not be collected, which would close it.
      process.once('exit', () => socket.unref());
    });
    server.listen(path, onReady);
  });
}
