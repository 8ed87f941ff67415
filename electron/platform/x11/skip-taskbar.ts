import { padded, withX11 } from './connection';

const INTERN_ATOM = 16;
const SEND_EVENT = 25;
const CLIENT_MESSAGE = 33;
/** The event mask for the window manager: SubstructureNotify and SubstructureRedirect. */
const TO_MANAGER = 0x18_0000;
const ADD = 1;
/** The request comes from an application, not from a pager. */
const FROM_APPLICATION = 1;

/**
 * Requests that the window manager lists a window neither in the task bar nor in the pager. Electron's own
 * `skipTaskbar` has no effect on Linux. The request is needed after each time the window is shown, since a manager
 * drops the state of a hidden window (https://specifications.freedesktop.org/wm-spec/latest/ar01s05.html,
 * `_NET_WM_STATE`).
 * @param window its X id
 */
export async function skipTaskbar(
  env: Readonly<Record<string, string | undefined>>,
  home: string,
  window: number,
): Promise<void> {
  await withX11(env, home, async ({ root, call, send }) => {
    const atom = async (name: string): Promise<number> =>
      (await call(atomRequest(name)))?.readUInt32LE(8) ?? 0;
    const state = await atom('_NET_WM_STATE');
    const [taskbar, pager] = [
      await atom('_NET_WM_STATE_SKIP_TASKBAR'),
      await atom('_NET_WM_STATE_SKIP_PAGER'),
    ];
    send(messageRequest(root, window, state, [ADD, taskbar, pager, FROM_APPLICATION]));
    // The reply shows that the server has processed everything before it.
    await atom('_NET_WM_STATE');
    return null;
  });
}

function atomRequest(name: string): Buffer {
  const text = padded(Buffer.from(name, 'latin1'));
  const head = Buffer.alloc(8);
  head.writeUInt8(INTERN_ATOM, 0);
  head.writeUInt16LE(2 + text.length / 4, 2);
  head.writeUInt16LE(name.length, 4);
  return Buffer.concat([head, text]);
}

function messageRequest(root: number, window: number, type: number, data: readonly number[]): Buffer {
  const request = Buffer.alloc(44);
  request.writeUInt8(SEND_EVENT, 0);
  request.writeUInt16LE(11, 2);
  request.writeUInt32LE(root, 4);
  request.writeUInt32LE(TO_MANAGER, 8);
  request.writeUInt8(CLIENT_MESSAGE, 12);
  request.writeUInt8(32, 13);
  request.writeUInt32LE(window, 16);
  request.writeUInt32LE(type, 20);
  data.forEach((word, index) => request.writeUInt32LE(word, 24 + 4 * index));
  return request;
}
