/** One server-sent event. */
export interface StreamEvent {
  readonly event: string;
  readonly data: string;
}

/** A stream of server-sent events, read by a client. */
export interface StreamReader {
  /** The next event; comments are left out. @throws Error if the stream ends */
  readonly next: () => Promise<StreamEvent>;
  /** Reads to the end of the stream, and gives whether it came without an error. */
  readonly isOver: () => Promise<boolean>;
  readonly end: () => Promise<void>;
}

/** Reads the body of an answer as server-sent events. */
export function eventsOf(response: Response): StreamReader {
  const body = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (body === undefined) throw new Error('the answer has no body');
  let text = '';
  const next = async (): Promise<StreamEvent> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end === -1) {
        const { done, value } = await body.read();
        if (done) throw new Error('the stream ended');
        text += value;
        continue;
      }
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const field = (name: string) =>
        lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      const [event, data] = [field('event'), field('data')];
      if (event !== undefined && data !== undefined) return { event, data };
    }
  };
  return {
    next,
    isOver: async () => {
      try {
        while (!(await body.read()).done);
        return true;
      } catch {
        return false;
      }
    },
    end: () => body.cancel(),
  };
}
