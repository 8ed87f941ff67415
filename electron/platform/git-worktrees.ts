import { open } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { OuterWorktree } from '../core/reports/projects';

/**
 * Finds folders that are worktrees of a repository elsewhere, from the `.git` files in them; git itself is never run.
 */
export interface Worktrees {
  /**
   * Checks folders that were not checked recently. One at a time: a network share that is gone may block a read for
   * minutes.
   */
  readonly look: (folders: Iterable<string | null>) => Promise<void>;
  /** The worktree that contains a folder; `null` where the folder is in none, or was not checked yet. */
  readonly of: (folder: string) => OuterWorktree | null;
}

/** The kind of `.git` in a folder, with the first bytes of a file. */
export type GitEntry =
  { readonly kind: 'nothing' | 'folder' } | { readonly kind: 'file'; readonly text: string };

export interface WorktreesParts {
  readonly read: (file: string) => Promise<GitEntry>;
  /** Epoch ms. */
  readonly now: () => number;
  /** Resolves after the given ms: the longest time that a report waits. */
  readonly wait: (ms: number) => Promise<void>;
}

/** A folder is checked again after this time (ms), since worktrees come and go. */
const KNOWN_FOR_MS = 600_000;
/** The longest time that a report waits for all checks together, in ms. */
const PATIENCE_MS = 300;
/** How many parent folders are searched for `.git`. */
const MOST_ABOVE = 12;
/** Bytes that are read of a `.git` file, which holds one path. */
const MOST_READ = 4096;
const nothing: GitEntry = { kind: 'nothing' };
/** Names of git's own folder in the folder of a repository. */
const GIT_FOLDERS: readonly string[] = ['.git', '.bare'];

export function createWorktrees({ read, now, wait: patience }: WorktreesParts): Worktrees {
  const known = new Map<string, { readonly found: OuterWorktree | null; readonly at: number }>();
  let running: Promise<void> | null = null;
  const isDue = (folder: string): boolean => {
    const before = known.get(folder);
    return path.isAbsolute(folder) && (before === undefined || now() - before.at >= KNOWN_FOR_MS);
  };
  const lookAll = async (folders: readonly string[]): Promise<void> => {
    for (const folder of folders) known.set(folder, { found: await worktreeOf(folder, read), at: now() });
  };
  return {
    look: async (folders) => {
      const due = new Set<string>();
      for (const folder of folders) if (folder !== null && isDue(folder)) due.add(folder);
      if (due.size === 0) return;
      // While an earlier check is blocked, no other starts: each would block one of Node's few threads for files.
      running ??= lookAll([...due]).finally(() => {
        running = null;
      });
      await Promise.race([running, patience(PATIENCE_MS)]);
    },
    of: (folder) => known.get(folder)?.found ?? null,
  };
}

/** Searches a folder and its parents for the first `.git`: a file in a worktree, a folder in a repository. */
async function worktreeOf(folder: string, read: WorktreesParts['read']): Promise<OuterWorktree | null> {
  let root = folder;
  for (let above = 0; above < MOST_ABOVE; above += 1) {
    const entry = await read(path.join(root, '.git'));
    if (entry.kind === 'folder') return null;
    if (entry.kind === 'file') return readGitFile(entry.text, root);
    const parent = path.dirname(root);
    if (parent === root) return null;
    root = parent;
  }
  return null;
}

/**
 * Parses `gitdir: /home/me/repository/.git/worktrees/name`, which may be relative (git 2.48). A submodule's path goes
 * through `modules/`; a submodule is a project of its own.
 */
function readGitFile(content: string, root: string): OuterWorktree | null {
  const [, target] = /^gitdir: ([^\r\n\0]+)/.exec(content) ?? [];
  if (target === undefined) return null;
  const folder = path.resolve(root, target.trim());
  const worktrees = path.dirname(folder);
  if (path.basename(worktrees) !== 'worktrees') return null;
  const git = path.dirname(worktrees);
  const repository = GIT_FOLDERS.includes(path.basename(git)) ? path.dirname(git) : git;
  return { root, repository, name: path.basename(root) };
}

/** Creates the finder for folders of this machine. */
export function localWorktrees(): Worktrees {
  return createWorktrees({
    read: readGitEntry,
    now: Date.now,
    wait: (ms) => wait(ms, undefined, { ref: false }),
  });
}

async function readGitEntry(file: string): Promise<GitEntry> {
  try {
    const handle = await open(file, 'r');
    try {
      const stat = await handle.stat();
      if (stat.isDirectory()) return { kind: 'folder' };
      if (!stat.isFile()) return nothing;
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(MOST_READ), 0, MOST_READ, 0);
      return { kind: 'file', text: buffer.toString('utf8', 0, bytesRead) };
    } finally {
      await handle.close();
    }
  } catch {
    return nothing;
  }
}
