import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Follower } from '../../../../electron/transcripts/follow/follow';
import { thisSystem, type WatchSystem } from '../../../../electron/transcripts/follow/watch-folders';
import { answer, Desk, remembered, tempFolder } from '../support';

const line = (index: number) => `${answer({ requestId: `req_${String(index)}` })}\n`;

/** A system whose watches end with an error, at once or later. */
function failing(code: string, when: 'at once' | 'later'): WatchSystem {
  const error = Object.assign(new Error(code), { code });
  const watch = ((...args: Parameters<typeof fs.watch>) => {
    if (when === 'at once') throw error;
    const watcher = fs.watch(...args);
    setTimeout(() => watcher.emit('error', error), 20);
    return watcher;
  }) as typeof fs.watch;
  return { watch, platform: 'linux', isLocal: () => true };
}

function follow(
  dir: string,
  system: WatchSystem = thisSystem,
  only?: string,
): { desk: Desk; reasons: string[] } {
  const desk = new Desk(dir);
  const roots = only === undefined ? desk.roots : [{ dir, account: 'org', only }];
  const reasons: string[] = [];
  const follower = new Follower(desk.scans, roots, system, {
    failed: (reason) => reasons.push(reason),
    read: () => undefined,
  });
  follower.start();
  onTestFinished(() => {
    follower.close();
  });
  return { desk, reasons };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(10);
}

describe('the follower of transcripts', () => {
  it('the follower reads existing lines, added lines, new files, and new folders with their files', async () => {
    const dir = tempFolder();
    fs.mkdirSync(path.join(dir, 'p'));
    const file = path.join(dir, 'p', 's.jsonl');
    fs.writeFileSync(file, line(1));
    const { desk, reasons } = follow(dir);
    expect(desk.uses()).toHaveLength(1);
    fs.appendFileSync(file, line(2));
    await until(() => desk.uses().length === 2);
    fs.writeFileSync(path.join(dir, 'p', 'other.jsonl'), line(3));
    await until(() => desk.uses().length === 3);
    const agents = path.join(dir, 'p', 's', 'subagents');
    fs.mkdirSync(agents, { recursive: true });
    fs.writeFileSync(path.join(agents, 'agent-a.jsonl'), line(4));
    await until(() => desk.uses().length === 4);
    fs.appendFileSync(path.join(agents, 'agent-a.jsonl'), line(5));
    await until(() => desk.uses().length === 5);
    fs.rmSync(path.join(dir, 'p'), { recursive: true });
    await until(() => remembered(desk.store).length === 0);
    expect({ uses: desk.uses().length, reasons }).toEqual({ uses: 5, reasons: [] });
  });

  it.each([
    ['ENOSPC', 'at once'],
    ['EMFILE', 'later'],
  ] as const)('the follower polls when the system has no more watches (%s, %s)', async (code, when) => {
    const dir = tempFolder();
    const file = path.join(dir, 's.jsonl');
    fs.writeFileSync(file, line(1));
    const { desk, reasons } = follow(dir, failing(code, when));
    await until(() => reasons.length === 1);
    fs.appendFileSync(file, line(2));
    await until(() => desk.uses().length === 2);
    fs.writeFileSync(path.join(dir, 't.jsonl'), line(3));
    await until(() => desk.uses().length === 3);
    expect(reasons).toEqual([code]);
  });

  it('the follower opens no file outside the folders of transcripts', async () => {
    const dir = tempFolder();
    const projects = path.join(dir, 'local_1', '.claude', 'projects', 'p');
    fs.mkdirSync(projects, { recursive: true });
    const { desk } = follow(dir, thisSystem, path.join(path.sep, '.claude', 'projects', path.sep));
    fs.writeFileSync(path.join(dir, 'local_1', 'data.jsonl'), line(1));
    fs.writeFileSync(path.join(projects, 's.jsonl'), line(2));
    await until(() => desk.uses().length > 0);
    await sleep(300);
    expect(desk.uses()).toMatchObject([{ requestId: 'req_2', account: 'org' }]);
  });

  it.skipIf(process.platform === 'win32' /* it watches folders as on Linux */)(
    'the follower looks at all files a minute after an event on a local disk, and each minute on other disks',
    () => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
      onTestFinished(() => {
        vi.useRealTimers();
      });
      for (const [isLocal, looks] of [
        [true, [0, 1]],
        [false, [10, 11]],
      ] as const) {
        const dir = tempFolder();
        fs.writeFileSync(path.join(dir, 's.jsonl'), line(1));
        let heard = (): void => undefined;
        const watch = ((
          folder: string,
          options: { recursive?: boolean },
          listener: fs.WatchListener<string>,
        ) => {
          heard = () => {
            listener('change', 's.jsonl');
          };
          return fs.watch(folder, options);
        }) as typeof fs.watch;
        const { desk } = follow(dir, { watch, platform: 'linux', isLocal: () => isLocal });
        vi.advanceTimersByTime(200);
        let count = 0;
        const all = desk.scans.all.bind(desk.scans);
        desk.scans.all = (roots) => {
          count += 1;
          return all(roots);
        };
        vi.advanceTimersByTime(10 * 60_000 + 1000);
        const quiet = count;
        heard();
        vi.advanceTimersByTime(60_000 + 1000);
        expect([quiet, count]).toEqual(looks);
      }
    },
  );

  it('the follower finds a root that is made later', { timeout: 30_000 }, async () => {
    const dir = path.join(tempFolder(), 'projects');
    const { desk } = follow(dir);
    fs.mkdirSync(dir);
    fs.writeFileSync(path.join(dir, 's.jsonl'), line(1));
    await until(() => desk.uses().length === 1);
    fs.appendFileSync(path.join(dir, 's.jsonl'), line(2));
    await until(() => desk.uses().length === 2);
    expect(desk.uses()).toHaveLength(2);
  });
});
