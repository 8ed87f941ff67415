import { calls, pushes } from './contract';
import type { Argument, CallName, CallResult, Pushed, PushName } from './contract';
import { channelOf } from './names';
import { isOurMainFrame, type SenderFrame } from './sender';

/** The handler of each call. It gets only valid data; `page` is the id of the calling page. */
export type Handlers = {
  readonly [N in CallName]: (argument: Argument<N>, page: number) => CallResult<N> | Promise<CallResult<N>>;
};

/** The part of Electron's event of a call that is used. */
interface CallEvent {
  readonly senderFrame: SenderFrame | null;
  readonly sender: { readonly id: number };
}

/** The part of Electron's `ipcMain` that is used. */
export interface IpcMainLike {
  readonly handle: (
    channel: string,
    listener: (event: CallEvent, argument: unknown) => Promise<unknown>,
  ) => void;
}

/** The part of Electron's `webContents` that is used. */
export interface PageLike {
  readonly send: (channel: string, value: unknown) => void;
}

/** Registers a listener for each call, behind the sender gate and the schemas. */
export function bindMain(ipc: IpcMainLike, origin: string, handlers: Handlers): void {
  for (const name of Object.keys(calls) as CallName[]) bindCall(ipc, origin, name, handlers[name]);
}

function bindCall<N extends CallName>(ipc: IpcMainLike, origin: string, name: N, handler: Handlers[N]): void {
  ipc.handle(channelOf(name), async (event, argument) => {
    if (!isOurMainFrame(event.senderFrame, origin)) throw new Error(`${name}: unknown sender`);
    const parsed = calls[name].argument.safeParse(argument);
    if (!parsed.success) throw new Error(`${name}: the argument is not what the contract says`);
    const result: unknown = await handler(parsed.data as Argument<N>, event.sender.id);
    return calls[name].result.parse(result);
  });
}

/** Sends a push to a page, checked against its schema first. */
export function push<N extends PushName>(page: PageLike, name: N, value: Pushed<N>): void {
  page.send(channelOf(name), pushes[name].parse(value));
}
