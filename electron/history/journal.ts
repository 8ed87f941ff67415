import type { History } from './history';

/** Makes one change in a history. */
export type Change = (history: History) => void;

/** Changes that are held at most; the oldest of more are dropped. */
const MOST_CHANGES = 20_000;
/** Token uses that are held at most, some 20 MB. Those of transcripts beyond them are read again from the transcripts. */
const MOST_USES = 50_000;

/** The changes of a history in memory, in their order, until they are made in the file too. */
export class Journal {
  readonly #changes: Change[] = [];
  #uses = 0;
  #isBehind = false;

  get size(): number {
    return this.#changes.length;
  }

  /**
   * Whether token uses were dropped. Then also what was remembered of the transcripts is: the file's own memory leads to
   * the same responses again.
   */
  get isBehind(): boolean {
    return this.#isBehind;
  }

  /** @param uses how many token uses the change holds */
  add(change: Change, uses = 0): void {
    if (this.#uses + uses > MOST_USES) {
      this.#isBehind = true;
      return;
    }
    this.#uses += uses;
    this.#changes.push(change);
    if (this.#changes.length > MOST_CHANGES) this.#changes.shift();
  }

  /**
   * Makes up to `most` changes in a history; each is made once. @returns whether none is left
   * @throws the error of a change that may succeed later; it and those behind it stay
   */
  replay(history: History, most: number, isPassing: (error: unknown) => boolean): boolean {
    let done = 0;
    try {
      for (const change of this.#changes.slice(0, most)) {
        try {
          change(history);
        } catch (error) {
          if (isPassing(error)) throw error;
          // It can never be made, and must not block those behind it.
        }
        done += 1;
      }
    } finally {
      this.#changes.splice(0, done);
    }
    if (this.#changes.length === 0) this.#uses = 0;
    return this.#changes.length === 0;
  }
}

/** Takes note of a change that was made; `uses`: how many token uses it holds. */
export type NoteChange = (change: Change, uses?: number) => void;

export interface NotedParts {
  readonly note: NoteChange;
  /** Whether changes are noted for the file: then nothing is deleted from it yet. */
  readonly isNoting: () => boolean;
  /** Whether the memory of the scanner is not to be stored any more. */
  readonly isBehind: () => boolean;
}

/** A history of which each change is noted once it was made. */
export function notedHistory(inner: History, { note, isNoting, isBehind }: NotedParts): History {
  const noted =
    <Given extends readonly unknown[], Result>(
      change: (history: History) => (...given: Given) => Result,
      usesOf: (...given: Given) => number = () => 0,
    ) =>
    (...given: Given): Result => {
      const result = change(inner)(...given);
      note((history) => void change(history)(...given), usesOf(...given));
      return result;
    };
  const remembered = <Given extends readonly unknown[]>(
    change: (history: History) => (...given: Given) => void,
  ) => {
    const save = noted(change);
    return (...given: Given) => {
      if (!isBehind()) save(...given);
    };
  };
  const account = noted(({ forgetting }) => forgetting.account);
  const everything = noted(({ forgetting }) => forgetting.everything);
  return {
    ...inner,
    append: noted(({ append }) => append),
    record: noted(({ record }) => record),
    moveAccount: noted(({ moveAccount }) => moveAccount),
    keep: noted(({ keep }) => keep),
    forget: noted(({ forget }) => forget),
    alertSaid: noted(({ alertSaid }) => alertSaid),
    forecasts: { ...inner.forecasts, keep: noted(({ forecasts }) => forecasts.keep) },
    ledger: {
      ...inner.ledger,
      add: noted(
        ({ ledger }) => ledger.add,
        (uses) => uses.length,
      ),
      title: noted(({ ledger }) => ledger.title),
    },
    scanMemory: {
      ...inner.scanMemory,
      save: remembered(({ scanMemory }) => scanMemory.save),
      replace: remembered(({ scanMemory }) => scanMemory.replace),
    },
    forgetting: {
      account: (key) => account(key) && !isNoting(),
      everything: () => everything() && !isNoting(),
    },
  };
}
