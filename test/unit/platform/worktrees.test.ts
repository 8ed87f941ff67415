import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createProjectNames } from '../../../electron/core/reports/projects';
import { createWorktrees, localWorktrees, type GitEntry } from '../../../electron/platform/git-worktrees';

const home = fs.realpathSync(fs.mkdtempSync(path.join(tmpdir(), 'worktrees-')));
afterEach(() => {
  for (const name of fs.readdirSync(home)) fs.rmSync(path.join(home, name), { recursive: true, force: true });
});
afterAll(() => {
  fs.rmSync(home, { recursive: true, force: true });
});

const at = (...parts: readonly string[]) => path.join(home, ...parts);
function write(folder: string, git: string): string {
  fs.mkdirSync(at(folder), { recursive: true });
  fs.writeFileSync(at(folder, '.git'), git);
  return at(folder);
}
async function placeOf(folder: string) {
  const worktrees = localWorktrees();
  await worktrees.look([folder]);
  return createProjectNames(worktrees.of).of(folder);
}

describe('placeOf', () => {
  it('a worktree outside of its repository is of that repository, as git itself makes it', async () => {
    const git = (...words: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...words], { cwd: at('repo') });
    fs.mkdirSync(at('repo'));
    git('init', '-q');
    git('commit', '-q', '--allow-empty', '-m', 'first');
    git('worktree', 'add', '-q', at('elsewhere', 'fix'));
    fs.mkdirSync(at('elsewhere', 'fix', 'packages', 'app'), { recursive: true });
    expect(await placeOf(at('elsewhere', 'fix'))).toEqual({ project: at('repo'), worktree: 'fix' });
    const below = at('elsewhere', 'fix', 'packages', 'app');
    expect(await placeOf(below)).toEqual({ project: at('repo', 'packages', 'app'), worktree: 'fix' });
    expect(await placeOf(at('repo'))).toEqual({ project: at('repo'), worktree: null });
  });

  it.each([
    ['relative', 'gitdir: ../repo/.git/worktrees/x\n', 'repo'],
    ['of a bare repository in a folder', 'gitdir: ../repo/.bare/worktrees/x', 'repo'],
    ['of a bare repository', 'gitdir: ../repo.git/worktrees/x', 'repo.git'],
  ])('a worktree outside of its repository may be %s', async (_what, content, repository) => {
    expect(await placeOf(write('x', content))).toEqual({ project: at(repository), worktree: 'x' });
  });

  it.each([
    ['a submodule', 'gitdir: ../repo/.git/modules/x\n'],
    ['a file with other words', 'hello\n'],
    ['an empty file', ''],
    ['a large file', 'x'.repeat(1_000_000)],
  ])('a worktree is not recognized in %s', async (_what, content) => {
    expect(await placeOf(write('x', content))).toEqual({ project: at('x'), worktree: null });
  });

  it('a worktree outside of its repository is not a folder that is gone', async () => {
    expect(await placeOf(at('gone', 'x'))).toEqual({ project: at('gone', 'x'), worktree: null });
  });
});

describe('placeOf: looks at the disk', () => {
  const parts = () => {
    const seen: string[] = [];
    let now = 0;
    let answer: (found: GitEntry) => void = () => undefined;
    const worktrees = createWorktrees({
      read: (file) => {
        seen.push(file);
        return new Promise((resolve) => (answer = resolve));
      },
      now: () => now,
      wait: () => Promise.resolve(),
    });
    return {
      worktrees,
      seen,
      pass: (ms: number) => (now += ms),
      answer: (text: string) => {
        answer({ kind: 'file', text });
      },
    };
  };

  it('a look at the disk does not wait for a folder that never answers, and begins no second read meanwhile', async () => {
    const { worktrees, seen, answer } = parts();
    await worktrees.look(['/net/a']);
    await worktrees.look(['/net/a', '/net/b']);
    expect(seen).toEqual(['/net/a/.git']);
    expect(worktrees.of('/net/a')).toBeNull();
    answer('gitdir: /home/me/repo/.git/worktrees/a');
    await new Promise(setImmediate);
    expect(worktrees.of('/net/a')?.repository).toBe('/home/me/repo');
    await worktrees.look(['/net/b']);
    expect(seen).toEqual(['/net/a/.git', '/net/b/.git']);
  });

  it('a look at the disk is done again after ten minutes, not before', async () => {
    const { worktrees, seen, answer, pass } = parts();
    await worktrees.look(['/a']);
    answer('gitdir: /repo/.git/worktrees/a');
    await new Promise(setImmediate);
    await worktrees.look(['/a', null, 'relative']);
    expect(seen).toHaveLength(1);
    pass(600_000);
    await worktrees.look(['/a']);
    expect(seen).toHaveLength(2);
  });
});
