import type { Bridge, CallName, PushName } from './contract';
import { callNames, channelOf, pushNames } from './names';

/** The part of Electron's `ipcRenderer` that is used. */
export interface IpcRendererLike {
  readonly invoke: (channel: string, argument?: unknown) => Promise<unknown>;
  readonly on: (channel: string, listener: (event: unknown, value: unknown) => void) => void;
  readonly off: (channel: string, listener: (event: unknown, value: unknown) => void) => void;
}

/**
 * Builds the page's bridge from the names of the contract; neither the event nor a raw channel gets through. It checks
 * no value: arguments come from the page, which main does not trust anyway, and main checks what it sends.
 */
export function bindRenderer(ipc: IpcRendererLike): Bridge {
  const call = (name: CallName) => (argument?: unknown) => ipc.invoke(channelOf(name), argument);
  const on = (name: PushName, listener: (value: unknown) => void) => {
    if (!Object.hasOwn(pushNames, name)) throw new Error('there is no such push');
    const forward = (_event: unknown, value: unknown) => {
      listener(value);
    };
    ipc.on(channelOf(name), forward);
    return () => {
      ipc.off(channelOf(name), forward);
    };
  };
  const functions = Object.fromEntries(
    (Object.keys(callNames) as CallName[]).map((name) => [name, call(name)]),
  );
  return { ...functions, on } as unknown as Bridge;
}
