import { describe, expect, it } from 'vitest';
import { transcriptRoots, type RootOptions } from '../../../electron/transcripts/roots';
import fs from 'node:fs';
import path from 'node:path';
import { answer, Desk, tempFolder } from './support';

const dirs = (over: Partial<RootOptions>) =>
  transcriptRoots({
    env: {},
    platform: 'linux',
    home: '/home/sam',
    cwd: '/work',
    extraDirs: [],
    ...over,
  }).map(({ dir }) => dir);

describe('the roots', () => {
  it('are both default folders, with XDG_CONFIG_HOME where it is set', () => {
    expect(dirs({})).toEqual(['/home/sam/.config/claude/projects', '/home/sam/.claude/projects']);
    expect(dirs({ env: { XDG_CONFIG_HOME: '/x' } })[0]).toBe('/x/claude/projects');
  });

  it('are those of CLAUDE_CONFIG_DIR alone: several, a home, a relative one, a projects folder itself, each once', () => {
    const env = { CLAUDE_CONFIG_DIR: '/a, ~/b,c ,/a/projects,' };
    expect(dirs({ env })).toEqual(['/a/projects', '/home/sam/b/projects', '/work/c/projects']);
  });

  it('are those of the settings too', () => {
    expect(dirs({ extraDirs: ['/team', ' '] }).at(-1)).toBe('/team/projects');
  });

  it("are Xcode's and the app's own on macOS", () => {
    expect(dirs({ platform: 'darwin', home: '/Users/sam' })).toEqual([
      '/Users/sam/.config/claude/projects',
      '/Users/sam/.claude/projects',
      '/Users/sam/Library/Developer/Xcode/CodingAssistant/ClaudeAgentConfig/projects',
      '/Users/sam/Library/Application Support/Claude/local-agent-mode-sessions',
      '/Users/sam/Library/Application Support/Claude/claude-code-sessions',
    ]);
  });

  it('are written as Windows does', () => {
    const env = { CLAUDE_CONFIG_DIR: '~\\two' };
    expect(dirs({ platform: 'win32', home: 'C:\\Users\\sam', cwd: 'C:\\', env })).toEqual([
      'C:\\Users\\sam\\two\\projects',
    ]);
  });

  it('know whose they are', () => {
    const accountOf = (dir: string) => (dir === '/a' ? 'org' : null);
    const env = { CLAUDE_CONFIG_DIR: '/a/projects,/b' };
    const roots = transcriptRoots({ env, platform: 'linux', home: '/h', cwd: '/', extraDirs: [], accountOf });
    expect(roots.map(({ account }) => account)).toEqual(['org', null]);
  });
});

describe("the app's own sessions on macOS", () => {
  it('are found at any depth, and what was worked on beside them is not', () => {
    const dir = tempFolder();
    const write = (name: string, request: string) => {
      fs.mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
      fs.writeFileSync(path.join(dir, name), `${answer({ requestId: request })}\n`);
    };
    write('g/s/local_1/.claude/projects/p/a.jsonl', 'req_1');
    write('g/s/agent/local_2/.claude/projects/p/a/subagents/agent-b.jsonl', 'req_2');
    write('g/s/local_1/work/data.jsonl', 'req_3');
    write('g/s/local_1/.claude/projects/node_modules/x.jsonl', 'req_4');
    const desk = new Desk();
    desk.scans.all([{ dir, account: 'org', only: '/.claude/projects/' }]);
    expect(
      desk
        .uses()
        .map(({ requestId, account }) => [requestId, account])
        .toSorted(),
    ).toEqual([
      ['req_1', 'org'],
      ['req_2', 'org'],
    ]);
  });
});
