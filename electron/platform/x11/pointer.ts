import { withX11 } from './connection';

/** A point in the X server's pixels, over all screens. */
export interface X11Point {
  readonly x: number;
  readonly y: number;
}

const QUERY_POINTER = 38;

/**
 * Queries the pointer's position from the X server of this computer. Electron's own `getCursorScreenPoint` returns the
 * last point inside one of its windows (https://github.com/electron/electron/issues/42519).
 * @returns `null` where there is no such server, or it does not answer in time
 */
export function x11Pointer(
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): Promise<X11Point | null> {
  return withX11(env, home, async ({ root, call }) => {
    const request = Buffer.alloc(8);
    request.writeUInt8(QUERY_POINTER, 0);
    request.writeUInt16LE(2, 2);
    request.writeUInt32LE(root, 4);
    const reply = await call(request);
    return reply && { x: reply.readInt16LE(16), y: reply.readInt16LE(18) };
  });
}
