import { spendsPlan } from '../../core/tokens/plan-use';
import { mergeUse, useKey, type TokenUse } from '../../core/tokens/tokens';
import { advisorUses } from './advisors';
import { bytesOf } from './bytes';
import { FIELD } from './fields';
import { Interned } from './interned';
import { LineScan } from './line-scan';
import { instantAt } from './timestamp';
import { isFast, termsIn, tokensOf } from './usage-counts';

const TRUE = bytesOf('true');
const BOM = 0xef;

const NULL = bytesOf('null');

/** What a fork says of where a line comes from; the line itself has the fork's session. */
interface Forked {
  readonly sessionId?: unknown;
}

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
  readonly #line = new LineScan();
  readonly #models = new Interned();
  readonly #sessions = new Interned();
  readonly #folders = new Interned();
  readonly #branches = new Interned();
  readonly #ids = new Interned();
  readonly #requests = new Interned();
  readonly #uuids = new Interned();
  readonly #hand: (use: TokenUse) => void;
  #held: TokenUse | null = null;
  /** When the last line was written that counts, in this file. */
  #lastAt: number | null = null;

  /** @param hand gets each response once for as many lines of it as follow one another */
  constructor(hand: (use: TokenUse) => void) {
    this.#hand = hand;
  }

  /** Reads one line (without its line feed). */
  read(bytes: Buffer, start: number, end: number, context: LineContext): LineOutcome {
    const line = this.#line;
    const walk = line.walk(bytes, bytes[start] === BOM ? start + 3 : start, end);
    if (walk !== 'whole') return walk;
    // Without a type it is nobody's.
    if (!line.has(FIELD.type) || !line.has(FIELD.usage) || line.is(FIELD.apiError, TRUE)) return 'other';
    return this.#take(bytes, context);
  }

  #take(bytes: Buffer, context: LineContext): LineOutcome {
    const line = this.#line;
    const text = (words: Interned, field: number): string | null =>
      words.text(bytes, line.start(field), line.end(field));
    const model = text(this.#models, FIELD.model) ?? 'unknown';
    // What Claude Code wrote itself, in place of an answer.
    if (model === '<synthetic>') return 'other';
    const requestId = text(this.#requests, FIELD.request);
    const messageId = text(this.#ids, FIELD.id);
    const id = messageId ?? requestId ?? text(this.#uuids, FIELD.uuid);
    const copied = line.has(FIELD.forked) && !line.is(FIELD.forked, NULL);
    const at = instantAt(bytes, line.start(FIELD.timestamp), line.end(FIELD.timestamp));
    const use: TokenUse = {
      messageId: id ?? context.place(),
      requestId,
      at: at ?? this.#lastAt ?? context.fallbackAt,
      model,
      tokens: tokensOf(line),
      origin: 'transcript',
      account: context.account,
      sessionId: (copied ? this.#parentOf(bytes) : null) ?? text(this.#sessions, FIELD.session),
      project: text(this.#folders, FIELD.folder),
      branch: text(this.#branches, FIELD.branch),
      sidechain: line.is(FIELD.sidechain, TRUE),
      fast: isFast(line),
      terms: termsIn(line),
      onPlan: spendsPlan({ model, messageId }),
      copied,
    };
    this.#lastAt = use.at;
    this.#hold(use);
    if (line.has(FIELD.iterations)) {
      const told = bytes.toString('utf8', line.start(FIELD.iterations), line.end(FIELD.iterations));
      for (const advisor of advisorUses(use, told)) this.#hand(advisor);
    }
    return 'use';
  }

  /** The session that a fork was made of. */
  #parentOf(bytes: Buffer): string | null {
    const line = this.#line;
    try {
      const told = JSON.parse(
        bytes.toString('utf8', line.start(FIELD.forked), line.end(FIELD.forked)),
      ) as unknown;
      const parent = typeof told === 'object' && told !== null ? (told as Forked).sessionId : told;
      return typeof parent === 'string' && parent !== '' ? parent : null;
    } catch {
      return null;
    }
  }

  /** A response's lines mostly follow one another: they become one use before anybody hears of it. */
  #hold(use: TokenUse): void {
    const held = this.#held;
    if (held !== null && isSame(held, use)) {
      this.#held = mergeUse(held, use);
      return;
    }
    if (held !== null) this.#hand(held);
    this.#held = use;
  }

  /** Hands on what is held back; to be called after the last line of a file. */
  flush(): void {
    if (this.#held !== null) this.#hand(this.#held);
    this.#held = null;
    this.#lastAt = null;
  }
}

/** Whether two uses have the same key; making keys would take longer than all else here. */
function isSame(a: TokenUse, b: TokenUse): boolean {
  if (a.messageId !== b.messageId || a.requestId !== b.requestId) return false;
  return a.requestId !== null || useKey(a) === useKey(b);
}
