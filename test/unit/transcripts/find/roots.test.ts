import { describe, expect, it } from 'vitest';
import { transcriptRoots, type RootOptions } from '../../../../electron/transcripts/find/roots';
import fs from 'node:fs';
import path from 'node:path';
import { answer, Desk, tempFolder } from '../support';

const dirs = (over: Partial<RootOptions>) =>
  transcriptRoots({
    env: {},
    platform: 'linux',
    home: '/home/sam',
    cwd: '/work',
    extraDirs: [],
    ...over,
  }).map(({ dir }) => dir);

describe('the folders with transcripts', () => {
  it('the roots are both default folders, with XDG_CONFIG_HOME where it is set', () => {
    expect(dirs({}).slice(0, 2)).toEqual(['/home/sam/.config/claude/projects', '/home/sam/.claude/projects']);
    expect(dirs({ env: { XDG_CONFIG_HOME: '/x' } })[0]).toBe('/x/claude/projects');
  });

  it('the roots are those of CLAUDE_CONFIG_DIR alone: several, a home, a relative one, a projects folder itself, each once', () => {
    const env = { CLAUDE_CONFIG_DIR: '/a, ~/b,c ,/a/projects,' };
    expect(dirs({ env }).slice(0, -2)).toEqual(['/a/projects', '/home/sam/b/projects', '/work/c/projects']);
  });

  it('the roots are those of the settings too', () => {
    expect(dirs({ extraDirs: ['/team', ' '] })[2]).toBe('/team/projects');
  });

  it("the roots are Xcode's and the app's own on macOS", () => {
    expect(dirs({ platform: 'darwin', home: '/Users/sam' })).toEqual([
      '/Users/sam/.config/claude/projects',
      '/Users/sam/.claude/projects',
      '/Users/sam/Library/Developer/Xcode/CodingAssistant/ClaudeAgentConfig/projects',
      '/Users/sam/Library/Application Support/Claude/local-agent-mode-sessions',
      '/Users/sam/Library/Application Support/Claude/claude-code-sessions',
    ]);
  });

  it('the roots are written as Windows does', () => {
    const env = { CLAUDE_CONFIG_DIR: '~\\two' };
    expect(dirs({ platform: 'win32', home: 'C:\\Users\\sam', cwd: 'C:\\', env })[0]).toBe(
      'C:\\Users\\sam\\two\\projects',
    );
  });

  it("the roots are those of Claude's own app on Linux", () => {
    const folders = (config: string) => [
      `${config}/Claude/local-agent-mode-sessions`,
      `${config}/Claude/claude-code-sessions`,
    ];
    expect(dirs({}).slice(2)).toEqual(folders('/home/sam/.config'));
    expect(dirs({ env: { XDG_CONFIG_HOME: '/x', CLAUDE_CONFIG_DIR: '/a' } }).slice(1)).toEqual(folders('/x'));
  });

  it("the roots are those of Claude's own app on Windows, the Store's package too", () => {
    const roots = transcriptRoots({
      env: { CLAUDE_CONFIG_DIR: 'D:\\a', APPDATA: 'D:\\Roaming', LOCALAPPDATA: 'D:\\Local' },
      platform: 'win32',
      home: 'C:\\Users\\sam',
      cwd: 'C:\\',
      extraDirs: [],
      foldersIn: (dir) =>
        dir === 'D:\\Local\\Packages' ? ['Claude_pzs8sxrjxfjjc', 'Claudette_1', 'Microsoft.Word_8'] : [],
    });
    const store = 'D:\\Local\\Packages\\Claude_pzs8sxrjxfjjc\\LocalCache\\Roaming\\Claude';
    expect(roots.slice(1).map(({ dir, only }) => [dir, only])).toEqual(
      ['D:\\Roaming\\Claude', store].flatMap((dir) =>
        ['local-agent-mode-sessions', 'claude-code-sessions'].map((name) => [
          `${dir}\\${name}`,
          '\\.claude\\projects\\',
        ]),
      ),
    );
    expect(dirs({ platform: 'win32', home: 'C:\\Users\\sam', cwd: 'C:\\' })).toContain(
      'C:\\Users\\sam\\AppData\\Roaming\\Claude\\local-agent-mode-sessions',
    );
  });

  it('the roots have the account to which they belong', () => {
    const accountOf = (dir: string) => (dir === '/a' ? 'org' : null);
    const env = { CLAUDE_CONFIG_DIR: '/a/projects,/b' };
    const roots = transcriptRoots({ env, platform: 'linux', home: '/h', cwd: '/', extraDirs: [], accountOf });
    expect(roots.slice(0, 2).map(({ account }) => account)).toEqual(['org', null]);
  });
});

describe("the app's own sessions on macOS", () => {
  it("the app's own sessions on macOS are found at any depth, and the files beside them are not", () => {
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
