import { calls, channelOf, pushes } from './contract';
import type { Bridge, CallName, PushName } from './contract';

/** The part of Electron's `ipcRenderer` that is used. */
export interface IpcRendererLike {
  readonly invoke: (channel: string, argument?: unknown) => Promise<unknown>;
  readonly on: (channel: string, listener: (event: unknown, value: unknown) => void) => void;
  readonly off: (channel: string, listener: (event: unknown, value: unknown) => void) => void;
}

/** Builds the page's bridge from the contract; neither the event nor a raw channel gets through. */
export function bindRenderer(ipc: IpcRendererLike): Bridge {
  const call = (name: CallName) => async (argument?: unknown) => {
    const valid = calls[name].argument.parse(argument);
    return calls[name].result.parse(await ipc.invoke(channelOf(name), valid));
  };
  const on = (name: PushName, listener: (value: never) => void) => {
    const forward = (_event: unknown, value: unknown) => {
      const parsed = pushes[name].safeParse(value);
      if (parsed.success) listener(parsed.data as never);
    };
    ipc.on(channelOf(name), forward);
    return () => {
      ipc.off(channelOf(name), forward);
    };
  };
  const functions = Object.fromEntries((Object.keys(calls) as CallName[]).map((name) => [name, call(name)]));
  return { ...functions, on } as unknown as Bridge;
}
