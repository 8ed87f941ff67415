import { useKey, type TokenUse } from '../../core/tokens';
import { advisorUses } from './advisors';
import { bytesOf } from './bytes';
import { Cursor, Span } from './cursor';
import { Interned } from './interned';
import { instantAt } from './timestamp';
import { UsageCounts } from './usage-counts';

const TYPE = bytesOf('type');
const ASSISTANT = bytesOf('"assistant"');
const MESSAGE = bytesOf('message');
const ID = bytesOf('id');
const MODEL = bytesOf('model');
const USAGE = bytesOf('usage');
const TIMESTAMP = bytesOf('timestamp');
const SESSION = bytesOf('sessionId');
const FOLDER = bytesOf('cwd');
const BRANCH = bytesOf('gitBranch');
const REQUEST = bytesOf('requestId');
const UUID = bytesOf('uuid');
const SIDECHAIN = bytesOf('isSidechain');
const API_ERROR = bytesOf('isApiErrorMessage');
const TRUE = bytesOf('true');
const BOM = 0xef;

/** What a line is to the ledger. */
export type LineOutcome = 'use' | 'other' | 'broken';

/** What the transcript says of all its lines. */
export interface LineContext {
  readonly account: string | null;
  /** For a message without a time of its own: the time before it, or the file's. */
  readonly fallbackAt: number;
  /** Tells a message without any id from others: the file and the line's place in it. */
  readonly place: () => string;
}

/**
 * Reads lines of a transcript that may hold a message's usage. Only `type: "assistant"` with `message.usage` counts:
 * usage that lies deeper (a sub-agent's progress, a tool's input) is told again where it belongs, or is no usage.
 */
export class UsageLine {
  readonly #cursor = new Cursor();
  readonly #counts = new UsageCounts();
  readonly #id = new Span();
  readonly #model = new Span();
  readonly #time = new Span();
  readonly #session = new Span();
  readonly #folder = new Span();
  readonly #branch = new Span();
  readonly #request = new Span();
  readonly #uuid = new Span();
  readonly #models = new Interned();
  readonly #sessions = new Interned();
  readonly #folders = new Interned();
  readonly #branches = new Interned();
  #assistant = false;
  #hasUsage = false;
  #sidechain = false;
  #apiError = false;

  /** Reads one line (without its line feed) and hands on what it says was used. */
  read(
    bytes: Buffer,
    start: number,
    end: number,
    context: LineContext,
    take: (use: TokenUse, key: string) => void,
  ): LineOutcome {
    const cursor = this.#cursor;
    this.#clear();
    cursor.start(bytes, bytes[start] === BOM ? start + 3 : start, end);
    if (!cursor.enter()) return 'broken';
    while (cursor.next()) {
      this.#member(cursor);
      // Settled by the type alone, which mostly comes before the bulk of the line.
      if (this.#otherType) return 'other';
    }
    if (cursor.broken) return 'broken';
    if (!this.#assistant || !this.#hasUsage || this.#apiError) return 'other';
    return this.#hand(bytes, context, take);
  }

  #otherType = false;

  #clear(): void {
    for (const span of [this.#id, this.#model, this.#time, this.#session]) span.clear();
    for (const span of [this.#folder, this.#branch, this.#request, this.#uuid]) span.clear();
    this.#assistant = this.#hasUsage = this.#sidechain = this.#apiError = this.#otherType = false;
  }

  #member(cursor: Cursor): void {
    if (cursor.keyIs(TYPE)) {
      this.#assistant = cursor.is(ASSISTANT);
      this.#otherType = !this.#assistant && !cursor.broken;
    } else if (cursor.keyIs(MESSAGE)) this.#message(cursor);
    else if (cursor.keyIs(TIMESTAMP)) cursor.string(this.#time);
    else if (cursor.keyIs(SESSION)) cursor.string(this.#session);
    else if (cursor.keyIs(FOLDER)) cursor.string(this.#folder);
    else if (cursor.keyIs(BRANCH)) cursor.string(this.#branch);
    else if (cursor.keyIs(REQUEST)) cursor.string(this.#request);
    else if (cursor.keyIs(UUID)) cursor.string(this.#uuid);
    else if (cursor.keyIs(SIDECHAIN)) this.#sidechain = cursor.is(TRUE);
    else if (cursor.keyIs(API_ERROR)) this.#apiError = cursor.is(TRUE);
    else cursor.skip();
  }

  #message(cursor: Cursor): void {
    this.#hasUsage = false;
    if (!cursor.enter()) {
      cursor.skip();
      return;
    }
    while (cursor.next()) {
      if (cursor.keyIs(ID)) cursor.string(this.#id);
      else if (cursor.keyIs(MODEL)) cursor.string(this.#model);
      else if (cursor.keyIs(USAGE)) this.#hasUsage = this.#counts.read(cursor);
      else cursor.skip();
    }
  }

  #hand(bytes: Buffer, context: LineContext, take: (use: TokenUse, key: string) => void): LineOutcome {
    const model = this.#models.text(bytes, this.#model) ?? 'unknown';
    // What Claude Code wrote itself, in place of an answer.
    if (model === '<synthetic>') return 'other';
    const requestId = this.#request.text(bytes);
    const messageId = this.#id.text(bytes) ?? requestId ?? this.#uuid.text(bytes) ?? context.place();
    const use: TokenUse = {
      messageId,
      requestId,
      at: instantAt(bytes, this.#time) ?? context.fallbackAt,
      model,
      tokens: this.#counts.tokens(),
      origin: 'transcript',
      account: context.account,
      sessionId: this.#sessions.text(bytes, this.#session),
      project: this.#folders.text(bytes, this.#folder),
      branch: this.#branches.text(bytes, this.#branch),
      sidechain: this.#sidechain,
      fast: this.#counts.fast,
    };
    take(use, useKey(use));
    const { iterationsFrom, iterationsTo } = this.#counts;
    if (iterationsTo > iterationsFrom)
      for (const advisor of advisorUses(use, bytes.toString('utf8', iterationsFrom, iterationsTo)))
        take(advisor, useKey(advisor));
    return 'use';
  }
}
