import { mergeUse, useKey, type TokenUse } from '../core/tokens';
import type { MemoryPack } from '../transcripts/memory-pack';
import type { SessionTitle } from '../transcripts/types';
import type { ScanStore } from './scan';

const RANKS: Readonly<Record<SessionTitle['kind'], number>> = { custom: 2, ai: 1, summary: 0 };

export interface MemoryStore extends ScanStore {
  readonly uses: () => Iterable<TokenUse>;
}

/** A ledger that lasts as long as the process. */
export function createMemoryStore(): MemoryStore {
  const uses = new Map<string, TokenUse>();
  let packs: readonly MemoryPack[] = [];
  const titles = new Map<string, SessionTitle>();
  return {
    sink: {
      add: (told) => {
        for (const use of told) {
          const key = useKey(use);
          const known = uses.get(key);
          uses.set(key, known === undefined ? use : mergeUse(known, use));
        }
      },
      title: (told) => {
        for (const title of told) {
          const known = titles.get(title.sessionId);
          if (known === undefined || RANKS[title.kind] >= RANKS[known.kind])
            titles.set(title.sessionId, title);
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
    uses: () => uses.values(),
    *tally({ since, until }, word) {
      for (const use of uses.values())
        if (use.at >= since && use.at < until)
          yield { ...use, word: word === null ? null : word === 'session' ? use.sessionId : use.project };
    },
    titles: () => new Map([...titles].map(([sessionId, { title }]) => [sessionId, title])),
    close: () => undefined,
  };
}
