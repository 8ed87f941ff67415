import { mergeUse, type TokenUse } from '../../core/tokens';
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
  readonly #ids = new Interned();
  readonly #requests = new Interned();
  readonly #hand: (use: TokenUse) => void;
  #held: TokenUse | null = null;
  #otherType = false;
  #assistant = false;
  #hasUsage = false;
  #sidechain = false;
  #apiError = false;

  /** @param hand gets each response once for as many lines of it as follow one another */
  constructor(hand: (use: TokenUse) => void) {
    this.#hand = hand;
  }

  /** Reads one line (without its line feed). */
  read(bytes: Buffer, start: number, end: number, context: LineContext): LineOutcome {
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
    return this.#take(bytes, context);
  }

  #clear(): void {
    for (const span of [this.#id, this.#model, this.#time, this.#session]) span.clear();
    for (const span of [this.#folder, this.#branch, this.#request, this.#uuid]) span.clear();
    this.#assistant = this.#hasUsage = this.#sidechain = this.#apiError = this.#otherType = false;
  }

  #member(cursor: Cursor): void {
    switch (cursor.keyLength) {
      case TYPE.length:
        if (cursor.keyIs(TYPE)) {
          this.#assistant = cursor.is(ASSISTANT);
          this.#otherType = !this.#assistant && !cursor.broken;
        } else this.#stringOr(cursor, UUID, this.#uuid);
        return;
      case FOLDER.length:
        this.#stringOr(cursor, FOLDER, this.#folder);
        return;
      case MESSAGE.length:
        if (cursor.keyIs(MESSAGE)) this.#message(cursor);
        else cursor.skip();
        return;
      case SESSION.length:
        if (cursor.keyIs(SESSION)) cursor.string(this.#session);
        else if (cursor.keyIs(BRANCH)) cursor.string(this.#branch);
        else if (cursor.keyIs(TIMESTAMP)) cursor.string(this.#time);
        else this.#stringOr(cursor, REQUEST, this.#request);
        return;
      case SIDECHAIN.length:
        if (cursor.keyIs(SIDECHAIN)) this.#sidechain = cursor.is(TRUE);
        else cursor.skip();
        return;
      case API_ERROR.length:
        if (cursor.keyIs(API_ERROR)) this.#apiError = cursor.is(TRUE);
        else cursor.skip();
        return;
      default:
        cursor.skip();
    }
  }

  #stringOr(cursor: Cursor, key: Uint8Array, span: Span): void {
    if (cursor.keyIs(key)) cursor.string(span);
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

  #take(bytes: Buffer, context: LineContext): LineOutcome {
    const model = this.#models.text(bytes, this.#model) ?? 'unknown';
    // What Claude Code wrote itself, in place of an answer.
    if (model === '<synthetic>') return 'other';
    const requestId = this.#requests.text(bytes, this.#request);
    const id = this.#ids.text(bytes, this.#id) ?? requestId ?? this.#uuid.text(bytes);
    const use: TokenUse = {
      messageId: id ?? context.place(),
      requestId,
      at: instantAt(bytes, this.#time) ?? this.#held?.at ?? context.fallbackAt,
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
    this.#hold(use);
    const { iterationsFrom, iterationsTo } = this.#counts;
    if (iterationsTo > iterationsFrom)
      for (const advisor of advisorUses(use, bytes.toString('utf8', iterationsFrom, iterationsTo)))
        this.#hand(advisor);
    return 'use';
  }

  /** A response's lines mostly follow one another: they become one use before anybody hears of it. */
  #hold(use: TokenUse): void {
    const held = this.#held;
    if (held !== null && held.messageId === use.messageId && held.requestId === use.requestId) {
      this.#held = mergeUse(held, use);
      return;
    }
    this.flush();
    this.#held = use;
  }

  /** Hands on what is held back; to be called after the last line. */
  flush(): void {
    if (this.#held !== null) this.#hand(this.#held);
    this.#held = null;
  }
}
