import { fieldsOf, withMessage, withUsage, type Told } from './usage';

const LF = 0x0a;
const CR = 0x0d;
/** A message's start and its deltas are small; a longer line is none of them, or nothing that can be believed. */
const MAX_LINE_BYTES = 1024 * 1024;
const EVENT = Buffer.from('event:');
const DATA = Buffer.from('data:');
const START = Buffer.from('message_start');
const DELTA = Buffer.from('message_delta');

/** Reads token counts out of a stream of server-sent events, however it is torn. */
export interface SseScanner {
  readonly push: (part: Buffer) => void;
  readonly told: () => Told;
  /** Whether the stream came to its own end (`message_stop`). */
  readonly isComplete: () => boolean;
}

/**
 * A scanner of bytes: it looks at how each line begins, keeps only lines of events that tell counts, and parses
 * only those; text that the model writes is never decoded.
 */
export function createSseScanner(start: Told): SseScanner {
  let told = start;
  let complete = false;
  /** The line so far, where it did not end in the last part; `null`: nothing is wanted of it. */
  let held: Buffer[] | null = [];
  let heldBytes = 0;
  /** Name of the present event: `null` before its `event:` line, which gateways may leave out. */
  let event: string | null = null;

  const line = (bytes: Buffer) => {
    if (bytes.length === 0) {
      event = null;
    } else if (startsWith(bytes, EVENT)) {
      event = bytes.toString('latin1', EVENT.length).trim();
      if (event === 'message_stop') complete = true;
    } else if (startsWith(bytes, DATA) && isWanted(event, bytes)) {
      told = afterData(told, bytes.toString('utf8', DATA.length));
    }
  };
  const whole = (tail: Buffer) => {
    if (held === null) return;
    const bytes = held.length === 0 ? tail : Buffer.concat([...held, tail]);
    line(bytes.at(-1) === CR ? bytes.subarray(0, -1) : bytes);
  };
  /** Of a line whose data nobody wants only the end is of interest. */
  const hold = (tail: Buffer) => {
    if (held === null || tail.length === 0) return;
    heldBytes += tail.length;
    if (heldBytes > MAX_LINE_BYTES || (event !== null && !tellsCounts(event) && heldBytes > 64)) held = null;
    // A view would keep the whole part alive, and the part is the socket's.
    else held.push(Buffer.from(tail));
  };
  return {
    push: (part) => {
      let from = 0;
      for (let at = part.indexOf(LF); at !== -1; at = part.indexOf(LF, from)) {
        whole(part.subarray(from, at));
        held = [];
        heldBytes = 0;
        from = at + 1;
      }
      hold(part.subarray(from));
    },
    told: () => told,
    isComplete: () => complete,
  };
}

function startsWith(bytes: Buffer, prefix: Buffer): boolean {
  return bytes.length >= prefix.length && bytes.compare(prefix, 0, prefix.length, 0, prefix.length) === 0;
}

function tellsCounts(event: string): boolean {
  return event === 'message_start' || event === 'message_delta';
}

function isWanted(event: string | null, bytes: Buffer): boolean {
  return event === null ? bytes.includes(START) || bytes.includes(DELTA) : tellsCounts(event);
}

function afterData(told: Told, text: string): Told {
  let data: Readonly<Record<string, unknown>>;
  try {
    data = fieldsOf(JSON.parse(text));
  } catch {
    return told;
  }
  if (data['type'] === 'message_start') return withMessage(told, data['message']);
  return data['type'] === 'message_delta' ? withUsage(told, data['usage']) : told;
}
