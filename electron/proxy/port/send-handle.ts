/** Node's internal classes for a pipe; not documented, so each part may be missing. */
interface PipeBinding {
  readonly Pipe: new (type: number) => PipeHandle;
  readonly PipeConnectWrap: new () => { oncomplete: (status: number) => void };
  readonly constants: { readonly IPC: number };
}

interface PipeHandle {
  readonly connect: (request: object, path: string) => number;
  readonly writeUtf8String: (request: object, text: string, handle: object) => number;
  readonly close: () => void;
}

interface StreamBinding {
  readonly WriteWrap: new () => { oncomplete: (status: number) => void };
}

type Binding = (name: string) => unknown;

/**
 * Sends a handle to a process that waits in `receiveHandle`. A utility process of Electron has no channel for handles
 * (https://www.electronjs.org/docs/latest/api/utility-process), so this opens one of Node's over a socket file, with the
 * message form of `child_process`. The pipe is made by Node's internal class, since `net` cannot open one of this kind.
 * @param path the socket file
 * @returns a function that closes the channel, which ends the other process if it still runs
 * @throws Error where Node's internals or the system do not allow it
 */
export async function sendHandle(path: string, handle: object): Promise<() => void> {
  const binding = (process as unknown as { readonly binding: Binding }).binding.bind(process);
  const { Pipe, PipeConnectWrap, constants } = binding('pipe_wrap') as PipeBinding;
  const { WriteWrap } = binding('stream_wrap') as StreamBinding;
  const pipe = new Pipe(constants.IPC);
  try {
    const connecting = new PipeConnectWrap();
    await settled(connecting, () => pipe.connect(connecting, path));
    const failure = pipe.writeUtf8String(new WriteWrap(), HANDLE_MESSAGE, handle);
    if (failure !== 0) throw new Error(`the handle cannot be sent (${String(failure)})`);
  } catch (error) {
    pipe.close();
    throw error;
  }
  return () => {
    pipe.close();
  };
}

/** The line by which `child_process` sends a handle without a type of its own. */
const HANDLE_MESSAGE = `${JSON.stringify({ cmd: 'NODE_HANDLE', type: 'net.Native', msg: 'port' })}\n`;

function settled(request: { oncomplete: (status: number) => void }, begin: () => number): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (status: number) => {
      if (status === 0) resolve();
      else reject(new Error(`the process does not wait for a handle (${String(status)})`));
    };
    request.oncomplete = settle;
    const failure = begin();
    if (failure !== 0) settle(failure);
  });
}
