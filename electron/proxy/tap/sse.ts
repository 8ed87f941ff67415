import { fieldsOf, withMessage, withUsage, type ResponseUsage } from './usage';

const LF = 0x0a;
const CR = 0x0d;
/** Longest line that is parsed: a message's start and its deltas are shorter. */
const MAX_LINE_BYTES = 1024 * 1024;
const EVENT = Buffer.from('event:');
const DATA = Buffer.from('data:');
const START = Buffer.from('message_start');
const DELTA = Buffer.from('message_delta');

/** Reads token counts from a stream of server-sent events that arrives in pieces of any size. */
export interface SseScanner {
  readonly push: (part: Buffer) => void;
  readonly usage: () => ResponseUsage;
  /** Whether the stream has ended regularly (`message_stop`). */
  readonly isComplete: () => boolean;
}

/**
 * Creates a scanner of bytes. It checks how each line begins, and stores and parses only lines of events with counts;
 * text that the model writes is never decoded.
 */
export function createSseScanner(start: ResponseUsage): SseScanner {
  let usage = start;
  let complete = false;
  /** The start of a line that did not end in the last part; `null` where the line is not needed. */
  let held: Buffer[] | null = [];
  let heldBytes = 0;
  /** Name of the current event; `null` before its `event:` line, which gateways may leave out. */
  let event: string | null = null;

  const line = (bytes: Buffer) => {
    if (bytes.length === 0) {
      event = null;
    } else if (startsWith(bytes, EVENT)) {
      event = bytes.toString('latin1', EVENT.length).trim();
      if (event === 'message_stop') complete = true;
    } else if (startsWith(bytes, DATA) && isWanted(event, bytes)) {
      usage = afterData(usage, bytes.toString('utf8', DATA.length));
    }
  };
  const whole = (tail: Buffer) => {
    if (held === null) return;
    const bytes = held.length === 0 ? tail : Buffer.concat([...held, tail]);
    line(bytes.at(-1) === CR ? bytes.subarray(0, -1) : bytes);
  };
  /** Stores the start of a line, unless its data is not needed. */
  const hold = (tail: Buffer) => {
    if (held === null || tail.length === 0) return;
    heldBytes += tail.length;
    if (heldBytes > MAX_LINE_BYTES || (event !== null && !hasCounts(event) && heldBytes > 64)) held = null;
    // Copied, since a view would hold the socket's whole buffer in memory.
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
    usage: () => usage,
    isComplete: () => complete,
  };
}

function startsWith(bytes: Buffer, prefix: Buffer): boolean {
  return bytes.length >= prefix.length && bytes.compare(prefix, 0, prefix.length, 0, prefix.length) === 0;
}

function hasCounts(event: string): boolean {
  return event === 'message_start' || event === 'message_delta';
}

function isWanted(event: string | null, bytes: Buffer): boolean {
  return event === null ? bytes.includes(START) || bytes.includes(DELTA) : hasCounts(event);
}

function afterData(usage: ResponseUsage, text: string): ResponseUsage {
  let data: Readonly<Record<string, unknown>>;
  try {
    data = fieldsOf(JSON.parse(text));
  } catch {
    return usage;
  }
  if (data['type'] === 'message_start') return withMessage(usage, data['message']);
  return data['type'] === 'message_delta' ? withUsage(usage, data['usage']) : usage;
}
