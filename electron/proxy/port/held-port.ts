import net from 'node:net';
import { getSystemErrorName } from 'node:util';
import { err, ok, type Result } from '../../core/result';

/**
 * A port of 127.0.0.1 that this process holds for its child. Once the child listens on the same socket, the port stays
 * taken when the child dies: clients wait in the queue of the socket, and no other program can bind it.
 */
export interface HeldPort {
  readonly port: number;
  /** Node's handle of the socket, to be sent to the child. */
  readonly handle: object;
  /** Gives the port up; a child that listens on it still does. */
  readonly close: () => void;
}

/** Holds a port, or gives the system's code why it cannot (`EADDRINUSE`). */
export type HoldPort = (port: number) => Result<HeldPort, string>;

/** Node's handle of a TCP socket. */
interface TcpHandle {
  readonly getsockname: (address: { port?: number }) => number;
  readonly close: () => void;
}

/** The function by which `cluster` binds a port in the parent; not documented, so it may be missing. */
interface NetInternals {
  readonly _createServerHandle?: (address: string, port: number, family: 4) => TcpHandle | number;
}

/**
 * Holds a port of 127.0.0.1 without listening on it, so that this process accepts no connection.
 * @param port 0 picks a free one
 */
export const holdPort: HoldPort = (port) => {
  const bound = (net as unknown as NetInternals)._createServerHandle?.('127.0.0.1', port, 4);
  if (bound === undefined) return err('ENOSYS');
  if (typeof bound === 'number') return err(getSystemErrorName(bound));
  const address: { port?: number } = {};
  // libuv reports a taken port only here: https://docs.libuv.org/en/v1.x/tcp.html#c.uv_tcp_bind
  const failure = bound.getsockname(address);
  if (failure !== 0 || address.port === undefined) {
    bound.close();
    return err(failure === 0 ? 'EINVAL' : getSystemErrorName(failure));
  }
  return ok({ port: address.port, handle: bound, close: () => bound.close() });
};

/** Whether a handle can be sent to a child of this kind here. On Windows it was not tried. */
export function canHoldPort(platform: string): boolean {
  return platform !== 'win32' && (net as unknown as NetInternals)._createServerHandle !== undefined;
}
