import { LF } from './bytes';
import { titleOf } from './title-line';
import { UsageLine, type LineContext } from './usage-line';
import type { TokenUse } from '../../core/tokens/tokens';
import type { SessionTitle } from '../types';

/**
 * In every line that counts, in few others, and quick to look for: the first byte is rare in transcripts, and a needle
 * this short is found by one pass of `memchr`. It was faster than `"usage"` and `"usage":{` by 40 and 65 %.
 */
const MARKER = Buffer.from('_tokens');
/** How the lines of a conversation begin, and no others. */
const CONVERSATION = Buffer.from('{"parentUuid"');
/** In a line that a fork copied from its parent. */
const FORKED = Buffer.from('"forkedFrom"');

/** Who gets what is found in a file. */
export interface LineTaker {
  readonly use: (use: TokenUse) => void;
  readonly title: (title: SessionTitle) => void;
}

/** What is known of the file that lines belong to. */
export interface LineSource {
  readonly path: string;
  /** The session that the file is named for. */
  readonly session: string;
  readonly account: string | null;
  /** The file's time (epoch ms), for messages without one. */
  readonly mtimeMs: number;
}

export interface LineCount {
  readonly lines: number;
  readonly broken: number;
}

/** What came of a file that was read at once. */
export interface Whole extends LineCount {
  /** Where the first line begins that is not complete. */
  readonly offset: number;
  /** `file-check.ts` */
  readonly check: number;
}

/** Finds what counts in a stretch of whole lines. */
export interface ReadsLines {
  /** Reads a small file by itself; absent or `null`: it does not, and nothing was taken. */
  readonly readWhole?: (fd: number, size: number, source: LineSource) => Whole | null;
  /**
   * @param bytes whole lines, the last with its line feed
   * @param offset where they begin in the file
   */
  readonly read: (bytes: Buffer, source: LineSource, offset: number) => LineCount;
  /** To be called after the last lines of a file. */
  readonly end: () => void;
}

/** Finds in a stretch of whole lines those that count, and parses these alone. */
export class LineReader implements ReadsLines {
  readonly #line: UsageLine;
  readonly #taker: LineTaker;

  constructor(taker: LineTaker) {
    this.#taker = taker;
    this.#line = new UsageLine(taker.use);
  }

  end(): void {
    this.#line.flush();
  }

  read(bytes: Buffer, source: LineSource, offset: number): LineCount {
    let lines = 0;
    let broken = 0;
    let marker = bytes.indexOf(MARKER);
    for (let start = 0; start < bytes.length; lines += 1) {
      const found = bytes.indexOf(LF, start);
      const end = found < 0 ? bytes.length : found;
      if (marker >= 0 && marker < end) {
        const outcome = this.#usage(bytes, start, end, source, offset);
        if (outcome === 'broken') broken += 1;
        // A title may be about tokens.
        else if (outcome === 'other') this.#title(bytes, start, end, source);
        marker = bytes.indexOf(MARKER, end);
      } else this.#title(bytes, start, end, source);
      start = end + 1;
    }
    return { lines, broken };
  }

  #usage(bytes: Buffer, start: number, end: number, source: LineSource, offset: number) {
    const context: LineContext = {
      account: source.account,
      fallbackAt: Math.round(source.mtimeMs),
      place: () => `${source.path}:${String(offset + start)}`,
    };
    return this.#line.read(bytes, start, end, context);
  }

  #title(bytes: Buffer, start: number, end: number, source: LineSource): void {
    // Most lines are of a conversation: they are not looked at any further.
    if (isAt(bytes, start, CONVERSATION)) return;
    const title = titleIn(bytes, start, end, source);
    if (title !== null) this.#taker.title(title);
  }
}

/** What a line calls its session. @param bytes the stretch that it is in */
export function titleIn(bytes: Buffer, start: number, end: number, source: LineSource): SessionTitle | null {
  const title = titleOf(bytes, start, end, source.session);
  if (title === null) return null;
  const isNamed = title.sessionId !== source.session || !bytes.includes(FORKED);
  return isNamed ? title : titleOf(bytes, start, end, null);
}

function isAt(bytes: Buffer, start: number, word: Buffer): boolean {
  for (let index = 0; index < word.length; index += 1) {
    if (bytes[start + index] !== word[index]) return false;
  }
  return true;
}
