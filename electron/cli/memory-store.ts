import { isRepeated, mergeUse, useKey, type TokenUse } from '../core/tokens';
import type { MemoryPack } from '../transcripts/memory-pack';
import type { SessionTitle } from '../transcripts/types';
import type { ScanStore } from './scan-store';

const KINDS: readonly SessionTitle['kind'][] = ['custom', 'ai', 'summary', 'agent'];

export interface MemoryStore extends ScanStore {
  readonly uses: () => Iterable<TokenUse>;
}

/** A ledger that lasts as long as the process. */
export function createMemoryStore(): MemoryStore {
  const uses = new Map<string, TokenUse>();
  let packs: readonly MemoryPack[] = [];
  const titles = new Map<string, Map<SessionTitle['kind'], string>>();
  /** Keys of the uses with a message id. */
  const keysOf = new Map<string, Set<string>>();

  const addUse = (use: TokenUse): void => {
    const own = useKey(use);
    const keys = keysOf.get(use.messageId) ?? new Set<string>();
    keysOf.set(use.messageId, keys);
    const isOther = (key: string, known: TokenUse | undefined): boolean =>
      key !== own && known !== undefined && isRepeated(known, use);
    const repeated = [...keys].filter((key) => isOther(key, uses.get(key)));
    const isParents = (key: string): boolean => uses.get(key)?.sidechain === false;
    const into = repeated.find(isParents) ?? (use.sidechain ? repeated[0] : undefined) ?? own;
    const rest = [...repeated, own].filter((key) => key !== into).flatMap((key) => uses.get(key) ?? []);
    const known = uses.get(into) ?? [];
    // What is known goes first, and what a sub-agent repeated last.
    const inOrder = [known, into === own ? [use, ...rest] : [...rest, use]].flat();
    for (const key of [...repeated, own]) {
      if (key === into) continue;
      uses.delete(key);
      keys.delete(key);
    }
    uses.set(into, inOrder.reduce(mergeUse));
    keys.add(into);
  };
  return {
    sink: {
      add: (told) => {
        for (const use of told) addUse(use);
      },
      title: (told) => {
        for (const { sessionId, kind, title } of told) {
          const known = titles.get(sessionId) ?? new Map<SessionTitle['kind'], string>();
          titles.set(sessionId, known);
          if (title === '') known.delete(kind);
          else known.set(kind, title);
        }
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
    uses: () => uses.values(),
    *tally({ since, until }, word) {
      for (const use of uses.values())
        if (use.at >= since && use.at < until)
          yield { ...use, word: word === null ? null : word === 'session' ? use.sessionId : use.project };
    },
    titles: () =>
      new Map(
        [...titles].flatMap(([sessionId, known]) => {
          const kind = KINDS.find((each) => known.has(each));
          return kind === undefined ? [] : [[sessionId, known.get(kind) ?? ''] as const];
        }),
      ),
    close: () => undefined,
  };
}
