import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { readCookie, COOKIE_NAME } from './cookie';

type Variables = Readonly<Record<string, string | undefined>>;

/** A connection to the X server of this computer, for requests that Electron cannot make. */
export interface X11 {
  /** The root window of the first screen. */
  readonly root: number;
  /** Sends a request and returns the reply of 32 bytes; `null` when the server replies with an error. */
  readonly call: (request: Buffer) => Promise<Buffer | null>;
  /** Sends a request that has no reply. */
  readonly send: (request: Buffer) => void;
}

/** Time limit for the whole connection in ms, since the popover waits for it. */
const PATIENCE_MS = 150;
const REPLY_BYTES = 32;

/**
 * Connects, runs `use` and disconnects.
 * @returns the result of `use`; `null` where there is no such server, it refuses, or it does not answer in time
 */
export async function withX11<T>(
  env: Variables,
  home: string,
  use: (x11: X11) => Promise<T>,
): Promise<T | null> {
  const number = displayNumber(env['DISPLAY']);
  if (number === null) return null;
  const cookie = await readCookie(env['XAUTHORITY'] ?? path.join(home, '.Xauthority'), number);
  const socket = connect(`/tmp/.X11-unix/X${number}`);
  const isEnded = new Promise<null>((resolve) => {
    socket.setTimeout(PATIENCE_MS, resolve as () => void);
    socket.on('error', () => {
      resolve(null);
    });
    socket.on('close', () => {
      resolve(null);
    });
  });
  try {
    return await Promise.race([talk(socket, cookie, use), isEnded]);
  } finally {
    socket.end();
    socket.unref();
  }
}

/** `1` of `:1` and `unix:1.0`; `null` for a server on another computer. */
function displayNumber(display = ''): string | null {
  return /^(?:unix)?:(\d+)(?:\.\d+)?$/.exec(display)?.[1] ?? null;
}

async function talk<T>(socket: Socket, cookie: Buffer, use: (x11: X11) => Promise<T>): Promise<T | null> {
  const reader = createReader(socket);
  socket.write(setupRequest(cookie));
  const head = await reader.take(8);
  if (head[0] !== 1) return null;
  const root = rootOf(await reader.take(4 * head.readUInt16LE(6)));
  return use({
    root,
    send: (request) => {
      socket.write(request);
    },
    call: async (request) => {
      socket.write(request);
      const reply = await reader.take(REPLY_BYTES);
      return reply[0] === 1 ? reply : null;
    },
  });
}

/** Reads the socket in pieces of a requested length. */
function createReader(socket: Socket): { readonly take: (length: number) => Promise<Buffer> } {
  let received = Buffer.alloc(0);
  let waiting: { readonly length: number; readonly give: (bytes: Buffer) => void } | null = null;
  const serve = (): void => {
    if (waiting === null || received.length < waiting.length) return;
    const { length, give } = waiting;
    waiting = null;
    const bytes = received.subarray(0, length);
    received = received.subarray(length);
    give(bytes);
  };
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes]);
    serve();
  });
  return {
    take: (length) =>
      new Promise((give) => {
        waiting = { length, give };
        serve();
      }),
  };
}

/** The first bytes of a connection: little-endian, protocol 11.0, and the cookie where there is one. */
function setupRequest(cookie: Buffer): Buffer {
  const name = Buffer.from(cookie.length > 0 ? COOKIE_NAME : '');
  const head = Buffer.alloc(12);
  head.write('l', 0, 'latin1');
  head.writeUInt16LE(11, 2);
  head.writeUInt16LE(name.length, 6);
  head.writeUInt16LE(cookie.length, 8);
  return Buffer.concat([head, padded(name), padded(cookie)]);
}

/** Pads bytes to a multiple of four, as the protocol requires. */
export function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

/** The id of the root window, which follows the vendor's name and the list of pixel formats. */
function rootOf(setup: Buffer): number {
  const vendor = setup.readUInt16LE(16);
  const formats = setup.readUInt8(21);
  return setup.readUInt32LE(32 + vendor + ((4 - (vendor % 4)) % 4) + 8 * formats);
}
