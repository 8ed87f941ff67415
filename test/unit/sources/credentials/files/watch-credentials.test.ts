import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeCredentials, writeCredentialsText } from '../../../../fakes/credentials';
import {
  watchCredentials,
  type CredentialsWatch,
  type WatchOptions,
} from '../../../../../electron/sources/credentials/files/watch-credentials';
import { temporaryHome, treeState, until } from '../support';

/** Nothing but the events: no test waits for it. */
const NEVER = 3_600_000;

interface Watching {
  readonly home: string;
  readonly dir: string;
  readonly watch: CredentialsWatch;
  changes(): number;
}

async function watching(options: WatchOptions, prepare?: (dir: string) => void): Promise<Watching> {
  const { home, dir } = temporaryHome();
  prepare?.(dir);
  let changes = 0;
  const watch = watchCredentials(dir, () => (changes += 1), options);
  onTestFinished(() => {
    watch.close();
  });
  await watch.ready;
  return { home, dir, watch, changes: () => changes };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

const byEvents: WatchOptions = { debounceMs: 60, pollMs: NEVER };

describe('watchCredentials by events of the system', () => {
  it('the watch calls back for a file replaced by a rename, each time', async () => {
    const at = await watching(byEvents, (dir) => writeCredentials(dir));
    for (let i = 1; i <= 3; i += 1) {
      writeCredentials(at.dir, { accessToken: `token-${String(i)}` });
      await until(() => at.changes() === i);
    }
  });

  it('the watch calls back for a file that appears and for one that goes', async () => {
    const at = await watching(byEvents);
    writeCredentials(at.dir);
    await until(() => at.changes() === 1);
    rmSync(join(at.dir, '.credentials.json'));
    await until(() => at.changes() === 2);
  });

  it('the watch calls back for a file written in place, once a burst', async () => {
    const at = await watching({ ...byEvents, debounceMs: 700 }, (dir) => writeCredentials(dir));
    for (let i = 0; i < 10; i += 1) {
      writeFileSync(join(at.dir, '.credentials.json'), 'x'.repeat(i));
      await pause(5);
    }
    expect(at.changes()).toBe(0);
    await until(() => at.changes() === 1);
    await pause(900);
    expect(at.changes()).toBe(1);
  });

  it('the watch does not call back for the other files of a busy folder, nor at the start', async () => {
    const at = await watching(byEvents, (dir) => writeCredentials(dir));
    for (let i = 0; i < 20; i += 1) writeFileSync(join(at.dir, `history-${String(i)}.jsonl`), 'x');
    writeFileSync(join(at.dir, '.credentials.json.tmp'), 'x');
    await pause(200);
    expect(at.changes()).toBe(0);
  });

  it('the watch calls back in time while other files change all the time', async () => {
    const at = await watching({ debounceMs: 400, pollMs: NEVER }, (dir) => writeCredentials(dir));
    writeCredentials(at.dir, { accessToken: 'next' });
    const end = performance.now() + 2_500;
    while (at.changes() === 0 && performance.now() < end) {
      writeFileSync(join(at.dir, 'history.jsonl'), 'x');
      await pause(20);
    }
    expect(at.changes()).toBe(1);
  });

  it('the watch changes no file', async () => {
    const at = await watching({ debounceMs: 10, pollMs: 20 }, (dir) => writeCredentials(dir));
    const before = treeState(at.home);
    await pause(150);
    expect(treeState(at.home)).toEqual(before);
  });

  it('the watch does not call back after it is closed, not even for a change just before', async () => {
    const at = await watching({ ...byEvents, debounceMs: 300 }, (dir) => writeCredentials(dir));
    writeCredentialsText(at.dir, 'changed');
    await pause(10);
    at.watch.close();
    at.watch.close();
    writeCredentialsText(at.dir, 'changed again');
    await pause(600);
    expect(at.changes()).toBe(0);
  });

  it('the watch does not call back when it is closed before it is ready', async () => {
    const { dir } = temporaryHome();
    let changes = 0;
    const watch = watchCredentials(dir, () => (changes += 1), byEvents);
    watch.close();
    await watch.ready;
    writeCredentials(dir);
    await pause(150);
    expect(changes).toBe(0);
  });
});

describe('watchCredentials by looks at intervals', () => {
  const byLooking: WatchOptions = { debounceMs: 60, pollMs: 30 };

  it('the watch waits for a folder that is not there yet, then watches it', async () => {
    const at = await watching(byLooking, (dir) => {
      rmSync(dir, { recursive: true });
    });
    await pause(100);
    expect(at.changes()).toBe(0);
    mkdirSync(at.dir);
    writeCredentials(at.dir);
    await until(() => at.changes() === 1);
    writeCredentials(at.dir, { accessToken: 'next' });
    await until(() => at.changes() === 2);
  });

  it('the watch follows a folder that is replaced, by events again', async () => {
    const at = await watching({ debounceMs: 20, pollMs: 4_000 }, (dir) => writeCredentials(dir));
    renameSync(at.dir, `${at.dir}-old`);
    mkdirSync(at.dir);
    await until(() => at.changes() === 1);
    // Looking now and then, each of these would take 4 s.
    const began = performance.now();
    for (let i = 2; i <= 4; i += 1) {
      writeCredentials(at.dir, { accessToken: `token-${String(i)}` });
      await until(() => at.changes() === i);
    }
    expect(performance.now() - began).toBeLessThan(7_000);
  });

  it('the watch does not call back after it is closed in the middle of a look', async () => {
    for (let i = 0; i < 40; i += 1) {
      const at = await watching({ debounceMs: 0, pollMs: 1 }, (dir) => writeCredentials(dir));
      await pause(2);
      writeCredentials(at.dir, { accessToken: 'next' });
      await new Promise((resolve) => setImmediate(resolve));
      at.watch.close();
      const told = at.changes();
      await pause(5);
      expect(at.changes()).toBe(told);
    }
  });
});
