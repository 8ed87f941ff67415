import { describe, expect, it } from 'vitest';
import { createProjectNames, placeOfFolder, projectKey } from '../../../../electron/core/reports/projects';

describe('placeOfFolder and projectKey', () => {
  it.each([
    ['/home/sam/app', '/home/sam/app', null],
    ['/home/sam/app/', '/home/sam/app', null],
    ['/home//sam/./app', '/home/sam/app', null],
    ['/', '/', null],
    ['/home/sam/app/packages/ui', '/home/sam/app/packages/ui', null],
    ['/home/sam/app/.claude/worktrees/elastic-cori', '/home/sam/app', 'elastic-cori'],
    ['/home/sam/app/.claude/worktrees/elastic-cori/packages/ui', '/home/sam/app/packages/ui', 'elastic-cori'],
    ['/home/sam/app/.worktrees/fix', '/home/sam/app', 'fix'],
    ['C:\\dev\\app\\.claude\\worktrees\\a b', 'C:\\dev\\app', 'a b'],
    ['/home/sam/.claude/projects', '/home/sam/.claude/projects', null],
    ['/.claude/worktrees/x', '/.claude/worktrees/x', null],
    ['c:/dev/app/', 'C:\\dev\\app', null],
    ['c:\\', 'C:\\', null],
    ['\\\\?\\C:\\dev\\app', 'C:\\dev\\app', null],
    ['\\\\server\\share\\app\\', '\\\\server\\share\\app', null],
    ['//server/share/app', '\\\\server\\share\\app', null],
    ['\\\\?\\UNC\\server\\share\\app', '\\\\server\\share\\app', null],
    ['', '', null],
  ])('the folder %j belongs to the project %j and the worktree %j', (folder, project, worktree) => {
    expect(placeOfFolder(folder)).toEqual({ project, worktree });
  });

  it('capital and small letters are one project on Windows, and two elsewhere', () => {
    expect(projectKey('C:\\Dev\\App')).toBe(projectKey('c:\\dev\\app'));
    expect(projectKey('/Dev')).not.toBe(projectKey('/dev'));
    const names = createProjectNames();
    const all = ['C:\\Dev\\app', 'c:/dev/App/', 'c:\\DEV\\APP\\.claude\\worktrees\\x', '/dev', '/Dev'];
    expect(all.map((folder) => names.of(folder)?.project)).toEqual([
      'C:\\Dev\\app',
      'C:\\Dev\\app',
      'C:\\Dev\\app',
      '/dev',
      '/Dev',
    ]);
  });
});
