import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createActivityFinder } from '../../../electron/sources/local-activity';

const T0 = Date.UTC(2026, 10, 24, 9) / 1000;

function setUp() {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-activity-'));
  onTestFinished(() => {
    fs.rmSync(dir, { recursive: true, force: true });
  });
  /** Writes a file below the config folder as of so many seconds after T0. */
  const write = (name: string, seconds: number) => {
    const file = path.join(dir, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.appendFileSync(file, 'x');
    fs.utimesSync(file, T0 + seconds, T0 + seconds);
    return file;
  };
  return { dir, write, find: createActivityFinder(dir) };
}

const at = (seconds: number) => (T0 + seconds) * 1000;

describe('the newest time of Claude Code’s files', () => {
  it('the newest time is unknown where there is no file, or no folder', async () => {
    const { dir, find } = setUp();
    expect(await find()).toBeNull();
    expect(await createActivityFinder(path.join(dir, 'gone'))()).toBeNull();
  });

  it.each(['history.jsonl', 'sessions/12.json', 'projects/-home-m-app/s.jsonl'])(
    'the newest time is that of %s',
    async (name) => {
      const { write, find } = setUp();
      write(name, 10);
      expect(await find()).toBe(at(10));
      write(name, 20);
      expect(await find()).toBe(at(20));
    },
  );

  it('the newest time follows transcripts that grow, appear and go', async () => {
    const { write, find } = setUp();
    for (let file = 0; file < 6; file += 1) write(`projects/a/${String(file)}.jsonl`, file);
    write('projects/b/one.jsonl', 3);
    expect(await find()).toBe(at(5));
    write('projects/a/4.jsonl', 50);
    expect(await find()).toBe(at(50));
    const newer = write('projects/b/two.jsonl', 60);
    expect(await find()).toBe(at(60));
    fs.rmSync(newer);
    expect(await find()).toBe(at(50));
    fs.rmSync(path.dirname(newer), { recursive: true });
    expect(await find()).toBe(at(50));
  });

  it('the newest time is found without opening a file, so that a pipe costs no wait', async () => {
    const { dir, write, find } = setUp();
    write('projects/a/one.jsonl', 1);
    execFileSync('mkfifo', [path.join(dir, 'projects/a/pipe.jsonl'), path.join(dir, 'history.jsonl')]);
    expect(await find()).toBeGreaterThan(at(1));
  });
});
