import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findClaudeVersion } from '../../../../electron/sources/claude-code/claude-version';
import { makePipe, runs, temporaryHome, treeState } from '../credentials/support';

function put(dir: string, name: string, content: unknown, mtime?: Date): void {
  const path = join(dir, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  if (mtime !== undefined) utimesSync(path, mtime, mtime);
}

function line(version: unknown): string {
  return `${JSON.stringify({ type: 'assistant', version, message: { content: 'x' } })}\n`;
}

describe('findClaudeVersion', () => {
  it('findClaudeVersion gives the newest by number among the sessions of all folders', async () => {
    const [one, two] = [temporaryHome().dir, temporaryHome().dir];
    put(one, 'sessions/1.json', { pid: 1, version: '2.1.99' });
    put(one, 'sessions/2.json', { pid: 2, version: '2.1.280' });
    put(two, 'sessions/3.json', { pid: 3, version: '2.1.100' });
    const before = treeState(one);
    expect(await findClaudeVersion([one, two])).toBe('2.1.280');
    expect(await findClaudeVersion([two, one])).toBe('2.1.280');
    expect(treeState(one)).toEqual(before);
  });

  it('findClaudeVersion compares versions by number, in any order of the files', async () => {
    const { dir } = temporaryHome();
    const version = fc.tuple(fc.nat(20), fc.nat(20), fc.nat(500));
    await fc.assert(
      fc.asyncProperty(fc.array(version, { minLength: 3, maxLength: 3 }), async (versions) => {
        versions.forEach((numbers, i) => {
          put(dir, `sessions/${String(i)}.json`, { version: numbers.join('.') });
        });
        const newest = [...versions].sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).at(-1);
        expect(await findClaudeVersion([dir])).toBe(newest?.join('.'));
      }),
      runs(40, 400),
    );
  });

  it('findClaudeVersion skips entries that are no version, no JSON or no file', async () => {
    const { dir } = temporaryHome();
    const evil = ['9.9.9\r\nX-Header: 1', 'v9.9.9', '9', '9.9.9-beta', '', 9, null, { a: 1 }, '9.9.9.9.9'];
    evil.forEach((version, i) => {
      put(dir, `sessions/evil${String(i)}.json`, { version });
    });
    put(dir, 'sessions/torn.json', '{"version":"9.9.9"');
    put(dir, 'sessions/list.json', '["9.9.9"]');
    put(dir, 'sessions/large.json', JSON.stringify({ version: '9.9.9' }).padEnd(70_000));
    put(dir, 'sessions/other.txt', { version: '9.9.9' });
    mkdirSync(join(dir, 'sessions', 'folder.json'));
    makePipe(join(dir, 'sessions', 'pipe.json'));
    expect(await findClaudeVersion([dir])).toBeNull();
    put(dir, 'sessions/good.json', { version: '1.0' });
    expect(await findClaudeVersion([dir])).toBe('1.0');
  });

  it('findClaudeVersion gives the last one of the newest transcript where no session has one', async () => {
    const { dir } = temporaryHome();
    put(dir, 'projects/a/old.jsonl', line('2.1.300'), new Date(1_000_000));
    const tail = `${line('2.1.5')}${line('2.1.4')}{"type":"summary"}\n${line(7)}{"version":"2.1.6","torn`;
    put(dir, 'projects/b/new.jsonl', `${line('2.1.3')}${'x'.repeat(400_000)}\n${tail}`, new Date(2_000_000));
    put(dir, 'projects/b/newest.txt', line('9.9.9'), new Date(3_000_000));
    mkdirSync(join(dir, 'projects', 'b', 'folder.jsonl'));
    makePipe(join(dir, 'projects', 'b', 'pipe.jsonl'));
    const before = treeState(dir);
    expect(await findClaudeVersion([dir])).toBe('2.1.4');
    expect(treeState(dir)).toEqual(before);
  });

  it('findClaudeVersion gives null where there is no version', async () => {
    const { dir } = temporaryHome();
    expect(await findClaudeVersion([dir, join(dir, 'gone')])).toBeNull();
    expect(await findClaudeVersion([])).toBeNull();
    put(dir, 'projects/a/empty.jsonl', '');
    expect(await findClaudeVersion([dir])).toBeNull();
  });
});
