import { GrowingBytes, type TapMemory } from './tap-memory';
import { withEventBytes, type ResponseUsage } from './usage';

const LF = 0x0a;
const CR = 0x0d;
/** Longest line that is read: a message's start and its deltas are shorter. */
const MAX_LINE_BYTES = 64 * 1024;
/** Bytes that show the kind of a line. Of an event without counts no more of a line is stored. */
const KIND_BYTES = 64;
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
  /** Returns the memory. */
  readonly close: () => void;
}

/**
 * Creates a scanner of bytes. It checks how each line begins, and stores and parses only lines of events with counts;
 * text that the model writes is never decoded.
 */
export function createSseScanner(start: ResponseUsage, memory: TapMemory): SseScanner {
  return new EventScanner(start, memory);
}

class EventScanner implements SseScanner {
  #usage: ResponseUsage;
  #isComplete = false;
  /** The start of a line that did not end in the last part. */
  readonly #held: GrowingBytes;
  /** Whether the rest of the current line is not needed. */
  #isSkipping = false;
  /** Name of the current event; `null` before its `event:` line, which gateways may leave out. */
  #event: string | null = null;

  constructor(start: ResponseUsage, memory: TapMemory) {
    this.#usage = start;
    this.#held = new GrowingBytes(memory, MAX_LINE_BYTES);
  }

  readonly usage = (): ResponseUsage => this.#usage;

  readonly isComplete = (): boolean => this.#isComplete;

  readonly close = (): void => {
    this.#held.drop();
  };

  readonly push = (part: Buffer): void => {
    let from = 0;
    for (let at = part.indexOf(LF); at !== -1; at = part.indexOf(LF, from)) {
      if (at > from || this.#held.length > 0 || this.#isSkipping) this.#endLine(part.subarray(from, at));
      else this.#event = null;
      from = at + 1;
      // A view of each empty line would take 100 ns, of a million of them a tenth of a second.
      while (part[from] === LF) {
        this.#event = null;
        from += 1;
      }
    }
    if (from < part.length) this.#hold(part.subarray(from));
  };

  #endLine(tail: Buffer): void {
    const isNeeded = !this.#isSkipping;
    this.#isSkipping = false;
    if (!isNeeded) return;
    if (this.#held.length === 0) {
      this.#line(tail);
      return;
    }
    if (this.#held.append(tail)) this.#line(this.#held.view());
    this.#held.clear();
  }

  /** Copies the start of a line, unless the line is too long or its data is not needed. */
  #hold(tail: Buffer): void {
    if (this.#isSkipping) return;
    const length = this.#held.length + tail.length;
    const isKnown = this.#event !== null && !hasCounts(this.#event) && length > KIND_BYTES;
    this.#isSkipping = isKnown || !this.#held.append(tail);
    if (this.#isSkipping) this.#held.clear();
  }

  #line(whole: Buffer): void {
    const bytes = whole.at(-1) === CR ? whole.subarray(0, -1) : whole;
    if (bytes.length === 0) {
      this.#event = null;
    } else if (bytes.length > MAX_LINE_BYTES) {
      return;
    } else if (startsWith(bytes, EVENT)) {
      this.#event = bytes.toString('latin1', EVENT.length).trim();
      if (this.#event === 'message_stop') this.#isComplete = true;
    } else if (startsWith(bytes, DATA) && isWanted(this.#event, bytes)) {
      this.#usage = withEventBytes(this.#usage, bytes.subarray(DATA.length));
    }
  }
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
