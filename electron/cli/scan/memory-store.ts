import { isRepeated, mergeUse, useKey, type TokenUse } from '../../core/tokens/tokens';
import type { MemoryPack } from '../../transcripts/find/memory-pack';
import type { SessionTitle } from '../../transcripts/types';
import type { ScanStore } from './scan-store';

const KINDS: readonly SessionTitle['kind'][] = ['custom', 'ai', 'summary', 'agent'];

export interface MemoryStore extends ScanStore {
  readonly uses: () => Iterable<TokenUse>;
}

/** A ledger that lasts as long as the process. */
export function createMemoryStore(): MemoryStore {
  const uses = new UsesById();
  const titles = new Titles();
  let packs: readonly MemoryPack[] = [];
  return {
    sink: {
      add: (more) => {
        for (const use of more) uses.add(use);
      },
      title: (more) => {
        for (const title of more) titles.set(title);
      },
    },
    memory: {
      load: () => packs,
      save: (more) => {
        packs = [...packs, ...more];
      },
      replace: (all) => {
        packs = all;
      },
    },
    settle: () => Promise.resolve(),
    takesRows: () => false,
    uses: () => uses.all(),
    sums: ({ since, until }) => Array.from(uses.all()).filter(({ at }) => at >= since && at < until),
    *tally({ since, until }, word) {
      for (const use of uses.all())
        if (use.at >= since && use.at < until)
          yield { ...use, word: word === null ? null : word === 'session' ? use.sessionId : use.project };
    },
    titles: () => titles.shown(),
    projects: () =>
      new Map(
        [...uses.all()].flatMap(({ sessionId, project }) =>
          sessionId === null || project === null ? [] : [[sessionId, project] as const],
        ),
      ),
    close: () => undefined,
  };
}

/** Responses, each once, merged as the history merges them. */
class UsesById {
  readonly #uses = new Map<string, TokenUse>();
  /** Keys of the uses with a message id. */
  readonly #keysOf = new Map<string, Set<string>>();

  all(): Iterable<TokenUse> {
    return this.#uses.values();
  }

  add(use: TokenUse): void {
    const own = useKey(use);
    const keys = this.#keysOf.get(use.messageId) ?? new Set<string>();
    this.#keysOf.set(use.messageId, keys);
    const repeated = [...keys].filter((key) => key !== own && this.#isRepeatedBy(use, key));
    const isParents = (key: string): boolean => this.#uses.get(key)?.sidechain === false;
    const into = repeated.find(isParents) ?? (use.sidechain ? repeated[0] : undefined) ?? own;
    const rest = [...repeated, own].filter((key) => key !== into).flatMap((key) => this.#uses.get(key) ?? []);
    const known = this.#uses.get(into) ?? [];
    // What is known goes first, and what a sub-agent repeated last.
    const inOrder = [known, into === own ? [use, ...rest] : [...rest, use]].flat();
    for (const key of [...repeated, own]) {
      if (key === into) continue;
      this.#uses.delete(key);
      keys.delete(key);
    }
    this.#uses.set(into, inOrder.reduce(mergeUse));
    keys.add(into);
  }

  #isRepeatedBy(use: TokenUse, key: string): boolean {
    const known = this.#uses.get(key);
    return known !== undefined && isRepeated(known, use);
  }
}

/** The latest title of each kind that a session has. */
class Titles {
  readonly #bySession = new Map<string, Map<SessionTitle['kind'], string>>();

  set({ sessionId, kind, title }: SessionTitle): void {
    const known = this.#bySession.get(sessionId) ?? new Map<SessionTitle['kind'], string>();
    this.#bySession.set(sessionId, known);
    if (title === '') known.delete(kind);
    else known.set(kind, title);
  }

  /** The one to show of each session, by its id. */
  shown(): ReadonlyMap<string, string> {
    return new Map(
      [...this.#bySession].flatMap(([sessionId, known]) => {
        const kind = KINDS.find((each) => known.has(each));
        return kind === undefined ? [] : [[sessionId, known.get(kind) ?? ''] as const];
      }),
    );
  }
}
